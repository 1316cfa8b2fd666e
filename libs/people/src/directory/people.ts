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
  /** Called with a sentence for the log that names no person. */
  onProblem?: (message: string, error: unknown) => void;
  /** Called at least once for each erased person, with their id: all other data about them must be deleted. */
  onErased?: (person: string) => Promise<void>;
  /** Called when keys are missing, and when their number changes, with one sentence that names no person. */
  onKeysMissing?: (sentence: string) => void;
  /** Where the keys are kept; used in that sentence. */
  keysIn?: KeysPlace;
  /**
   * Set where people sign in: grants then decide who has which role in which scope. Returns the ids of the ULOs that an
   * organisation mentors, commissions or funds today. When absent, the role in a person's details decides.
   */
  byGrants?: (organisation: string) => readonly string[];
  /** How long to wait before missing keys are looked for again. */
  lookAgainMs?: number;
}

interface Opened {
  revision: number;
  person: Person;
}

/** How long to wait for the read model to catch up with the log, as after a start. */
const longestWaitMs = 5_000;
/** How often the background check looks for erased people. */
const pollMs = 1_000;
const concurrentReads = 32;

/**
 * The registered people. Rows of the read model are decrypted with the people's keys and kept in memory only. After an
 * erasure the person is dropped from memory, and their key is removed from the key store.
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

  /** Adds a listener that is called like `onErased`. */
  alsoOnErased(listener: (person: string) => Promise<void>): void {
    this.#onErased.push(listener);
  }

  /** All people in the read model now. @throws NotReady, KeyStoreUnusable, and the errors of the key store */
  now(): Promise<PeopleDirectory> {
    const changes = this.model.changesOf(['person', 'installation']);
    if (this.#now?.changes === changes && !this.#isStale(this.#now.at)) return this.#now.directory;
    // One read at a time: concurrent reads would open and forget the same people.
    const directory = this.#queue.run('directory', () => this.#read());
    this.#now = { changes, at: performance.now(), directory };
    // A failed read is not cached.
    directory.catch(() => {
      if (this.#now?.directory === directory) this.#now = undefined;
    });
    return directory;
  }

  /** The person whose calendar address has the secret with this hash. */
  async withCalendarSecret(secretHash: string): Promise<Person | undefined> {
    const row = this.model.read((db) => db.get<{ id: string }>('SELECT id FROM people WHERE calendar = ?', secretHash));
    const found = row && (await this.now()).person(row.id);
    return isReadable(found) ? found : undefined;
  }

  /** The number of people whose details could not be read last time, because their keys are missing. */
  get keysMissing(): number {
    return this.#keysMissing;
  }

  /** Why details cannot be read, and the remedy, in one sentence; undefined when no key is missing. */
  async keysTrouble(): Promise<string | undefined> {
    const { length } = (await this.now()).keyMissing();
    return length === 0 ? undefined : missingKeys(length, this.options.keysIn);
  }

  /** The number of keys of erased people that may still be on a disk, although no reader gets them. */
  async keysThatWait(): Promise<number> {
    const rows = this.model.read((db) => db.all<{ key: string }>('SELECT key_id AS key FROM people WHERE erased = 1 AND key_id IS NOT NULL'));
    const states = await Promise.all(rows.map(({ key }) => this.keys.state(key)));
    return states.filter((state) => state === 'waiting').length;
  }

  /** Starts the background check: erased people leave memory, and their keys are removed, even if no page reads people. */
  keepUp(): void {
    this.#timer ??= setInterval(() => {
      this.now().catch((error: unknown) => {
        if (!(error instanceof NotReady || error instanceof Unavailable)) this.options.onProblem?.('People could not be looked up.', error);
      });
    }, pollMs).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#now?.directory.catch(() => undefined);
  }

  async #read(): Promise<PeopleDirectory> {
    await this.model.whenReady(longestWaitMs);
    const rows = this.model.read((db) => db.all<PersonRow>('SELECT id, revision, key_id, erased, state, example FROM people'));
    // Keys may come from another machine, so several are requested at once.
    for (let i = 0; i < rows.length; i += concurrentReads)
      await Promise.all(rows.slice(i, i + concurrentReads).map((row) => (row.erased === 1 ? this.#forget(row) : this.#open(row))));
    const directory = directoryOf([...this.#opened.values()].map(({ person }) => person).map(this.#withGrants()), new Map(this.#unreadable));
    this.#reportMissing(directory.keyMissing().length);
    return directory;
  }

  /** Adds the roles for everything, and the ULOs of organisations in grants. */
  #withGrants(): (person: Person) => Person {
    const { byGrants } = this.options;
    const rows = this.model.read((db) => db.all<{ person: string; item: string }>('SELECT person, item FROM grants_for_everything ORDER BY id'));
    const forEverything = Map.groupBy(rows, ({ person }) => person);
    return (person) => {
      const held = [...(forEverything.get(person.id) ?? []).map(({ item }) => JSON.parse(item) as Grant), ...(person.grants ?? [])];
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

  /** A key may become available again, for example with a node of the event store. */
  #isStale(at: number): boolean {
    return this.#keysMissing > 0 && performance.now() - at >= (this.options.lookAgainMs ?? 30_000);
  }

  #reportMissing(count: number): void {
    if (count > 0 && count !== this.#keysMissing) this.options.onKeysMissing?.(missingKeys(count, this.options.keysIn));
    this.#keysMissing = count;
  }

  /** Repeated after every start: an earlier process may have been killed before it finished. */
  async #forget({ id, key_id: keyId }: PersonRow): Promise<void> {
    this.#opened.delete(id);
    this.#unreadable.set(id, 'erased');
    if (this.#forgotten.has(id)) return;
    if (keyId !== null) await this.keys.remove(keyId);
    for (const listener of this.#onErased) await listener(id);
    this.#forgotten.add(id);
  }
}

/** Looks up the ULOs of an organisation on each access: they change without an event of the person. */
function withUlos(grant: Grant, ulosOf: (organisation: string) => readonly string[]): Grant {
  const { scope } = grant;
  return scope.kind === 'organisation' ? { ...grant, scope: { ...scope, get ulos() { return ulosOf(scope.id); } } } : grant;
}
