import type { Instant } from '#kernel';

export type SignInMethod = 'openid' | 'passkey' | 'link';

/** A sign-in session. */
export interface Session {
  /** The person's id. */
  person: string;
  method: SignInMethod;
  startedAt: Instant;
  /** When it was last used, accurate to about a minute. */
  lastSeen: Instant;
  /** When the person last proved who they are. */
  steppedUpAt: Instant;
  /** For `csrfToken` and `isCsrfToken`. */
  csrfSecret: string;
}

/** A session in the list of a person. */
export interface SessionEntry extends Omit<Session, 'csrfSecret'> {
  /** For `endOne`; it gives no access. */
  handle: string;
  /** The `User-Agent` of the browser at the sign-in. */
  device: string;
  /** True for the session of the current request. */
  isThis: boolean;
}

/** How long sessions last, in seconds. */
export interface SessionLimits {
  /** Idle timeout of pages that show people. */
  idleWithPeople: number;
  /** Idle timeout of other pages. */
  idle: number;
  /** Maximum from the sign-in. */
  longest: number;
  /** Maximum from a sign-in with OpenID Connect. */
  longestOpenId: number;
  /** How long a step-up lasts. */
  stepUp: number;
}

export const sessionLimits: SessionLimits = { idleWithPeople: 30 * 60, idle: 12 * 3_600, longest: 30 * 86_400, longestOpenId: 12 * 3_600, stepUp: 10 * 60 };
