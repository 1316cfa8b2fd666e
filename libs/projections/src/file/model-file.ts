import { DatabaseSync } from 'node:sqlite';
import { OpenedFiles, start, type EventStore } from '#event-store';
import type { PlainDate, Position } from '#kernel';
import type { AnyProjection, Folded } from '../projection.js';
import { fileFault } from './faults.js';
import { locateEvent, type CheckpointEvent } from '../live/checkpoint-event.js';
import { ParkedStreams } from './parked.js';
import { PreparedStatements, type Statements } from './statements.js';
import { writeChecksum, takeChecksum } from './checksum.js';
import { WrittenRows } from './written-rows.js';

const OWN_SCHEMA = `
  CREATE TABLE model (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE parked (
    stream TEXT PRIMARY KEY, revision INTEGER NOT NULL, reason TEXT NOT NULL, place INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

const TO_BE_CLEANED = 'to-be-cleaned';
/** One file of a read model: a write connection, a read connection for committed rows, and the checkpoint. */
export class ModelFile {
  readonly #writer: DatabaseSync;
  readonly #reader: DatabaseSync;
  /** Sees uncommitted rows. */
  readonly writing: Statements;
  /** Sees only committed rows. */
  readonly reading: Statements;
  readonly parked: ParkedStreams;
  readonly #files: OpenedFiles;
  readonly #written: WrittenRows;
  /** A build writes each stream once, so it does not compare rows with earlier writes. */
  #isBuilding = false;
  /** True when all rows are known to be unaltered: the file was built by this process, or its checksum matched. */
  readonly isProven: boolean;
  #checkpoint: Position;

  /** Opens the file, and creates its tables when it is new. @throws when it was altered while it was closed */
  constructor(
    readonly path: string,
    private readonly projections: readonly AnyProjection[],
  ) {
    const sum = takeChecksum(path);
    if (sum === 'wrong') throw new Error('it was altered while it was closed');
    this.#writer = new DatabaseSync(path);
    try {
      this.#writer.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000');
      this.writing = new PreparedStatements(this.#writer);
      this.#written = new WrittenRows(this.writing);
      const isNew = !this.writing.get("SELECT 1 AS there FROM sqlite_schema WHERE name = 'model'");
      this.isProven = isNew || sum === 'right';
      if (isNew)
        this.inTransaction(() => this.#writer.exec([OWN_SCHEMA, ...projections.map((p) => p.schema)].join('\n')));
      this.#checkpoint = this.#value('checkpoint') ?? start;
      this.parked = new ParkedStreams(this.writing);
      this.#reader = new DatabaseSync(path, { readOnly: true });
      this.reading = new PreparedStatements(this.#reader);
      this.#files = new OpenedFiles(path);
      this.cleanIfMarked();
    } catch (error) {
      this.#writer.close();
      throw error;
    }
  }

  /** The position of the last event applied. */
  get checkpoint(): Position {
    return this.#checkpoint;
  }

  /** Looks for the event at the checkpoint in the log. A file without that event was never in use. */
  async locateCheckpoint(store: EventStore): Promise<'there' | 'elsewhere' | 'missing'> {
    if (this.#checkpoint === start) return 'there';
    const witness = this.#value('witness');
    return witness === undefined ? 'elsewhere' : locateEvent(store, JSON.parse(witness) as CheckpointEvent, this.#checkpoint);
  }

  /** The id of the log that the file was built from; undefined before the first event, and in files of earlier versions. */
  get log(): string | undefined {
    return this.#value('log');
  }

  /** Call once, in the open transaction. */
  setLog(log: string): void {
    this.#set('log', log);
  }

  /** False when the file was moved, removed or replaced since it was opened: SQLite would continue without an error. */
  get isInPlace(): boolean {
    return this.#files.misplaced === undefined;
  }

  /** True once it has caught up for the first time. It must not be read before. */
  get built(): boolean {
    return this.#value('built') !== undefined;
  }

  /** A build needs no flush to disk: after a crash its file is deleted. */
  buildFast(): void {
    this.#isBuilding = true;
    this.#writer.exec('PRAGMA synchronous = OFF');
  }

  /** Flushes all rows before it records that the build is complete. */
  markBuilt(): void {
    this.#isBuilding = false;
    this.inTransaction(() => this.#writer.exec(this.projections.map((p) => p.indexes ?? '').join('\n')));
    this.#writer.exec('PRAGMA synchronous = NORMAL; PRAGMA wal_checkpoint(TRUNCATE)');
    this.#set('built', 'yes');
    this.#writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** Marks, in the open transaction, that deleted data must also disappear from free pages. After a crash, the next start cleans the file. */
  markForCleaning(): void {
    if (!this.#isBuilding) this.#set(TO_BE_CLEANED, 'yes');
  }

  /** Rewrites the file (`VACUUM`) and truncates the write-ahead log, so that neither contains deleted data. The duration depends on the file size. */
  cleanIfMarked(): void {
    if (this.#isBuilding || this.#value(TO_BE_CLEANED) === undefined) return;
    this.#writer.exec('PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY');
    this.writing.run('DELETE FROM model WHERE key = ?', TO_BE_CLEANED);
    this.#writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  begin(): void {
    this.#writer.exec('BEGIN IMMEDIATE');
  }

  /** Commits. With a position, the checkpoint advances in the same transaction, and never goes back. */
  commit(store?: Pick<EventStore, 'compare'>, position?: Position, event?: CheckpointEvent): void {
    const moved = store && position !== undefined && store.compare(position, this.#checkpoint) > 0;
    if (moved) this.#set('checkpoint', position);
    if (moved && event) this.#set('witness', JSON.stringify(event));
    this.#writer.exec('COMMIT');
    if (moved) this.#checkpoint = position;
  }

  rollback(): void {
    // SQLite rolls back some failures itself.
    if (this.#writer.isTransaction) this.#writer.exec('ROLLBACK');
    this.parked.reload();
    this.#written.forget();
  }

  /** Runs `work` in a new transaction: commits all of it, or nothing when it fails. */
  async transaction<T>(work: () => T | Promise<T>): Promise<T> {
    this.begin();
    try {
      const result = await work();
      this.commit();
      return result;
    } catch (error) {
      this.rollback();
      throw error;
    }
  }

  /** Replaces the rows of a stream in one projection, unless they equal the last write. */
  write(projection: AnyProjection, folded: Folded<never>, today: PlainDate): void {
    const write = (db: Statements): void => projection.write(db, folded, today);
    if (this.#isBuilding) write(this.writing);
    else this.#written.run(`${projection.name} ${folded.stream}`, today, write);
  }

  /** Runs `work` atomically, in the open transaction or in a new one. */
  inTransaction(work: () => void): void {
    this.writing.run('SAVEPOINT one');
    try {
      work();
      this.writing.run('RELEASE one');
    } catch (error) {
      if (this.#writer.isTransaction && !fileFault(error)) this.#writer.exec('ROLLBACK TO one; RELEASE one');
      this.#written.forget();
      throw error;
    }
  }

  close(): void {
    const isWorthKeeping = this.isProven && this.isInPlace && this.#isBuilt();
    this.#reader.close();
    this.#writer.close();
    if (isWorthKeeping) writeChecksum(this.path);
  }

  #isBuilt(): boolean {
    try {
      return this.built;
    } catch {
      return false;
    }
  }

  #value(key: string): string | undefined {
    return this.writing.get<{ value: string }>('SELECT value FROM model WHERE key = ?', key)?.value;
  }

  #set(key: string, value: string): void {
    this.writing.run('INSERT INTO model VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', key, value);
  }
}
