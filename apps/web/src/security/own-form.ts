import { csrfToken, isCsrfToken } from '#sign-in';
import { Rejection } from './rejection.js';
import { isApi, type FastifyRequest } from './request.js';
import type { Visitor } from './visitor.js';

/** The hidden field with the CSRF token of the session. */
const field = '_token';
/** In the demonstration: the id of the persona that opened the form. */
const acting = '_acting';
/** Form fields that belong to no command. */
export const ownFields: readonly string[] = [field, acting];

/**
 * Refuses a form that does not come from a page of the current session. Removes the field, which no command has. Requests of
 * programs need no check: a page of another site cannot send JSON.
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

/** Refuses a form that was opened in another role: the role may have changed in another tab. @throws Rejection */
function assertSameActing({ id, label }: Visitor, given: Record<string, unknown>): void {
  const opened = given[acting];
  delete given[acting];
  if (opened !== undefined && opened !== id)
    throw new Rejection(409, 'acting-changed', 'Your role has changed', `This form was opened in another role, and you now act as ${label.toLowerCase()}. Nothing was recorded. Go back, choose the role again, and send it from there.`);
}

/**
 * Adds the CSRF token, or the id of the persona, to every form of a page. Texts that people typed cannot contain tags, because
 * the templates escape them.
 */
export function withTokens(page: string, { actor }: Pick<FastifyRequest, 'actor'>): string {
  if (!actor) return page;
  const [name, value] = actor.session ? [field, csrfToken(actor.session.csrfSecret)] : [acting, actor.id];
  const input = `<input type="hidden" name="${name}" value="${value}">`;
  return page.replace(/<form\b[^>]*\bmethod="post"[^>]*>/gu, (form) => form + input);
}
