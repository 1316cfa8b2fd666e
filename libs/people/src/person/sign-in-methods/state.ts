import type { SignInMethodKind } from './codes.js';

/** A sign-in method of a person, as the log records it. */
export interface SignInMethod {
  kind: SignInMethodKind;
  /** A random id: it reveals nothing about the address, account or passkey. In lower case. */
  method: string;
}

export interface SignInMethodsState {
  /** Methods that were added and not removed. */
  methods: SignInMethod[];
}
