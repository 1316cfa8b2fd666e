import { Unavailable } from '#event-store';
import { NotReady, type ReadModel } from '#projections';
import type { KeyStore } from '../keys/key-store.js';
import { directoryOf } from './directory.js';
import { opened } from './opened.js';
import type { PersonRow } from './people.projection.js';
import type { PeopleDirectory, Person } from './person.js';

export interface PeopleOptions {
  /** Told, as a sentence for the log that names nobody, what went wrong. */
  onProblem?: (message: string, error: unknown) => void;
  /** Told the id of a person who was erased, at least once: whatever else is kept of them must go. */
  onErased?: (person: string) => Promise<void>;
}

interface Opened {
  revision: number;
  person: Person;
}

/** How long it waits for a read model that catches up with the log, as it does just after the start. */
const longestWaitMs = 5_000;
/** How often it looks by itself whether somebody was erased. */
const everyMs = 1_000;
const atOnce = 32;

/**
 * Who is registered. The rows of the read model are opened with the people's keys and kept in memory only; whoever was
 * erased is forgotten, and their key is removed from the store of keys.
 */
export class People {
  readonly #opened = new Map<string, Opened>();
  readonly #forgotten = new Set<string>();
  #now: { changes: number; directory: Promise<PeopleDirectory> } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly model: Pick<ReadModel, 'read' | 'changes' | 'whenReady'>,
    private readonly keys: KeyStore,
    private readonly options: PeopleOptions = {},
  ) {}

  /** Everybody as the read model knows them now. @throws NotReady, KeyStoreUnusable, and what the store of keys throws */
  now(): Promise<PeopleDirectory> {
    const { changes } = this.model;
    if (this.#now?.changes === changes) return this.#now.directory;
    // One after the other: two would open and forget the same people.
    const before = this.#now?.directory.catch(() => undefined) ?? Promise.resolve();
    const directory = before.then(() => this.#read());
    this.#now = { changes, directory };
    // What failed is asked again.
    directory.catch(() => {
      if (this.#now?.directory === directory) this.#now = undefined;
    });
    return directory;
  }

  /** The person whose calendar address has this secret. */
  async withCalendarSecret(secretHash: string): Promise<Person | undefined> {
    const row = this.model.read((db) => db.get<{ id: string }>('SELECT id FROM people WHERE calendar = ?', secretHash));
    const found = row && (await this.now()).person(row.id);
    return found === 'erased' ? undefined : found;
  }

  /** How many keys of people who were erased may still lie on a disk, though nobody is served them. */
  async keysThatWait(): Promise<number> {
    const rows = this.model.read((db) => db.all<{ key: string }>('SELECT key_id AS key FROM people WHERE erased = 1 AND key_id IS NOT NULL'));
    const states = await Promise.all(rows.map(({ key }) => this.keys.state(key)));
    return states.filter((state) => state === 'waiting').length;
  }

  /** Looks by itself from now on, so that nobody stays in memory, or keeps a key, because no page asks. */
  keepUp(): void {
    this.#timer ??= setInterval(() => {
      this.now().catch((error: unknown) => {
        if (!(error instanceof NotReady || error instanceof Unavailable)) this.options.onProblem?.('People could not be looked up.', error);
      });
    }, everyMs).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#now?.directory.catch(() => undefined);
  }

  async #read(): Promise<PeopleDirectory> {
    await this.model.whenReady(longestWaitMs);
    const rows = this.model.read((db) => db.all<PersonRow>('SELECT id, revision, key_id, erased, state, example FROM people'));
    const erased = new Set(rows.filter((row) => row.erased === 1).map(({ id }) => id));
    // Keys may be asked of another machine: many at once.
    for (let i = 0; i < rows.length; i += atOnce)
      await Promise.all(rows.slice(i, i + atOnce).map((row) => (row.erased === 1 ? this.#forget(row) : this.#open(row))));
    return directoryOf([...this.#opened.values()].map(({ person }) => person), erased);
  }

  async #open(row: PersonRow): Promise<void> {
    if (this.#opened.get(row.id)?.revision === row.revision) return;
    const person = await opened(row, this.keys);
    if (person) this.#opened.set(row.id, { revision: row.revision, person });
    else this.#opened.delete(row.id);
  }

  /** Done again after every start: a process that was killed in between has not finished it. */
  async #forget({ id, key_id: keyId }: PersonRow): Promise<void> {
    this.#opened.delete(id);
    if (this.#forgotten.has(id)) return;
    if (keyId !== null) await this.keys.remove(keyId);
    await this.options.onErased?.(id);
    this.#forgotten.add(id);
  }
}
