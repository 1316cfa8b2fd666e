import { LRUCache } from 'lru-cache';
import { KeyedQueue } from '#kernel';
import { KeyTree } from './key-tree.js';
import type { SealRef } from './sealed-text.js';

/** Keeps keys outside the log, as the store of the keys of people does. */
export interface KeysOutside {
  /** Durable when it resolves. */
  create(): Promise<{ keyId: string; key: Uint8Array }>;
  /** Undefined when there never was such a key, or it was removed. */
  get(keyId: string): Promise<Uint8Array | undefined>;
  /** False when another than `key` is there: nothing was replaced. Otherwise nothing serves `key` any more once it resolves. */
  replace(key: { keyId: string; key: Uint8Array }, by: Uint8Array): Promise<boolean>;
}

/** Trees in memory. With many removed texts one has some tens of kilobytes, otherwise some hundred bytes. */
const TREES = 5_000;
/** How long a missing key is taken to be missing, in ms: it may be put back. */
const MISSING_MS = 30_000;

/** The keys of texts: one tree for each stream. */
export class TextKeys {
  readonly #trees = new LRUCache<string, KeyTree>({ max: TREES });
  readonly #missing = new LRUCache<string, true>({ max: TREES, ttl: MISSING_MS });
  /** Missed at any time: they are looked for again when somebody asks. */
  readonly #missed = new LRUCache<string, true>({ max: TREES });
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

  /** The tree as it is in memory; undefined when it was not loaded, or is missing. */
  loaded(keyId: string): KeyTree | undefined {
    return this.#trees.get(keyId);
  }

  /** Undefined when the key is missing. */
  async load(keyId: string): Promise<KeyTree | undefined> {
    return this.#trees.get(keyId) ?? (this.#missing.has(keyId) ? undefined : this.#queue.run(keyId, () => this.#read(keyId)));
  }

  /** How many of the keys that texts were read with since the start are missing now. */
  async missing(): Promise<number> {
    for (const keyId of [...this.#missed.keys()]) if (await this.keys.get(keyId)) this.#missed.delete(keyId);
    return this.#missed.size;
  }

  /** Removes the keys of texts for ever. */
  async remove(refs: readonly SealRef[]): Promise<void> {
    for (const [keyId, those] of Map.groupBy(refs, (ref) => ref.keyId)) {
      const paths = those.map(({ path }) => path);
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

  /** Other processes may do the same: who comes second reads again. */
  async #remove(keyId: string, paths: readonly string[]): Promise<void> {
    for (;;) {
      const tree = await this.#read(keyId);
      if (!tree || !paths.some((path) => tree.has(path))) return;
      const left = tree.without(paths);
      this.#trees.delete(keyId);
      if (await this.keys.replace({ keyId, key: tree.material }, left.material)) return void this.#trees.set(keyId, left);
    }
  }
}
