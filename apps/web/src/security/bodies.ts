import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { assertNoKeyRepeated, countKeysInText } from '#kernel';
import { parseForm, type FormData } from './form-text.js';
import { Rejection, tooMuch, wrongContentType } from './rejection.js';

/** The size of a request body, in bytes. */
export const maxBodyBytes = 1024 * 1024;
/** Several times the size of the largest command, a bid of 40 lines. */
const jsonLimits = { values: 2_000, depth: 16 };

type Done<T> = (error: Error | null, value?: T) => void;

/**
 * Parses JSON and forms strictly: nothing is guessed, dropped or replaced. Other bodies are refused, or ignored on routes with
 * a secret.
 */
export function readBodies(fastify: FastifyInstance): void {
  const parseSafe = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request: FastifyRequest, body: Buffer, done: Done<unknown>) => {
    const text = utf8Of(body);
    const keys = countKeysInText(text, jsonLimits);
    if (keys === undefined) throw tooMuch(`Send at most ${jsonLimits.values} values, nested at most ${jsonLimits.depth} deep.`);
    let value: unknown;
    // The callback runs synchronously. The parser also refuses `__proto__` and `constructor`, which change prototypes.
    void parseSafe(request, text, (error, parsed) => {
      if (error) throw new Rejection(400, 'malformed-json', 'Not readable', 'The body is not well-formed JSON.');
      value = parsed;
    });
    assertNoKeyRepeated(text, keys, value);
    done(null, value);
  });
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (_request, body: Buffer, done: Done<FormData>) => done(null, parseForm(utf8Of(body))));
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, ({ routeOptions }: FastifyRequest, _body: Buffer, done: Done<undefined>) =>
    done(routeOptions.config.carriesSecret ? null : wrongContentType('Name the type of the body in the header Content-Type.')),
  );
}

/** Refuses other encodings: replacement characters would stay in the log for ever. @throws Rejection */
function utf8Of(body: Buffer): string {
  if (!isUtf8(body)) throw new Rejection(400, 'not-utf-8', 'Not readable', 'Send the body in UTF-8: it holds bytes that are not.');
  return body.toString('utf8');
}
