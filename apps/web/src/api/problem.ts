import { Forbidden, IdempotencyClash, InvalidInput, NotFound, RuleRefused, Stale, type FieldError } from '#kernel';
import { StepUpNeeded } from '#access';
import { UnknownCommand } from '#commands';
import { Damaged, NotWritable, Refused, Unavailable, WrongExpectedRevision } from '#event-store';
import { Stopping } from '#runtime';
import { KeyStoreUnusable } from '#people';
import { NotReady } from '#projections';
import { PersonaNeeded } from '../security/access.js';
import { Rejection } from '../security/rejection.js';

/** An error as RFC 9457 describes it, without the reference id that each answer gets. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Stable: programs may rely on it. */
  code: string;
  /** Each invalid field, by its path. */
  errors?: readonly FieldError[];
  /** The names of the things that block the command. */
  blockers?: readonly string[];
  /** How to remove the blockers. */
  remedy?: string;
}

const problem = (status: number, code: string, title: string, detail: string, more: Partial<Problem> = {}): Problem => ({
  type: `urn:milepost:problem:${code}`, title, status, detail, code, ...more,
});

const unsure = 'Whether it was recorded is unknown: sending it again with the same command id is safe.';

/** Maps every error to its answer, for JSON and for pages. */
export function problemOf(error: unknown): Problem {
  if (error instanceof InvalidInput) return problem(400, 'invalid-input', 'What was sent is not acceptable', error.message, { errors: error.errors });
  if (error instanceof PersonaNeeded) return problem(401, 'persona-needed', 'Nobody is acting', error.message);
  if (error instanceof StepUpNeeded) return problem(403, 'sign-in-again', 'Sign in again', error.message);
  if (error instanceof Forbidden) return problem(403, 'forbidden', 'Your role may not do this', error.message);
  if (error instanceof UnknownCommand) return problem(404, 'unknown-command', 'There is no such command', error.message);
  if (error instanceof NotFound) return problem(404, 'not-found', 'Not found', error.message);
  if (error instanceof RuleRefused) {
    const { code, blockers, remedy } = error;
    return problem(409, code, 'A rule stands in the way', error.message, { blockers, ...(remedy === '' ? {} : { remedy }) });
  }
  if (error instanceof WrongExpectedRevision)
    return problem(409, 'conflict', 'Somebody else records at the same moment', 'Others kept recording here. Nothing of yours was recorded: send it again.');
  if (error instanceof Stale) return problem(412, 'stale', 'Somebody recorded something since', error.message);
  if (error instanceof IdempotencyClash) return problem(422, 'command-id-used', 'The command id was already used', error.message);
  if (error instanceof Refused) return problem(error.code.endsWith('too-large') ? 413 : 400, error.code, 'It cannot be recorded', error.message);
  if (error instanceof NotWritable) {
    const { store, fault, message, remedy, nothingStored } = error;
    return problem(503, `${store}-${fault}`, 'Nothing can be recorded', `${message} ${nothingStored ? 'Nothing of this request was recorded.' : unsure}`, { remedy });
  }
  if (error instanceof Unavailable) return problem(503, 'store-unavailable', 'The log does not answer', error.nothingStored ? error.message : `${error.message} ${unsure}`);
  if (error instanceof KeyStoreUnusable) return problem(503, 'keys-unusable', 'Personal data cannot be read', error.message);
  if (error instanceof Damaged) return problem(503, 'log-damaged', 'The log is damaged', error.message);
  if (error instanceof Stopping) return problem(503, 'stopping', 'Milepost is stopping', error.message);
  if (error instanceof Rejection) return problem(error.status, error.code, error.title, error.message);
  return ofFramework(error);
}

/** Errors of Fastify and Nest have a status. */
function ofFramework(error: unknown): Problem {
  const { statusCode, status, code } = (error ?? {}) as { statusCode?: number; status?: number; code?: string };
  if (error instanceof NotReady) return problem(503, 'not-ready', 'Not ready yet', (error as Error).message);
  const number = statusCode ?? status ?? 500;
  if (number === 413) return problem(413, 'body-too-large', 'Too large', 'Send at most 1 MiB.');
  if (number === 415) return problem(415, 'wrong-content-type', 'Wrong content type', 'That content type is not taken here.');
  // Invalid addresses, and paths that leave the folder of assets, also answer 404.
  if (number === 404 || number === 403 || number === 414 || code === 'FST_ERR_BAD_URL') return problem(404, 'not-found', 'Not found', 'There is nothing at this address.');
  if (number >= 400 && number < 500) return problem(number, 'bad-request', 'Not acceptable', (error as Error).message);
  return problem(500, 'fault', 'Something went wrong', 'It is our fault, not yours. Tell us the reference if it happens again.');
}
