import type { AccessLog } from '#sign-in';
import type { FastifyReply, FastifyRequest } from './request.js';

/** Whether an answer holds what was asked for: a form that comes back with its mistakes does, a redirection does not. */
const holdsContent = (status: number): boolean => status < 300 || status === 400;

/**
 * Notes before an answer is sent that it shows details of people, or is a file to keep. What cannot be noted is not sent (503).
 */
export const noteAccess =
  (log: AccessLog) =>
  ({ actor, method, params, routeOptions: { url = '', config } }: FastifyRequest, reply: FastifyReply, payload: unknown, done: (error: Error | null, payload?: unknown) => void): void => {
    const { people = false, file = false } = actor?.trace ?? {};
    // The answer that says that it cannot be noted comes this way, too.
    if (actor?.trace) actor.trace = {};
    if (!actor || !(people || file) || !holdsContent(reply.statusCode)) return done(null, payload);
    const entry = { person: actor.id, way: actor.way, what: config.operation ?? `${method} ${url}`, ids: idsIn(params) };
    const kinds = [...(people ? (['people-shown'] as const) : []), ...(file ? (['exported'] as const) : [])];
    kinds
      .reduce<Promise<void>>((before, kind) => before.then(() => log.note({ kind, ...entry })), Promise.resolve())
      .then(() => done(null, payload), (error: Error) => done(error));
  };

const idsIn = (params: unknown): string[] =>
  Object.values((params ?? {}) as Record<string, unknown>).flatMap((value) => (typeof value === 'string' && /^[0-9a-f-]{36}$/iu.test(value) ? [value.toLowerCase()] : []));
