import { csrfToken, isCsrfToken } from '#sign-in';
import { Rejection } from './rejection.js';
import { isApi, type FastifyRequest } from './request.js';

/** The hidden field that shows that a form came from a page of this session. */
const field = '_token';

/**
 * What a form sends must come from a page of the session that it is sent with. The field is taken away: no form knows it.
 * Programs send JSON, which no page of another site can.
 * @throws Rejection
 */
export function assertOwnForm(request: FastifyRequest): void {
  const { actor, method, body } = request;
  if (!actor?.session || method === 'GET' || method === 'HEAD' || isApi(request) || request.routeOptions.config.carriesSecret) return;
  const given = (body ?? {}) as Record<string, unknown>;
  const token = given[field];
  delete given[field];
  if (!isCsrfToken(actor.session.csrfSecret, token))
    throw new Rejection(403, 'form-of-another-session', 'This form is too old', 'It was opened before you signed in this time. Go back, open the page again, and send it from there.');
}

/** A page whose forms carry the token of the session. Texts of people hold no tags: the pages' templates write them as text. */
export function withTokens(page: string, { actor }: Pick<FastifyRequest, 'actor'>): string {
  if (!actor?.session) return page;
  const { csrfSecret } = actor.session;
  return page.replace(/<form\b[^>]*\bmethod="post"[^>]*>/gu, (form) => `${form}<input type="hidden" name="${field}" value="${csrfToken(csrfSecret)}">`);
}
