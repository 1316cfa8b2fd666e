import { createHash, timingSafeEqual } from 'node:crypto';
import { freshBytes } from '#kernel';

const bytes = 32;
const digest = (secret: string): Buffer => createHash('sha256').update(`csrf\n${secret}`).digest();
const xor = (a: Uint8Array, b: Uint8Array): Buffer => Buffer.from(a.map((byte, at) => byte ^ (b[at] ?? 0)));

/**
 * A CSRF token for the forms of one response: the secret's hash, XORed with a random mask. Each response contains different
 * bytes, so that compressed sizes do not reveal the token (BREACH). 86 characters.
 * @param secret the CSRF secret of the session
 */
export function csrfToken(secret: string): string {
  const mask = freshBytes(bytes);
  return Buffer.concat([mask, xor(mask, digest(secret))]).toString('base64url');
}

/** Whether a token was made with the secret. Compares in constant time. */
export function isCsrfToken(secret: string, token: unknown): boolean {
  if (typeof token !== 'string' || !/^[\w-]{86}$/u.test(token)) return false;
  const given = Buffer.from(token, 'base64url');
  return timingSafeEqual(xor(given.subarray(0, bytes), given.subarray(bytes)), digest(secret));
}
