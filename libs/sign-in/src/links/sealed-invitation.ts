import type { Clock, Instant } from '#kernel';
import { freshSecret, isSecret } from '../secrets/fresh-secret.js';
import { later } from '../secrets/later.js';
import { seal, unseal } from '../secrets/sealed-text.js';

export interface SealedInvitation {
  /** The email address of the first administrator, or of one who needs access again. */
  mail: string;
  /** A secret of 43 characters that makes the invitation single-use. */
  nonce: string;
  expiry: Instant;
}

const purpose = 'invitation of an administrator';
const lifetimeSeconds = 72 * 3_600;

/** A new invitation for 72 hours, not yet sealed. Nothing is stored or recorded. */
export const freshInvitation = (mail: string, clock: Clock): SealedInvitation => ({ mail, nonce: freshSecret(), expiry: later(clock.now(), lifetimeSeconds) });

/** @param secret SESSION_SECRET, the same as on the server @returns text for a URL */
export const sealInvitation = (invitation: SealedInvitation, secret: string): Promise<string> => seal(invitation, secret, purpose);

/** Undefined when it was altered, or sealed with another secret. The caller checks the expiry. */
export async function openInvitation(token: string, secret: string): Promise<SealedInvitation | undefined> {
  const { mail, nonce, expiry } = (await unseal<SealedInvitation>(token, secret, purpose)) ?? {};
  return typeof mail === 'string' && isSecret(nonce) && typeof expiry === 'string' ? { mail, nonce, expiry } : undefined;
}
