import { LRUCache } from 'lru-cache';
import type { NewEvent, Position, StoredEvent } from '#kernel';
import { LazyBatch, eventsOfTypes } from '../lazy-batch.js';
import type { Appended, Batch, EventStore, Head } from '../port.js';
import { keyIdOfTexts } from './key-ids.js';
import { opened } from './opening.js';
import { hashDigit, maskedHash, maxTexts, pathOf, sealNamed, sealText } from './sealed-text.js';
import type { TextKeys } from './text-keys.js';
import type { TextPlace, TextRules } from './text-rules.js';

type Sealable = readonly [event: NewEvent, texts: readonly TextPlace[]];

/** Maximum number of streams whose key id is cached. A stream that was evicted gets a new key for its next text. */
const MAX_STREAMS = 20_000;

/**
 * A store that seals the long texts of each event before it is appended, and opens them when it is read. The hash covers
 * the sealed text. Export, verification and backup use the inner store. When it reads an event that removes texts, it removes
 * their keys first, so that it completes the removal of a process that was killed.
 */
export class SealingEventStore implements EventStore {
  readonly #keyIds = new LRUCache<string, string>({ max: MAX_STREAMS });
  readonly #removals: ReadonlySet<string>;

  constructor(
    private readonly store: EventStore,
    private readonly keys: TextKeys,
    private readonly rules: TextRules,
  ) {
    this.#removals = new Set([rules.removal.type]);
  }

  async append(stream: string, events: readonly NewEvent[], on: { head: Head }): Promise<Appended> {
    const texts = events.map((event): Sealable => [event, this.#textsToSeal(event)]);
    const written = texts.some(([, places]) => places.length > 0) ? await this.#sealed(stream, texts, on.head) : events;
    const appended = await this.store.append(stream, written, on);
    // A removal that fails here is repeated when the event is next read.
    if (events.some(({ type }) => this.#removals.has(type))) await this.#remove(events).catch(() => undefined);
    return appended;
  }

  /** A forward read first reads the stream to its end: it must not yield a text that a later event removes. */
  async *readStream(stream: string, options?: { from?: number; direction?: 'forwards' | 'backwards' }): AsyncGenerator<Batch> {
    const batches: Batch[] = [];
    for await (const batch of this.store.readStream(stream, options)) {
      await this.#prepare(batch);
      if (options?.direction === 'backwards') yield this.#openLazily(batch);
      else batches.push(batch);
    }
    for (const batch of batches) yield this.#openLazily(batch);
  }
  async *readAll(options?: { after?: Position }): AsyncGenerator<Batch> {
    for await (const batch of this.store.readAll(options)) {
      await this.#prepare(batch);
      yield this.#openLazily(batch);
    }
  }
  async *subscribe(options: { after?: Position; signal: AbortSignal }): AsyncGenerator<Batch> {
    for await (const batch of this.store.subscribe(options)) {
      await this.#prepare(batch);
      yield this.#openLazily(batch);
    }
  }
  head(): Promise<Position> {
    return this.store.head();
  }
  compare(a: Position, b: Position): -1 | 0 | 1 {
    return this.store.compare(a, b);
  }
  close(): Promise<void> {
    return this.store.close();
  }

  #textsToSeal(event: NewEvent): readonly TextPlace[] {
    const places = this.rules.textsIn(event);
    return places.length === 0 ? places : places.filter(({ holder, name, inClear }) => !inClear && typeof holder[name] === 'string');
  }

  async #sealed(stream: string, texts: readonly Sealable[], head: Head): Promise<NewEvent[]> {
    const { keyId, tree } = await this.#keyFor(stream);
    const first = head === 'no-stream' ? 0 : head.revision + 1;
    const keyAt = (path: string): Uint8Array => {
      const key = tree.key(path);
      if (!key) throw new Error(`The key of a text of ${stream} that is not recorded yet was removed.`);
      return key;
    };
    return texts.map(([event, places], i) => {
      if (places.length === 0) return event;
      if (places.length > maxTexts) throw new Error(`${event.type} has more than ${maxTexts} long texts.`);
      const copy = { ...event, data: structuredClone(event.data) };
      const values = new Map(places.map(({ field, holder, name }) => [field, holder[name] as string]));
      for (const [n, { holder, name, field }] of this.#textsToSeal(copy).entries()) {
        const path = pathOf(first + i, n.toString(16));
        holder[name] = sealText(keyAt(path), { keyId, path }, values.get(field) ?? '', `${event.id} ${field}`);
      }
      const hashKey = keyAt(pathOf(first + i, hashDigit));
      return { ...copy, metadata: { ...event.metadata, commandHash: maskedHash(hashKey, event.metadata.commandHash, event.id) } };
    });
  }

  /** The key that last sealed texts of the stream, or a new one. */
  async #keyFor(stream: string) {
    const known = this.#keyIds.get(stream);
    const tree = known === undefined ? undefined : await this.keys.load(known);
    if (known !== undefined && tree) return { keyId: known, tree };
    const created = await this.keys.create();
    this.#keyIds.set(stream, created.keyId);
    return created;
  }

  /** Removes the texts that events of the batch remove, then loads the keys of the other texts. */
  async #prepare(batch: Batch): Promise<void> {
    const removals = eventsOfTypes(batch, this.#removals);
    if (removals.length > 0) await this.#remove(removals);
    const missing = new Set<string>();
    for (const [stream, keyId] of keysIn(batch, this.rules)) {
      this.#keyIds.set(stream, keyId);
      if (!this.keys.loaded(keyId)) missing.add(keyId);
    }
    for (const keyId of missing) await this.keys.load(keyId);
  }

  #remove(events: readonly Pick<NewEvent, 'type' | 'data'>[]): Promise<void> {
    const { removal } = this.rules;
    return this.keys.remove(events.flatMap((event) => (event.type === removal.type ? removal.sealsIn(event.data).map(sealNamed) : [])));
  }

  #openLazily(batch: Batch): Batch {
    const open = (event: StoredEvent): StoredEvent => opened(event, this.keys, this.rules);
    return new LazyBatch(batch.seen, batch.refs ?? batch.events, batch.caughtUp === true, (types) => (types ? eventsOfTypes(batch, types) : batch.events).map(open));
  }
}

const keyIdPattern = /"sealed:1:([0-9a-f]{32}):/u;

/** The streams and key ids of sealed texts. Does not decode events when the batch has their canonical text. */
function* keysIn(batch: Batch, rules: TextRules): Generator<readonly [stream: string, keyId: string]> {
  for (const ref of batch.refs ?? batch.events) {
    if ('text' in ref && ref.text !== undefined) {
      // All texts of one event are sealed with one key.
      const keyId = ref.text.includes('"sealed:1:') ? keyIdPattern.exec(ref.text)?.[1] : undefined;
      if (keyId !== undefined) yield [ref.stream, keyId];
    } else if ('data' in ref) {
      const keyId = keyIdOfTexts(ref, rules);
      if (keyId !== undefined) yield [ref.stream, keyId];
    }
  }
}
