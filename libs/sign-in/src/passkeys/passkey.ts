/** A stored passkey. Its counter is a separate record. */
export interface Passkey {
  /** base64url. */
  credentialId: string;
  /** COSE, base64url. */
  publicKey: string;
  /** WebAuthn transports: `internal`, `usb`, `hybrid` … */
  transports: readonly string[];
  /** Whether it is synced to other devices of its owner. */
  isSynced: boolean;
}

/**
 * - `unknown`: no ceremony was started, it was over 5 minutes ago, or its challenge was used already
 * - `another-browser`: the ceremony was started in another browser
 * - `unknown-passkey`: the passkey has no owner here, or its owner is not the expected person
 * - `not-valid`: the answer is invalid; `cause` has the details for the log
 * - `copied`: its counter did not increase: there may be a copy
 */
export type PasskeyRefusal = 'unknown' | 'another-browser' | 'unknown-passkey' | 'not-valid' | 'copied';

const sentences: Readonly<Record<PasskeyRefusal, string>> = {
  unknown: 'This took longer than 5 minutes, or was used already. Try again.',
  'another-browser': 'This was begun in another browser. Try again in this one.',
  'unknown-passkey': 'This passkey is not known here. Use another one, or ask for a link by email.',
  'not-valid': 'The passkey could not be checked. Try again, or ask for a link by email.',
  copied: 'This passkey may have been copied, so it lets nobody in. Remove it and add a new one.',
};

/** The sign-in or registration failed. The message is for the person; `cause` is for the log. */
export class PasskeyRefused extends Error {
  override readonly name = 'PasskeyRefused';
  constructor(
    readonly code: PasskeyRefusal,
    cause?: unknown,
  ) {
    super(sentences[code], { cause });
  }
}
