import type { Grant } from '#access';
import { Unavailable } from '#event-store';
import { KeyedQueue } from '#kernel';
import { NotReady, type ReadModel } from '#projections';
import type { KeyStore } from '../keys/key-store.js';
import { directoryOf } from './directory.js';
import { missingKeys, type KeysPlace } from '../keys/missing-keys.js';
import { opened } from './opened.js';
import type { PersonRow } from './people.projection.js';
import { isReadable, type PeopleDirectory, type Person, type Unreadable } from './person.js';

export interface PeopleOptions {
  /** Told, as a sentence for the log that names nobody, what went wrong. */
  onProblem?: (message: string, error: unknown) => void;
  /** Told the id of a person who was erased, at least once: whatever else is kept of them must go. */
  onErased?: (person: string) => Promise<void>;
  /** Told, in one sentence that names nobody, when keys are missing, and again when their number changes. */
  onKeysMissing?: (sentence: string) => void;
  /** Where the keys are kept, for that sentence. */
  keysIn?: KeysPlace;
  /**
   * Where people sign in: what was granted decides who has which role where. Gives the ids of the ULOs that an organisation mentors,
   * commissions or funds today. Absent: the details say it.
   */
  byGrants?: (organisation: string) => readonly string[];
  /** How long what could not be read is taken to stay so. */
  lookAgainMs?: number;
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
 * Who is registered. The rows of the read model are opened with the people's keys and kept in memory only; a person who was
 * erased is forgotten, and their key is removed from the store of keys.
 */
export class People {
  readonly #opened = new Map<string, Opened>();
  readonly #unreadable = new Map<string, Unreadable>();
  readonly #forgotten = new Set<string>();
  readonly #queue = new KeyedQueue<'directory'>();
  readonly #onErased: ((person: string) => Promise<void>)[];
  #now: { changes: number; at: number; directory: Promise<PeopleDirectory> } | undefined;
  #keysMissing = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly model: Pick<ReadModel, 'read' | 'changesOf' | 'whenReady'>,
    private readonly keys: KeyStore,
    private readonly options: PeopleOptions = {},
  ) {
    this.#onErased = options.onErased ? [options.onErased] : [];
  }

  /** Tells somebody more of erased people, as `onErased` is told. */
  alsoOnErased(told: (person: string) => Promise<void>): void {
    this.#onErased.push(told);
  }

  /** Everybody as the read model knows them now. @throws NotReady, KeyStoreUnusable, and what the store of keys throws */
  now(): Promise<PeopleDirectory> {
    const changes = this.model.changesOf(['person', 'installation']);
    if (this.#now?.changes === changes && !this.#isStale(this.#now.at)) return this.#now.directory;
    // One after the other: two would open and forget the same people.
    const directory = this.#queue.run('directory', () => this.#read());
    this.#now = { changes, at: performance.now(), directory };
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
    return isReadable(found) ? found : undefined;
  }

  /** How many people's details could not be read at the last look, because their keys are missing. */
  get keysMissing(): number {
    return this.#keysMissing;
  }

  /** Why details cannot be read, and the cure, in one sentence; undefined when every key that should exist does. */
  async keysTrouble(): Promise<string | undefined> {
    const { length } = (await this.now()).keyMissing();
    return length === 0 ? undefined : missingKeys(length, this.options.keysIn);
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
    // Keys may be asked of another machine: many at once.
    for (let i = 0; i < rows.length; i += atOnce)
      await Promise.all(rows.slice(i, i + atOnce).map((row) => (row.erased === 1 ? this.#forget(row) : this.#open(row))));
    const directory = directoryOf([...this.#opened.values()].map(({ person }) => person).map(this.#withGrants()), new Map(this.#unreadable));
    this.#tellMissing(directory.keyMissing().length);
    return directory;
  }

  /** Adds what people hold for everything, and the ULOs of their organisations. */
  #withGrants(): (person: Person) => Person {
    const { byGrants } = this.options;
    const rows = this.model.read((db) => db.all<{ person: string; item: string }>('SELECT person, item FROM grants_for_everything ORDER BY id'));
    const everywhere = Map.groupBy(rows, ({ person }) => person);
    return (person) => {
      const held = [...(everywhere.get(person.id) ?? []).map(({ item }) => JSON.parse(item) as Grant), ...(person.grants ?? [])];
      if (held.length === 0) return byGrants ? { ...person, byGrants: true } : person;
      return { ...person, grants: byGrants ? held.map((grant) => withUlos(grant, byGrants)) : held, ...(byGrants && { byGrants: true as const }) };
    };
  }

  async #open(row: PersonRow): Promise<void> {
    if (this.#opened.get(row.id)?.revision === row.revision) return;
    const found = await opened(row, this.keys);
    if (isReadable(found)) {
      this.#opened.set(row.id, { revision: row.revision, person: found });
      this.#unreadable.delete(row.id);
    } else {
      this.#opened.delete(row.id);
      this.#unreadable.set(row.id, found);
    }
  }

  /** A key may come back, such as when a node of the event store does. */
  #isStale(at: number): boolean {
    return this.#keysMissing > 0 && performance.now() - at >= (this.options.lookAgainMs ?? 30_000);
  }

  #tellMissing(count: number): void {
    if (count > 0 && count !== this.#keysMissing) this.options.onKeysMissing?.(missingKeys(count, this.options.keysIn));
    this.#keysMissing = count;
  }

  /** Done again after every start: a process that was killed in between has not finished it. */
  async #forget({ id, key_id: keyId }: PersonRow): Promise<void> {
    this.#opened.delete(id);
    this.#unreadable.set(id, 'erased');
    if (this.#forgotten.has(id)) return;
    if (keyId !== null) await this.keys.remove(keyId);
    for (const told of this.#onErased) await told(id);
    this.#forgotten.add(id);
  }
}

/** The ULOs of an organisation are those at the moment at which they are asked for: they change without the person. */
function withUlos(grant: Grant, ulosOf: (organisation: string) => readonly string[]): Grant {
  const { scope } = grant;
  return scope.kind === 'organisation' ? { ...grant, scope: { ...scope, get ulos() { return ulosOf(scope.id); } } } : grant;
}
