import { StepUpNeeded } from '#access';
import { NotFound } from '#kernel';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import type { Visitor } from '../../security/visitor.js';
import type { OpenIdMethod, PasskeyMethod, SignIn } from '../../sign-in/sign-in.js';

/** @throws NotFound in the demonstration */
export function signInHere(signIn: SignIn | null, page = 'sign-in'): SignIn {
  if (!signIn) throw new NotFound('page', page);
  return signIn;
}

/** @throws NotFound when no provider is configured */
export function openIdHere(signIn: SignIn | null): { signIn: SignIn; openId: OpenIdMethod } {
  if (!signIn?.openId) throw new NotFound('page', 'openid');
  return { signIn, openId: signIn.openId };
}

/** @throws NotFound when passkeys are unavailable */
export function passkeysHere(signIn: SignIn | null): { signIn: SignIn; passkeys: PasskeyMethod } {
  if (!signIn?.passkeys) throw new NotFound('page', 'passkeys');
  return { signIn, passkeys: signIn.passkeys };
}

/**
 * Requires a sign-in within the last few minutes.
 * @param what completes “To …, sign in again”
 * @throws StepUpNeeded, NotFound without a session
 */
export function steppedUp(request: FastifyRequest, what: string): Visitor & { session: NonNullable<Visitor['session']> } {
  const { session, ...actor } = actorOf(request);
  if (!session) throw new NotFound('page', 'account');
  if (!actor.steppedUp) throw new StepUpNeeded(what);
  return { ...actor, session };
}
