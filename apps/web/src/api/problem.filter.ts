import { Catch, Inject, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { StepUpNeeded } from '#access';
import type { IdSource } from '#kernel';
import type { Logger } from '#platform';
import type { Renderer } from '#ui';
import { layoutContext } from '../pages/page-renderer.js';
import { PersonaNeeded } from '../security/access.js';
import { withTokens } from '../security/own-form.js';
import { Rejection } from '../security/rejection.js';
import { decodedPath, isApi, type FastifyReply, type FastifyRequest } from '../security/request.js';
import { problemOf, type Problem } from './problem.js';
import { IDS, LOGGER, RENDERER } from './tokens.js';

/** Answers every error: with JSON for programs, and with a page that offers a next step for people. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(IDS) private readonly ids: IdSource,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(RENDERER) private readonly renderer: Renderer,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(error, host.switchToHttp().getRequest<FastifyRequest>(), host.switchToHttp().getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOf(error);
    const reference = this.ids.next();
    if (problem.status >= 500) this.logger.error({ reference, method: request.method, path: pathOf(request), err: error }, problem.title);
    else this.logger.info({ reference, method: request.method, path: pathOf(request), code: problem.code }, problem.title);
    if (reply.sent) return;
    if (problem.status === 503) void reply.header('retry-after', '1');
    if (error instanceof Rejection) void reply.headers(error.headers);
    if (isApi(request)) this.asJson(reply, problem, reference);
    else if (error instanceof PersonaNeeded) this.redirectToIdentify(request, reply, error.identifyPath, error.next);
    else if (error instanceof StepUpNeeded) this.redirectToIdentify(request, reply, '/sign-in');
    else this.asPage(request, reply, problem, reference);
  }

  private asJson(reply: FastifyReply, problem: Problem, reference: string): void {
    if (problem.status === 401) void reply.header('www-authenticate', 'Milepost-Persona');
    void reply
      .status(problem.status)
      .type('application/problem+json')
      .serializer((payload: unknown) => JSON.stringify(payload))
      .send({ ...problem, instance: `urn:uuid:${reference}` });
  }

  /** Redirects to the page where the visitor signs in or chooses a role. A form post has no page to return to. */
  private redirectToIdentify(request: FastifyRequest, reply: FastifyReply, identifyPath: string, returnTo = request.method === 'GET' ? request.url : undefined): void {
    const next = returnTo === undefined ? '' : `?next=${encodeURIComponent(returnTo)}`;
    void reply.status(303).header('location', `${identifyPath}${next}`).send();
  }

  private asPage(request: FastifyRequest, reply: FastifyReply, problem: Problem, reference: string): void {
    const { status, code, title } = problem;
    const template = status === 404 ? 'not-found' : status === 403 && code === 'forbidden' ? 'no-access' : status === 503 ? 'unavailable' : 'wrong';
    const page = this.renderer.render(`errors/${template}.njk`, { title, message: request.method === 'GET' ? messageForReaders(problem) : problem.detail, reference, theirs: status < 500, address: request.method === 'GET' && status === 400, ...layoutContext(request) });
    void reply.status(status).type('text/html; charset=utf-8').send(withTokens(page, request));
  }
}

/** Names only the wrong parts of an address. The details, which are for programs, do not help a person who followed a link. */
const messageForReaders = ({ code, detail, errors = [] }: Problem): string =>
  code === 'invalid-input' && errors.length > 0 ? `Milepost cannot use this part of the address: ${[...new Set(errors.map(({ field }) => `“${field}”`))].join(', ')}.` : detail;

/**
 * The path for the log, without what may identify somebody. The query is left out: it may contain a search text. The secret of
 * an address is left out. Of an unknown address only the first part stays: it may be a mistyped address with a secret. Of a
 * known address only ids and codes stay: a person may have typed a name or an email address into it.
 */
function pathOf(request: FastifyRequest): string {
  const { config, url: pattern } = request.routeOptions;
  if (pattern === undefined) return decodedPath(request).replace(/^(\/[^/]*\/).+/u, '$1…');
  return config.carriesSecret ? pattern : decodedPath(request).split('/').map((part) => (/^[\w.-]{0,64}$/u.test(part) ? part : '…')).join('/');
}
