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

/** Answers every error: problems as JSON for programs, pages with a way forward for people. */
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
    else if (error instanceof PersonaNeeded) this.leadIn(request, reply, error.wayIn, error.next);
    else if (error instanceof StepUpNeeded) this.leadIn(request, reply, '/sign-in');
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

  /** To where somebody becomes known. After a form post there is no page to come back to. */
  private leadIn(request: FastifyRequest, reply: FastifyReply, wayIn: string, goOn = request.method === 'GET' ? request.url : undefined): void {
    const next = goOn === undefined ? '' : `?next=${encodeURIComponent(goOn)}`;
    void reply.status(303).header('location', `${wayIn}${next}`).send();
  }

  private asPage(request: FastifyRequest, reply: FastifyReply, problem: Problem, reference: string): void {
    const { status, code, title } = problem;
    const template = status === 404 ? 'not-found' : status === 403 && code === 'forbidden' ? 'no-access' : status === 503 ? 'unavailable' : 'wrong';
    const page = this.renderer.render(`errors/${template}.njk`, { title, message: request.method === 'GET' ? forReaders(problem) : problem.detail, reference, theirs: status < 500, address: request.method === 'GET' && status === 400, ...layoutContext(request) });
    void reply.status(status).type('text/html; charset=utf-8').send(withTokens(page, request));
  }
}

/** Of a wrong address which parts are wrong: what programs are told of ids and codes helps nobody who followed a link. */
const forReaders = ({ code, detail, errors = [] }: Problem): string =>
  code === 'invalid-input' && errors.length > 0 ? `Milepost cannot use this part of the address: ${[...new Set(errors.map(({ field }) => `“${field}”`))].join(', ')}.` : detail;

/**
 * Without the query, which may hold what somebody searched for, and without the secret of an address that carries one.
 * Of an address that leads nowhere only its beginning: it may be such an address, misspelt. Nothing but ids and codes of one that leads
 * somewhere: somebody may have put a name or an address for mail into it.
 */
function pathOf(request: FastifyRequest): string {
  const { config, url: pattern } = request.routeOptions;
  if (pattern === undefined) return decodedPath(request).replace(/^(\/[^/]*\/).+/u, '$1…');
  return config.carriesSecret ? pattern : decodedPath(request).split('/').map((part) => (/^[\w.-]{0,64}$/u.test(part) ? part : '…')).join('/');
}
