import { csrfToken, isCsrfToken } from '#sign-in';
import { Rejection } from './rejection.js';
import { isApi, type FastifyRequest } from './request.js';
import type { Visitor } from './visitor.js';

/** The hidden field that shows that a form came from a page of this session. */
const field = '_token';
/** In the demonstration: who acted when the form was opened. */
const acting = '_acting';
/** Fields of forms that no command knows. */
export const ownFields: readonly string[] = [field, acting];

/**
 * What a form sends must come from a page of the session that it is sent with. The field is taken away: no form knows it.
 * Programs send JSON, which no page of another site can.
 * @throws Rejection
 */
export function assertOwnForm(request: FastifyRequest): void {
  const { actor, method, body } = request;
  if (!actor || method === 'GET' || method === 'HEAD' || isApi(request) || request.routeOptions.config.carriesSecret) return;
  const given = (body ?? {}) as Record<string, unknown>;
  if (!actor.session) return assertSameActing(actor, given);
  const token = given[field];
  delete given[field];
  if (!isCsrfToken(actor.session.csrfSecret, token))
    throw new Rejection(403, 'form-of-another-session', 'This form is too old', 'It was opened before you signed in this time. Go back, open the page again, and send it from there.');
}

/** The role may have been changed in another tab since: what is typed as one is not recorded as another. @throws Rejection */
function assertSameActing({ id, label }: Visitor, given: Record<string, unknown>): void {
  const opened = given[acting];
  delete given[acting];
  if (opened !== undefined && opened !== id)
    throw new Rejection(409, 'acting-changed', 'Your role has changed', `This form was opened in another role, and you now act as ${label.toLowerCase()}. Nothing was recorded. Go back, choose the role again, and send it from there.`);
}

/** A page whose forms carry the token of the session, or who acts. Texts of people hold no tags: the pages' templates write them as text. */
export function withTokens(page: string, { actor }: Pick<FastifyRequest, 'actor'>): string {
  if (!actor) return page;
  const [name, value] = actor.session ? [field, csrfToken(actor.session.csrfSecret)] : [acting, actor.id];
  const input = `<input type="hidden" name="${name}" value="${value}">`;
  return page.replace(/<form\b[^>]*\bmethod="post"[^>]*>/gu, (form) => form + input);
}
