import { DatabaseSync } from 'node:sqlite';
import { OpenedFiles, start, type EventStore } from '#event-store';
import type { PlainDate, Position } from '#kernel';
import type { AnyProjection, Folded } from '../projection.js';
import { fileFault } from './faults.js';
import { lookFor, type CheckpointEvent } from '../live/checkpoint-event.js';
import { ParkedStreams } from './parked.js';
import { PreparedStatements, type Statements } from './statements.js';
import { keepSum, takeSum } from './sum.js';
import { WrittenRows } from './written-rows.js';

const OWN_SCHEMA = `
  CREATE TABLE model (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE parked (
    stream TEXT PRIMARY KEY, revision INTEGER NOT NULL, reason TEXT NOT NULL, place INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** One file of a read model: a connection that writes, one that reads what is committed, and the checkpoint. */
export class ModelFile {
  readonly #writer: DatabaseSync;
  readonly #reader: DatabaseSync;
  /** Sees what is being written. */
  readonly writing: Statements;
  /** Sees only what is committed. */
  readonly reading: Statements;
  readonly parked: ParkedStreams;
  readonly #files: OpenedFiles;
  readonly #written: WrittenRows;
  /** Each stream is then written once: nothing is worth comparing. */
  #isBuilding = false;
  /** True when every row is known to be as it was written: the file was built here, or was closed whole and unaltered since. */
  readonly isProven: boolean;
  #checkpoint: Position;

  /** Opens the file, and makes its tables when it is new. @throws when it was altered since it was closed */
  constructor(
    readonly path: string,
    private readonly projections: readonly AnyProjection[],
  ) {
    const sum = takeSum(path);
    if (sum === 'wrong') throw new Error('it was altered while it was closed');
    this.#writer = new DatabaseSync(path);
    try {
      this.#writer.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000');
      this.writing = new PreparedStatements(this.#writer);
      this.#written = new WrittenRows(this.writing);
      const isNew = !this.writing.get("SELECT 1 AS there FROM sqlite_schema WHERE name = 'model'");
      this.isProven = isNew || sum === 'right';
      if (isNew)
        this.inOne(() => this.#writer.exec([OWN_SCHEMA, ...projections.map((p) => p.schema)].join('\n')));
      this.#checkpoint = this.#value('checkpoint') ?? start;
      this.parked = new ParkedStreams(this.writing);
      this.#reader = new DatabaseSync(path, { readOnly: true });
      this.reading = new PreparedStatements(this.#reader);
      this.#files = new OpenedFiles(path);
    } catch (error) {
      this.#writer.close();
      throw error;
    }
  }

  /** The position of the last event applied. */
  get checkpoint(): Position {
    return this.#checkpoint;
  }

  /** Whether the log holds the event at the checkpoint. A file that does not name it was never of use. */
  async lookIn(store: EventStore): Promise<'there' | 'elsewhere' | 'missing'> {
    if (this.#checkpoint === start) return 'there';
    const witness = this.#value('witness');
    return witness === undefined ? 'elsewhere' : lookFor(store, JSON.parse(witness) as CheckpointEvent, this.#checkpoint);
  }

  /** Names the log that this was built from; undefined before the first event, and in files of earlier versions. */
  get log(): string | undefined {
    return this.#value('log');
  }

  /** Written once, in the transaction that is open. */
  setLog(log: string): void {
    this.#set('log', log);
  }

  /** False when it was moved, removed or replaced since it was opened: SQLite goes on with it all the same. */
  get isInPlace(): boolean {
    return this.#files.misplaced === undefined;
  }

  /** True once it has been caught up for the first time: before that nobody reads it. */
  get built(): boolean {
    return this.#value('built') !== undefined;
  }

  /** While it is being built nothing need reach the disk: what a crash leaves is thrown away. */
  buildFast(): void {
    this.#isBuilding = true;
    this.#writer.exec('PRAGMA synchronous = OFF');
  }

  /** All that was built reaches the disk first, and then the word that it was. */
  markBuilt(): void {
    this.#isBuilding = false;
    this.inOne(() => this.#writer.exec(this.projections.map((p) => p.indexes ?? '').join('\n')));
    this.#writer.exec('PRAGMA synchronous = NORMAL; PRAGMA wal_checkpoint(TRUNCATE)');
    this.#set('built', 'yes');
    this.#writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  begin(): void {
    this.#writer.exec('BEGIN IMMEDIATE');
  }

  /** Ends the transaction; with a position, the checkpoint moves on in it, and never back. */
  commit(store?: Pick<EventStore, 'compare'>, position?: Position, event?: CheckpointEvent): void {
    const moved = store && position !== undefined && store.compare(position, this.#checkpoint) > 0;
    if (moved) this.#set('checkpoint', position);
    if (moved && event) this.#set('witness', JSON.stringify(event));
    this.#writer.exec('COMMIT');
    if (moved) this.#checkpoint = position;
  }

  rollback(): void {
    // SQLite rolls some failures back by itself.
    if (this.#writer.isTransaction) this.#writer.exec('ROLLBACK');
    this.parked.reload();
    this.#written.forget();
  }

  /** Replaces the rows of a stream in one projection, unless they are what was written last. */
  write(projection: AnyProjection, folded: Folded<never>, today: PlainDate): void {
    const write = (db: Statements): void => projection.write(db, folded, today);
    if (this.#isBuilding) write(this.writing);
    else this.#written.run(`${projection.name} ${folded.stream}`, today, write);
  }

  /** All of `work` or nothing of it, inside the transaction that is open or in one of its own. */
  inOne(work: () => void): void {
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
    if (isWorthKeeping) keepSum(this.path);
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
