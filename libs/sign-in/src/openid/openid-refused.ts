/**
 * - `unknown`: no sign-in was started, it was over 10 minutes ago, or the answer was used already
 * - `another-browser`: the sign-in was started in another browser
 * - `denied`: the person or the provider refused
 * - `not-recent`: the person had to sign in again, and did not
 * - `not-valid`: the answer of the provider is invalid; `cause` has the details for the log
 */
export type OpenIdRefusal = 'unknown' | 'another-browser' | 'denied' | 'not-recent' | 'not-valid';

const sentences: Readonly<Record<OpenIdRefusal, string>> = {
  unknown: 'This sign-in was used already, or was begun over 10 minutes ago. Sign in again.',
  'another-browser': 'This sign-in was begun in another browser. Sign in again in this one.',
  denied: 'Your organisation’s sign-in did not let you in. Ask the people who run it.',
  'not-recent': 'You were asked to sign in again at your organisation, and it answered with an older sign-in. Sign out there first.',
  'not-valid': 'The answer of your organisation’s sign-in could not be checked. Sign in again; tell the administrator if it happens twice.',
};

/** The sign-in failed. The message is for the person; `cause` is for the log, and may contain claims. */
export class OpenIdRefused extends Error {
  override readonly name = 'OpenIdRefused';
  constructor(
    readonly code: OpenIdRefusal,
    cause?: unknown,
  ) {
    super(sentences[code], { cause });
  }
}
