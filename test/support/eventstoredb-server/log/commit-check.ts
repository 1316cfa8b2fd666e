import { expectAny, expectNoStream, expectStreamExists, type ExpectedRevision } from './expected-revision.js';
import { tombstoneRevision } from './record.js';

/** The state of the target stream that the check needs. */
export interface StreamToWrite {
  /** The revision of its last event, deleted events included; -1 if it never had an event. */
  last: bigint;
  softDeleted: boolean;
  hasMetadata(): boolean;
  /** The revision of an id among the latest ids that the server remembers. */
  recent(id: string): bigint | undefined;
  /** The id of the event at a revision. */
  idAt(revision: bigint): string | undefined;
}

export type Decision =
  | { is: 'write' }
  | { is: 'wrong revision' }
  | { is: 'tombstoned' }
  | { is: 'repeated'; first: bigint; last: bigint };

const wrong: Decision = { is: 'wrong revision' };

/** Decides whether EventStoreDB writes events with these ids at an expected revision, refuses them, or treats them as repeated. */
export function checkCommit(stream: StreamToWrite, expected: ExpectedRevision, ids: readonly string[]): Decision {
  if (stream.last === tombstoneRevision) return { is: 'tombstoned' };
  if (expected === expectStreamExists) {
    if (stream.softDeleted) return { is: 'tombstoned' };
    if (stream.last < 0n && !stream.hasMetadata()) return wrong;
  }
  if (expected === expectAny || expected === expectStreamExists) return whereRemembered(stream, ids);
  if (expected < stream.last) return whereStored(stream, expected, ids);
  return expected > stream.last ? wrong : { is: 'write' };
}

/** Without an exact revision, a write is repeated when all its ids are remembered, and new when the first id is not. */
function whereRemembered(stream: StreamToWrite, ids: readonly string[]): Decision {
  const revisions: bigint[] = [];
  for (const id of ids) {
    const revision = stream.recent(id);
    if (revision === undefined) return revisions.length === 0 ? { is: 'write' } : wrong;
    revisions.push(revision);
  }
  const [first] = revisions;
  const last = revisions.at(-1);
  return first === undefined || last === undefined ? { is: 'write' } : { is: 'repeated', first, last };
}

/** At an older revision, the events must equal the stored ones, each at its revision; otherwise the revision is wrong. */
function whereStored(stream: StreamToWrite, expected: ExpectedRevision, ids: readonly string[]): Decision {
  let revision = expected;
  for (const id of ids) {
    revision += 1n;
    if (stream.recent(id) === revision || stream.idAt(revision) === id) continue;
    const startsAfresh = revision === expected + 1n && expected === expectNoStream && stream.softDeleted;
    return startsAfresh ? { is: 'write' } : wrong;
  }
  return ids.length === 0 ? wrong : { is: 'repeated', first: expected + 1n, last: revision };
}
