import type { Instant } from '#kernel';

export type SignInMethod = 'openid' | 'passkey' | 'link';

/** Somebody who is signed in. */
export interface Session {
  /** The person's id. */
  person: string;
  method: SignInMethod;
  startedAt: Instant;
  /** When it was used last, to about a minute. */
  lastSeen: Instant;
  /** When the person last proved who they are. */
  steppedUpAt: Instant;
  /** For `csrfToken` and `isCsrfToken`. */
  csrfSecret: string;
}

/** A session in the list of a person. */
export interface SessionEntry extends Omit<Session, 'csrfSecret'> {
  /** For `endOne`: opens nothing. */
  handle: string;
  /** What the browser called itself when it signed in. */
  device: string;
  /** True for the session that asks. */
  isThis: boolean;
}

/** How long sessions last, in seconds. */
export interface SessionLimits {
  /** Without use, on pages that show people. */
  idleWithPeople: number;
  /** Without use, on the others. */
  idle: number;
  /** From the sign-in on. */
  longest: number;
  /** From the sign-in on, when the provider of OpenID Connect said who it is. */
  longestOpenId: number;
  /** For how long a proof of who they are lasts for what needs a recent one. */
  stepUp: number;
}

export const sessionLimits: SessionLimits = { idleWithPeople: 30 * 60, idle: 12 * 3_600, longest: 30 * 86_400, longestOpenId: 12 * 3_600, stepUp: 10 * 60 };
