import { LRUCache } from 'lru-cache';
import { KeyedQueue } from '#kernel';
import { KeyTree } from './key-tree.js';
import type { SealRef } from './sealed-text.js';

/** A store of keys outside the log, such as the key store of people. */
export interface KeysOutside {
  /** Durable when it resolves. */
  create(): Promise<{ keyId: string; key: Uint8Array }>;
  /** Undefined when the key never existed or was removed. */
  get(keyId: string): Promise<Uint8Array | undefined>;
  /** False when the store has another key than `key`: nothing was replaced. When it resolves to true, `key` can no longer be read. */
  replace(key: { keyId: string; key: Uint8Array }, by: Uint8Array): Promise<boolean>;
}

/** Maximum number of trees in memory. A tree takes a few hundred bytes, with many removed texts some tens of kilobytes. */
const MAX_TREES = 5_000;
/** How long a missing key is cached as missing. It is then looked up again, because it may have been restored. */
const MISSING_MS = 30_000;

/** The keys of texts: one tree per stream. */
export class TextKeys {
  readonly #trees = new LRUCache<string, KeyTree>({ max: MAX_TREES });
  readonly #missing = new LRUCache<string, true>({ max: MAX_TREES, ttl: MISSING_MS });
  /** Keys that were missing at any time since the start. `missing` looks them up again. */
  readonly #missed = new LRUCache<string, true>({ max: MAX_TREES });
  readonly #queue = new KeyedQueue();

  constructor(
    private readonly keys: KeysOutside,
    private readonly onMissing: (count: number) => void = () => undefined,
  ) {}

  async create(): Promise<{ keyId: string; tree: KeyTree }> {
    const { keyId, key } = await this.keys.create();
    const tree = KeyTree.of(key);
    this.#trees.set(keyId, tree);
    return { keyId, tree };
  }

  /** The tree in memory; undefined when it is not loaded or its key is missing. */
  loaded(keyId: string): KeyTree | undefined {
    return this.#trees.get(keyId);
  }

  /** Undefined when the key is missing. */
  async load(keyId: string): Promise<KeyTree | undefined> {
    return this.#trees.get(keyId) ?? (this.#missing.has(keyId) ? undefined : this.#queue.run(keyId, () => this.#read(keyId)));
  }

  /** The number of keys that were missing in a read since the start and are still missing. */
  async missing(): Promise<number> {
    for (const keyId of [...this.#missed.keys()]) if (await this.keys.get(keyId)) this.#missed.delete(keyId);
    return this.#missed.size;
  }

  /** Removes the keys of texts permanently. */
  async remove(refs: readonly SealRef[]): Promise<void> {
    for (const [keyId, refsOfKey] of Map.groupBy(refs, (ref) => ref.keyId)) {
      const paths = refsOfKey.map(({ path }) => path);
      const loaded = this.#trees.get(keyId);
      if (loaded && !paths.some((path) => loaded.has(path))) continue;
      await this.#queue.run(keyId, () => this.#remove(keyId, paths));
    }
  }

  async #read(keyId: string): Promise<KeyTree | undefined> {
    const material = await this.keys.get(keyId);
    if (material) {
      const tree = KeyTree.of(material);
      this.#trees.set(keyId, tree);
      return tree;
    }
    this.#missing.set(keyId, true);
    this.#missed.set(keyId, true);
    this.onMissing(this.#missing.size);
    return undefined;
  }

  /** Another process may remove keys of the same tree meanwhile. `replace` then returns false, and this reads the tree again. */
  async #remove(keyId: string, paths: readonly string[]): Promise<void> {
    for (;;) {
      const tree = await this.#read(keyId);
      if (!tree || !paths.some((path) => tree.has(path))) return;
      const remaining = tree.without(paths);
      this.#trees.delete(keyId);
      if (await this.keys.replace({ keyId, key: tree.material }, remaining.material)) return void this.#trees.set(keyId, remaining);
    }
  }
}
