/** A passkey as it is kept with the details of its person. Its counter is kept apart, in `AccessState`. */
export interface Passkey {
  /** base64url. */
  credentialId: string;
  /** COSE, base64url. */
  publicKey: string;
  /** How a browser reaches it: `internal`, `usb`, `hybrid` … */
  transports: readonly string[];
  /** Whether it is copied to other devices of its person. */
  isSynced: boolean;
}

/**
 * - `unknown`: no ceremony was begun, it was over 5 minutes ago, or it was used already
 * - `another-browser`: it was begun in another browser
 * - `unknown-passkey`: the passkey is nobody's here, or somebody else's than was asked for
 * - `not-valid`: the answer does not hold what it must; the cause is for the log
 * - `copied`: its counter is not above the last one: somebody may have a copy
 */
export type PasskeyRefusal = 'unknown' | 'another-browser' | 'unknown-passkey' | 'not-valid' | 'copied';

const sentences: Readonly<Record<PasskeyRefusal, string>> = {
  unknown: 'This took longer than 5 minutes, or was used already. Try again.',
  'another-browser': 'This was begun in another browser. Try again in this one.',
  'unknown-passkey': 'This passkey is not known here. Use another one, or ask for a link by mail.',
  'not-valid': 'The passkey could not be checked. Try again, or ask for a link by mail.',
  copied: 'This passkey may have been copied, so it lets nobody in. Remove it and add a new one.',
};

/** Nobody is signed in, and nothing was added. The message is for the person; `cause` is for the log. */
export class PasskeyRefused extends Error {
  override readonly name = 'PasskeyRefused';
  constructor(
    readonly code: PasskeyRefusal,
    cause?: unknown,
  ) {
    super(sentences[code], { cause });
  }
}
