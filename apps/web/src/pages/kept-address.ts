import { cookieValue } from '../security/cookies.js';
import type { FastifyRequest } from '../security/request.js';

/** A cookie in which a browser stores a query for one person. It contains no personal data. */
export interface KeptCookie {
  name: string;
  /** Absent: a session cookie, which ends with the browser. */
  seconds?: number;
}

/** The query that was stored for this person; undefined when it was stored for another one. */
export function keptAddress({ headers, actor }: FastifyRequest, { name }: KeptCookie): string | undefined {
  const value = cookieValue(headers.cookie, name);
  if (value === undefined || !/^[\w-]{1,2000}$/u.test(value)) return undefined;
  const [person, kept] = Buffer.from(value, 'base64url').toString().split('\n');
  return person === actor?.id && kept ? kept : undefined;
}

/** The `Set-Cookie` header that stores the query. An empty query deletes the cookie. */
export function keptSetCookie({ name, seconds }: KeptCookie, person: string, kept: string, secure: boolean): string {
  const value = kept === '' ? '' : Buffer.from(`${person}\n${kept.slice(0, 500)}`).toString('base64url');
  const age = kept === '' ? '; Max-Age=0' : seconds === undefined ? '' : `; Max-Age=${seconds}`;
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${age}${secure ? '; Secure' : ''}`;
}
