import { cookieValue } from '../security/cookies.js';
import type { FastifyRequest } from '../security/request.js';

/** What a browser keeps for somebody and shows to nobody else: a query, and nothing that identifies. */
export interface KeptCookie {
  name: string;
  /** Absent: until the browser is closed. */
  seconds?: number;
}

/** The address that was kept for this person; undefined when it was kept for another one. */
export function keptAddress({ headers, actor }: FastifyRequest, { name }: KeptCookie): string | undefined {
  const value = cookieValue(headers.cookie, name);
  if (value === undefined || !/^[\w-]{1,2000}$/u.test(value)) return undefined;
  const [person, kept] = Buffer.from(value, 'base64url').toString().split('\n');
  return person === actor?.id && kept ? kept : undefined;
}

/** The `Set-Cookie` header that keeps it; an empty text is forgotten. */
export function keptSetCookie({ name, seconds }: KeptCookie, person: string, kept: string, secure: boolean): string {
  const value = kept === '' ? '' : Buffer.from(`${person}\n${kept.slice(0, 500)}`).toString('base64url');
  const age = kept === '' ? '; Max-Age=0' : seconds === undefined ? '' : `; Max-Age=${seconds}`;
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${age}${secure ? '; Secure' : ''}`;
}
