import { BACKWARDS, END, NO_STREAM, WrongExpectedVersionError, type ResolvedEvent } from '@eventstore/db-client';
import type { NewEvent, Position } from '#kernel';
import { checked } from '../envelope/opened.js';
import { seal, type Sealed } from '../envelope/sealed.js';
import { Damaged, Refused, WrongExpectedRevision } from '../errors.js';
import type { Appended, Head } from '../port.js';
import { call, reading } from './asking.js';
import type { Connection } from './connection.js';
import { toStoreError, wrongRevision } from './faults.js';
import type { KnownHeads } from './known-heads.js';
import { positionOf } from './positions.js';
import { isReservedStream, recordFor, storedFrom } from './records.js';
import { untilKnown } from './until-known.js';

/** Seals the events, compares the head and sends the events in one call. Without an answer, reads the outcome from the leader. */
export async function append(on: Connection, heads: KnownHeads, stream: string, events: readonly NewEvent[], head: Head): Promise<Appended> {
  const sealed = sealedForLog(stream, events, head);
  const write = async (): Promise<Appended> => {
    await assertStored(on, heads, stream, head);
    return send(on, { stream, events, sealed, head });
  };
  const appended = await untilKnown(on, write, () => findAppended(on, stream, sealed, head));
  heads.remember(stream, appended);
  return appended;
}

/** @throws Refused */
export function sealedForLog(stream: string, events: readonly NewEvent[], head: Head): Sealed[] {
  const sealed = seal(stream, events, head);
  if (isReservedStream(stream)) throw new Refused('stream-name', `Stream ${stream} cannot hold events of the log: streams with such names hold keys or access records.`);
  return sealed;
}

export interface SealedAppend {
  stream: string;
  events: readonly NewEvent[];
  sealed: readonly Sealed[];
  head: Head;
}

export const doingOf = ({ stream }: Pick<SealedAppend, 'stream'>): string => `Appending to stream ${stream} of`;

export async function send(on: Connection, append: SealedAppend): Promise<Appended> {
  const { stream, events, sealed, head } = append;
  const records = sealed.map((one, i) => recordFor(events[i] as NewEvent, one));
  const expectedRevision = head === 'no-stream' ? NO_STREAM : BigInt(head.revision);
  const answer = await call(on, doingOf(append), (client, options) => client.appendToStream(stream, records, { expectedRevision, deadline: on.deadline, ...options })).catch((error: unknown) => {
    throw error instanceof WrongExpectedVersionError ? wrongRevision(stream, head, error) : toStoreError(error, doingOf(append));
  });
  return appendedAs(append, Number(answer.nextExpectedRevision), answer.position && positionOf(answer.position));
}

/** @throws Damaged when the stream was deleted: the server continues its revisions, so the event's revision would not match its text */
export function appendedAs({ stream, sealed }: SealedAppend, storedRevision: number, position: Position | undefined): Appended {
  const { revision, hash } = sealed.at(-1) as Sealed;
  if (storedRevision !== revision || !position)
    throw new Damaged(`Stream ${stream} took revision ${revision} as ${storedRevision}: it was deleted on the event store, which Milepost never does. Restore a backup.`);
  return { revision, hash, position };
}

/**
 * The append as it is stored; undefined when the stream ends before it. A hash covers all earlier events of its stream, so
 * the last event proves that all are stored.
 * @throws WrongExpectedRevision when other events have these revisions
 */
async function findAppended(on: Connection, stream: string, sealed: readonly Sealed[], head: Head): Promise<Appended | undefined> {
  const [first, last] = [sealed[0] as Sealed, sealed.at(-1) as Sealed];
  const stored = await lastUpTo(on, stream, BigInt(last.revision));
  if (!stored || stored.revision < first.revision) return undefined;
  const { revision, hash, position } = stored;
  if (revision === last.revision && hash === last.hash) return { revision, hash, position };
  throw new WrongExpectedRevision(stream, head === 'no-stream' ? head : head.revision, revision);
}

/** @throws WrongExpectedRevision unless the event that the append continues is stored with this hash */
async function assertStored(on: Connection, heads: KnownHeads, stream: string, head: Head): Promise<void> {
  if (head === 'no-stream' || heads.has(stream, head)) return;
  const stored = await lastUpTo(on, stream, BigInt(head.revision));
  if (stored?.revision === head.revision && stored.hash === head.hash) return heads.remember(stream, head);
  const last = await lastUpTo(on, stream, END);
  throw new WrongExpectedRevision(stream, head.revision, last?.revision ?? 'no-stream');
}

/** The event at a revision, or the last event of a shorter stream. */
async function lastUpTo(on: Connection, stream: string, fromRevision: bigint | typeof END) {
  const chunks = reading<ResolvedEvent>(on, 1, (client, options) => client.readStream(stream, { direction: BACKWARDS, fromRevision, maxCount: 1, ...options }));
  for await (const [found] of chunks) if (found?.event) return checked(storedFrom(found.event));
  return undefined;
}
