import { personaCookieHours, personaCookieName } from '#people';

/**
 * The value of one cookie of a `Cookie` header. Undefined when it comes with several values: another site of the same domain
 * may have added one, and nothing says which.
 */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  let found: string | undefined;
  if (!header?.includes(name)) return undefined;
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at <= 0 || pair.slice(0, at).trim() !== name) continue;
    const value = pair.slice(at + 1).trim();
    if (found !== undefined && found !== value) return undefined;
    found = value;
  }
  return found;
}

/**
 * The `Set-Cookie` header that keeps a sealed persona. `Lax`: a link from a mail or another page opens as the same
 * persona, but no other site's form is sent with it.
 */
export const personaSetCookie = (sealed: string, secure: boolean): string =>
  `${personaCookieName}=${sealed}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${personaCookieHours * 3600}${secure ? '; Secure' : ''}`;

/** The `Set-Cookie` header that forgets the persona. */
export const forgetPersona = (secure: boolean): string =>
  `${personaCookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure ? '; Secure' : ''}`;

export const seenCookieName = 'milepost_seen';
/** Any read model that works has seen it by then. */
const seenSeconds = 60;

/** The `Set-Cookie` header that keeps the position of what this browser recorded last: a number, and nothing else. */
export const seenSetCookie = (position: string, secure: boolean): string =>
  `${seenCookieName}=${position}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seenSeconds}${secure ? '; Secure' : ''}`;
