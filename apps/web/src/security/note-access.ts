import type { AccessLog } from '#sign-in';
import type { FastifyReply, FastifyRequest } from './request.js';

/** True when an answer contains the requested content: also a form with errors, but not a redirect. */
const hasContent = (status: number): boolean => status < 300 || status === 400;

/**
 * Writes an entry to the access log before an answer shows details of people or sends a file. If that fails, the answer is 503.
 */
export const noteAccess =
  (log: AccessLog) =>
  ({ actor, method, params, routeOptions: { url = '', config } }: FastifyRequest, reply: FastifyReply, payload: unknown, done: (error: Error | null, payload?: unknown) => void): void => {
    const { people = false, file = false } = actor?.trace ?? {};
    // The error answer of a failed entry passes this hook too.
    if (actor?.trace) actor.trace = {};
    if (!actor || !(people || file) || !hasContent(reply.statusCode)) return done(null, payload);
    const entry = { person: actor.id, way: actor.way, what: config.operation ?? `${method} ${url}`, ids: idsIn(params) };
    const kinds = [...(people ? (['people-shown'] as const) : []), ...(file ? (['exported'] as const) : [])];
    kinds
      .reduce<Promise<void>>((before, kind) => before.then(() => log.note({ kind, ...entry })), Promise.resolve())
      .then(() => done(null, payload), (error: Error) => done(error));
  };

const idsIn = (params: unknown): string[] =>
  Object.values((params ?? {}) as Record<string, unknown>).flatMap((value) => (typeof value === 'string' && /^[0-9a-f-]{36}$/iu.test(value) ? [value.toLowerCase()] : []));
