import type { EventStore } from '#event-store';
import type { Position } from '#kernel';
import { originOf } from './checkpoint.js';
import { MerkleTree } from './merkle-tree.js';

/** The entry of the tree that an event is: its hash, which covers the event and all before it in its stream. */
export const entryOf = (hash: string): Buffer => Buffer.from(hash, 'hex');

/** The tree of a log, which goes on where it was when it is asked again. */
export class LogTree {
  readonly tree = new MerkleTree();
  #origin: string | undefined;
  #seen: Position | undefined;

  /** @param each called with the hash of each event, in hex */
  constructor(
    private readonly store: EventStore,
    private readonly each: (hash: string) => void = () => undefined,
  ) {}

  /** The name of the log; undefined while it is empty. */
  get origin(): string | undefined {
    return this.#origin;
  }

  /** Reads what was recorded since. @throws Damaged, Unavailable */
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
    this.each(hash);
  }
}
