import type { EventStore } from '#event-store';
import type { Position } from '#kernel';
import { originOf } from './checkpoint.js';
import { MerkleTree } from './merkle-tree.js';

/** The tree entry of an event: its hash, which covers the event and all earlier events of its stream. */
export const entryOf = (hash: string): Buffer => Buffer.from(hash, 'hex');

/** The Merkle tree of a log. Each `readOn` continues where the previous one ended. */
export class LogTree {
  readonly tree = new MerkleTree();
  #origin: string | undefined;
  #seen: Position | undefined;

  /** @param onHash called with the hash of each event, in hex */
  constructor(
    private readonly store: EventStore,
    private readonly onHash: (hash: string) => void = () => undefined,
  ) {}

  /** The name of the log; undefined while it is empty. */
  get origin(): string | undefined {
    return this.#origin;
  }

  /** Adds the events recorded since the last call. @throws Damaged, Unavailable */
  async readOn(onProgress: (events: number) => void = () => undefined): Promise<void> {
    for await (const batch of this.store.readAll(this.#seen === undefined ? {} : { after: this.#seen })) {
      this.#origin ??= batch.events[0] && originOf(batch.events[0].id);
      for (const ref of batch.refs ?? batch.events) this.#add('hash' in ref ? ref.hash : ref.metadata.hash);
      this.#seen = batch.seen;
      onProgress(this.tree.size);
    }
  }

  #add(hash: string): void {
    this.tree.add(entryOf(hash));
    this.onHash(hash);
  }
}
