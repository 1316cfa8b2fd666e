import { sealData, unsealData } from 'iron-session';
import type { Clock, Instant, Role } from '#kernel';
import { isRole } from './personas.js';

export const personaCookieName = 'milepost_persona';
/** Hours after which the choice must be made again, even if the cookie was used. */
export const personaCookieHours = 12;

interface Sealed {
  role: Role;
  until: Instant;
}

/** Seals and opens the cookie that contains the role in which a visitor acts. */
export interface PersonaCookie {
  seal(role: Role): Promise<string>;
  /** Undefined when it is absent, altered, sealed with another secret, or expired. */
  open(value: string | undefined): Promise<Role | undefined>;
}

/** @param secret at least 32 characters */
export const personaCookie = (secret: string, clock: Clock): PersonaCookie => ({
  seal(role) {
    const until = new Date(Date.parse(clock.now()) + personaCookieHours * 3_600_000).toISOString();
    // The expiry is inside the data and uses the injected clock; the seal itself never expires.
    return sealData({ role, until } satisfies Sealed, { password: secret, ttl: 0 });
  },
  async open(value) {
    if (value === undefined || value === '') return undefined;
    const sealed: Partial<Sealed> = await unsealData<Partial<Sealed>>(value, { password: secret, ttl: 0 }).catch(() => ({}));
    return isRole(sealed.role) && typeof sealed.until === 'string' && clock.now() < sealed.until ? sealed.role : undefined;
  },
});
