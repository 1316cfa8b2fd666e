import type { WrongExpectedVersionError} from '@eventstore/db-client';
import {
  AccessDeniedError, MaxAppendSizeExceededError, NotLeaderError, StreamDeletedError
} from '@eventstore/db-client';
import { Damaged, Refused, Unavailable, WrongExpectedRevision } from '../errors.js';
import type { Head } from '../port.js';
import { plainReason } from './reason.js';

/**
 * Translates an error of the client into an error of the port. `doing` completes "… the event store: …". After any unclear
 * answer the outcome is unknown: many appends that failed this way had been stored.
 */
export function toStoreError(error: unknown, doing: string): Error {
  if ([Damaged, Unavailable, Refused, WrongExpectedRevision].some((kind) => error instanceof kind)) return error as Error;
  if (error instanceof AccessDeniedError)
    return new Unavailable(`${doing} the event store: it refuses the user or the password of EVENT_STORE_URL, or the user may not do this.`, true);
  if (error instanceof StreamDeletedError)
    return new Damaged(`Stream ${error.streamName} was deleted on the event store, which Milepost never does. Restore a backup.`);
  if (error instanceof MaxAppendSizeExceededError)
    return new Refused('append-too-large', `The event store takes at most ${error.maxAppendSize} bytes in one append.`);
  if (error instanceof NotLeaderError) return new Unavailable(`${doing} the event store: the node that was asked is not the leader.`, true);
  return new Unavailable(`${doing} the event store: ${plainReason(error)}.`);
}

export const wrongRevision = (stream: string, head: Head, error: WrongExpectedVersionError): WrongExpectedRevision =>
  new WrongExpectedRevision(stream, head === 'no-stream' ? head : head.revision, typeof error.actualVersion === 'bigint' ? Number(error.actualVersion) : 'no-stream');
