/** An event as it was sent, and where it came to lie. */
export interface Kept {
  id: string;
  stream: string;
  revision: number;
  position: bigint;
  /** Type and content type, among others. */
  properties: readonly [string, string][];
  data: Uint8Array;
  metadata: Uint8Array;
}

export type Sent = Pick<Kept, 'id' | 'properties' | 'data' | 'metadata'>;
export type Outcome = { last: Kept } | { actual: number } | 'deleted';

/** Positions begin beyond what a double can tell apart. */
const begin = 2n ** 53n + 1001n;

/** A log in memory that appends as EventStoreDB does: by revisions alone, and known ids at their place are a repetition. */
export class Log {
  readonly all: Kept[] = [];
  readonly #streams = new Map<string, Kept[]>();
  readonly #deleted = new Set<string>();
  readonly #followers = new Set<() => void>();
  #next = begin;

  of(stream: string): readonly Kept[] | 'deleted' | undefined {
    return this.#deleted.has(stream) ? 'deleted' : this.#streams.get(stream);
  }

  /** @param expected the revision of the last event, -1 for none */
  append(stream: string, expected: number, sent: readonly Sent[]): Outcome {
    if (this.#deleted.has(stream)) return 'deleted';
    const events = this.#streams.get(stream) ?? [];
    if (expected !== events.length - 1) {
      const last = events[expected + sent.length];
      return last && sent.every(({ id }, i) => events[expected + 1 + i]?.id === id) ? { last } : { actual: events.length - 1 };
    }
    for (const one of sent) {
      this.#next += BigInt(one.data.length + 150);
      const kept = { ...one, stream, revision: events.length, position: this.#next };
      events.push(kept);
      this.all.push(kept);
    }
    this.#streams.set(stream, events);
    for (const follower of this.#followers) follower();
    return { last: events.at(-1) as Kept };
  }

  tombstone(stream: string): bigint | 'deleted' {
    if (this.#deleted.has(stream)) return 'deleted';
    this.#deleted.add(stream);
    return (this.#next += 100n);
  }

  /** Called after every append until it is left. */
  follow(follower: () => void): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }
}
