import type { PersonState } from '../person.state.js';
import type { SignInMethod } from './state.js';

/** The sign-in methods of a person according to the log; empty after the erasure. @param person the state of a person's stream */
export function signInMethodsOf(person: object | undefined): readonly SignInMethod[] {
  const state = person as PersonState | undefined;
  return state && state.details.erasedOn === null ? state.signInMethods.methods : [];
}
