import type { SignInMethodKind } from './codes.js';

/** A way in which somebody signs in, as the log knows it. */
export interface SignInMethod {
  kind: SignInMethodKind;
  /** Random: it says nothing of the address, the account or the passkey. In lower case. */
  method: string;
}

export interface SignInMethodsState {
  /** Those that were added and not removed. */
  methods: SignInMethod[];
}
