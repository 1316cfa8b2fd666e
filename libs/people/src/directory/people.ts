import type { ReadModel } from '#projections';
import type { KeyStore } from '../keys/key-store.js';
import { directoryOf } from './directory.js';
import { opened } from './opened.js';
import type { PersonRow } from './people.projection.js';
import type { PeopleDirectory, Person } from './person.js';

interface Opened {
  revision: number;
  person: Person;
}

/**
 * Who is registered. The rows of the read model are opened with the people's keys and kept in memory only; whoever was
 * erased is forgotten, and their key is removed from the store of keys.
 */
export class People {
  readonly #opened = new Map<string, Opened>();
  #now: { changes: number; directory: Promise<PeopleDirectory> } | undefined;

  constructor(
    private readonly model: Pick<ReadModel, 'read' | 'changes'>,
    private readonly keys: KeyStore,
    /** Told the id of a person who was erased, each time it is looked at: what else is kept of them must go. */
    private readonly onErased: (person: string) => Promise<void> = async () => undefined,
  ) {}

  /** Everybody as the read model knows them now. @throws NotReady, KeyStoreUnusable, and what the store of keys throws */
  now(): Promise<PeopleDirectory> {
    const { changes } = this.model;
    if (this.#now?.changes === changes) return this.#now.directory;
    const directory = this.#read();
    this.#now = { changes, directory };
    // What failed is asked again.
    directory.catch(() => (this.#now = undefined));
    return directory;
  }

  /** The person whose calendar address has this secret. */
  async withCalendarSecret(secretHash: string): Promise<Person | undefined> {
    const row = this.model.read((db) => db.get<{ id: string }>('SELECT id FROM people WHERE calendar = ?', secretHash));
    const found = row && (await this.now()).person(row.id);
    return found === 'erased' ? undefined : found;
  }

  async #read(): Promise<PeopleDirectory> {
    const rows = this.model.read((db) => db.all<PersonRow & { erased: 0 | 1 }>('SELECT id, revision, key_id, erased, state, example FROM people'));
    const erased = new Set<string>();
    for (const row of rows) {
      if (row.erased) {
        erased.add(row.id);
        await this.#forget(row);
      } else if (this.#opened.get(row.id)?.revision !== row.revision) {
        const person = await opened(row, this.keys);
        if (person) this.#opened.set(row.id, { revision: row.revision, person });
        else this.#opened.delete(row.id);
      }
    }
    return directoryOf([...this.#opened.values()].map(({ person }) => person), erased);
  }

  /** Done again at every start: a process that was killed in between has not finished it. */
  async #forget({ id, key_id: keyId }: PersonRow): Promise<void> {
    if (this.#opened.delete(id) || !this.#forgotten.has(id)) {
      if (keyId !== null) await this.keys.remove(keyId);
      await this.onErased(id);
      this.#forgotten.add(id);
    }
  }
  readonly #forgotten = new Set<string>();
}
