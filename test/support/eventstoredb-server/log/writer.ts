import type { DatabaseSync } from 'node:sqlite';
import { checkCommit, type Decision } from './commit-check.js';
import type { ExpectedRevision } from './expected-revision.js';
import { LogReader } from './reader.js';
import { bytesOf, noRevision, tombstoneRevision, type ProposedRecord } from './record.js';
import { RecentIds } from './recent-ids.js';
import { isMetastream, metadataType, metastreamOf, recreatedFrom, softDeletion } from './stream-metadata.js';

export type WriteResult =
  | { is: 'written'; revision: bigint; position: bigint | undefined }
  | { is: 'wrong revision'; current: bigint }
  | { is: 'tombstoned' }
  /** EventStoreDB fails internally and never answers. */
  | { is: 'never answered' };

const nothing = new Uint8Array();

/** Writes as the leader does, inside the transaction of its caller. */
export class LogWriter {
  readonly #reader: LogReader;
  readonly #recent = new RecentIds();
  readonly #insert;
  readonly #keepPlaces;
  readonly #remove;
  readonly #firstPosition: bigint;
  /** The position of the next event, once it is known in this transaction. */
  #end: bigint | undefined;

  constructor(
    database: DatabaseSync,
    private readonly makers: { ticks: () => bigint; nextId: () => string },
    firstPosition: bigint,
  ) {
    this.#reader = new LogReader(database);
    this.#firstPosition = firstPosition;
    this.#insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#keepPlaces = database.prepare('INSERT INTO scavenged SELECT position FROM events WHERE stream = ? AND revision < ?');
    this.#remove = database.prepare('DELETE FROM events WHERE stream = ? AND revision < ?');
    // The statements return the row number, which is a position above 2^53.
    for (const statement of [this.#insert, this.#keepPlaces, this.#remove]) statement.setReadBigInts(true);
  }

  /** Begins a transaction and drops the known end, because other nodes may have written. */
  begin(): void {
    this.#end = undefined;
  }

  append(stream: string, expected: ExpectedRevision, records: readonly ProposedRecord[]): WriteResult {
    const last = this.#reader.lastRevision(stream);
    const softDeleted = this.#reader.isSoftDeleted(stream);
    const decision = this.#check(stream, last, softDeleted, expected, records.map((r) => r.id));
    if (decision.is !== 'write') return this.#unwritten(stream, last, decision);
    const original = isMetastream(stream) ? stream.slice(2) : undefined;
    const undeletes = original !== undefined && this.#reader.isSoftDeleted(original);
    let revision = last;
    let position: bigint | undefined;
    for (const record of records) position = this.#put(stream, ++revision, record);
    if (softDeleted && records.length > 0) this.#recreate(stream, last + 1n);
    if (undeletes) this.#recreate(original, this.#reader.lastRevision(original) + 1n);
    return { is: 'written', revision, position: position ?? this.#reader.head() };
  }

  /** Hides the events of a stream by its metadata; the stream can be written again. */
  softDelete(stream: string, expected: ExpectedRevision): WriteResult {
    const last = this.#reader.lastRevision(stream);
    const decision = this.#check(stream, last, this.#reader.isSoftDeleted(stream), expected, [this.makers.nextId()]);
    if (decision.is !== 'write') return this.#unwritten(stream, last, decision);
    if (last < 0n && !this.#reader.metadata(stream)) return { is: 'wrong revision', current: last };
    return { is: 'written', revision: last, position: this.#putMetadata(stream, softDeletion) };
  }

  /** Deletes a stream permanently. */
  tombstone(stream: string, expected: ExpectedRevision): WriteResult {
    const last = this.#reader.lastRevision(stream);
    const id = this.makers.nextId();
    const decision = this.#check(stream, last, this.#reader.isSoftDeleted(stream), expected, [id]);
    if (decision.is !== 'write') return this.#unwritten(stream, last, decision);
    const tombstone = { id, type: '$streamDeleted', json: false, data: nothing, metadata: nothing };
    return { is: 'written', revision: tombstoneRevision, position: this.#put(stream, tombstoneRevision, tombstone) };
  }

  /** Removes unreadable events. Reads can still start at their positions, and tombstones stay. */
  scavenge(): WriteResult {
    for (const stream of this.#reader.streams()) {
      const last = this.#reader.lastRevision(stream);
      const first = last === tombstoneRevision ? last : this.#reader.firstRevision(stream, last);
      // The last event stays, also when the stream is deleted and may be written again.
      const before = first < last ? first : last;
      this.#keepPlaces.run(stream, before);
      this.#remove.run(stream, before);
    }
    return { is: 'written', revision: noRevision, position: undefined };
  }

  #check(stream: string, last: bigint, softDeleted: boolean, expected: ExpectedRevision, ids: readonly string[]): Decision {
    return checkCommit(
      {
        last,
        softDeleted,
        hasMetadata: () => this.#reader.metadata(stream) !== undefined,
        recent: (id) => this.#recent.revisionOn(stream, id),
        idAt: (revision) => this.#reader.at(stream, revision)?.id,
      },
      expected,
      ids,
    );
  }

  #unwritten(stream: string, last: bigint, decision: Exclude<Decision, { is: 'write' }>): WriteResult {
    switch (decision.is) {
      case 'wrong revision':
        return { is: 'wrong revision', current: last };
      case 'tombstoned':
        return decision;
      case 'repeated': {
        if (decision.first > decision.last) return { is: 'never answered' };
        const hidden = decision.last < this.#reader.firstRevision(stream, last);
        return { is: 'written', revision: decision.last, position: hidden ? undefined : this.#reader.at(stream, decision.last)?.position };
      }
    }
  }

  #recreate(stream: string, revision: bigint): void {
    const metadata = this.#reader.metadata(stream);
    if (metadata) this.#putMetadata(stream, recreatedFrom(metadata.raw, revision));
  }

  #putMetadata(stream: string, data: Uint8Array): bigint {
    const metastream = metastreamOf(stream);
    const record = { id: this.makers.nextId(), type: metadataType, json: true, data, metadata: nothing };
    return this.#put(metastream, this.#reader.lastRevision(metastream) + 1n, record);
  }

  #put(stream: string, revision: bigint, record: ProposedRecord): bigint {
    const position = (this.#end ??= this.#reader.end() || this.#firstPosition);
    const { id, type, json, data, metadata } = record;
    this.#insert.run(position, stream, revision, id, type, json ? 1 : 0, this.makers.ticks(), data, metadata);
    this.#recent.put(id, { stream, revision });
    this.#end = position + bytesOf(stream, record);
    return position;
  }
}
