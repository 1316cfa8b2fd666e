import { personaCookieHours, personaCookieName } from '#people';

/**
 * The value of one cookie of a `Cookie` header. Undefined when the cookie has two values: another site of the same domain may
 * have added one, and the header does not say which.
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
 * The `Set-Cookie` header that stores a sealed persona. With `Lax`, a link from an email or another page opens as the same
 * persona. Forms of other sites are sent without it.
 */
export const personaSetCookie = (sealed: string, secure: boolean): string =>
  `${personaCookieName}=${sealed}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${personaCookieHours * 3600}${secure ? '; Secure' : ''}`;

/** The `Set-Cookie` header that deletes the persona. */
export const forgetPersona = (secure: boolean): string =>
  `${personaCookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure ? '; Secure' : ''}`;

export const seenCookieName = 'milepost_seen';
/** A working read model has applied the position by then. */
const seenSeconds = 60;

/** The `Set-Cookie` header that stores the position of the last event that this browser recorded. It contains only that number. */
export const seenSetCookie = (position: string, secure: boolean): string =>
  `${seenCookieName}=${position}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seenSeconds}${secure ? '; Secure' : ''}`;
