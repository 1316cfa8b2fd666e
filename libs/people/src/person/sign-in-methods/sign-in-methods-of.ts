import type { PersonState } from '../person.state.js';
import type { SignInMethod } from './state.js';

/** How somebody signs in, as the log knows it; nothing once they were erased. @param person the state of a person's stream */
export function signInMethodsOf(person: object | undefined): readonly SignInMethod[] {
  const state = person as PersonState | undefined;
  return state && state.details.erasedOn === null ? state.signInMethods.methods : [];
}
