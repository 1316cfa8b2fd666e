import type { Clock, Instant } from '#kernel';
import { freshSecret, isSecret } from '../secrets/fresh-secret.js';
import { later } from '../secrets/later.js';
import { seal, unseal } from '../secrets/sealed-text.js';

export interface SealedInvitation {
  /** Of the first administrator, or of one who comes back in. */
  mail: string;
  /** A secret of 43 characters: makes it single use. */
  nonce: string;
  expiry: Instant;
}

const purpose = 'invitation of an administrator';
const lasts = 72 * 3_600;

/** An invitation that was not sealed yet: it lasts 72 hours. Nothing is kept or recorded. */
export const freshInvitation = (mail: string, clock: Clock): SealedInvitation => ({ mail, nonce: freshSecret(), expiry: later(clock.now(), lasts) });

/** @param secret SESSION_SECRET: the same that the server has @returns text for an address */
export const sealInvitation = (invitation: SealedInvitation, secret: string): Promise<string> => seal(invitation, secret, purpose);

/** Undefined when it was altered, or sealed with another secret. Whether it is past its end is for the caller. */
export async function openInvitation(token: string, secret: string): Promise<SealedInvitation | undefined> {
  const { mail, nonce, expiry } = (await unseal<SealedInvitation>(token, secret, purpose)) ?? {};
  return typeof mail === 'string' && isSecret(nonce) && typeof expiry === 'string' ? { mail, nonce, expiry } : undefined;
}
