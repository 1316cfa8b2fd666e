import { expectAny, expectNoStream, expectStreamExists, type ExpectedRevision } from './expected-revision.js';
import { tombstoneRevision } from './record.js';

/** What the check needs to know of the stream that is written to. */
export interface StreamToWrite {
  /** The revision of its last event, deleted ones included; -1 when there never was one. */
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

/** Whether the database writes events with these ids on an expected revision, or takes them for ones that it has. */
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

/** Without an exact revision only the ids remembered tell a repetition: all of them, or the first is new. */
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

/** On an older revision the events repeat what stands there, each in its place, or the revision is wrong. */
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
