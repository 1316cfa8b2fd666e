import { freshBrowserId, sessionLimits, type SignedIn } from '#sign-in';
import { cookieValue } from '../../security/cookies.js';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { knownBrowserOf, lastingSetCookie } from './browser-id.js';

export interface SessionExchange {
  request: FastifyRequest;
  reply: FastifyReply;
  signIn: SignIn;
  https: boolean;
}

/** Signs a person in: a new session replaces the one of the browser. */
export async function startSession({ request, reply, signIn, https }: SessionExchange, who: SignedIn): Promise<void> {
  const { cookies, sessions, accessLog } = signIn;
  await accessLog.note({ kind: 'signed-in', person: who.person, way: who.method });
  const before = await cookies.session.open(cookieValue(request.headers.cookie, cookies.names.session));
  const id = await sessions.start({ ...who, device: request.headers['user-agent'] }, before);
  void reply.header('set-cookie', lastingSetCookie(cookies.names.session, await cookies.session.seal(id), sessionLimits.longest, https));
  const known = (await knownBrowserOf(request, signIn)) ?? freshBrowserId();
  void reply.header('set-cookie', lastingSetCookie(cookies.names.known, await cookies.known.seal(known), knownFor, https));
}

/** The lifetime of the cookie of a known browser, in seconds. */
const knownFor = 180 * 86_400;

/**
 * Renews the proof of identity of the session.
 * @returns false when the session has ended meanwhile
 */
export async function stepUpSession({ reply, signIn: { cookies, sessions, accessLog }, https }: Omit<SessionExchange, 'request'>, sessionId: string, { person, method, authenticatedAt, idToken }: SignedIn): Promise<boolean> {
  const id = await sessions.stepUp(sessionId, authenticatedAt, idToken);
  if (id !== undefined) await accessLog.note({ kind: 'proved-again', person, way: method });
  if (id !== undefined) void reply.header('set-cookie', lastingSetCookie(cookies.names.session, await cookies.session.seal(id), sessionLimits.longest, https));
  return id !== undefined;
}

/** Deletes the session cookie. */
export const forgetSession = (reply: FastifyReply, { cookies }: SignIn, https: boolean): void => void reply.header('set-cookie', lastingSetCookie(cookies.names.session, '', 0, https));
