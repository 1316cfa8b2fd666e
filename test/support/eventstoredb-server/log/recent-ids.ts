interface Place {
  stream: string;
  revision: bigint;
}

/** The revisions at which the latest event ids were first stored. It is in memory and is lost at a restart, as in EventStoreDB. */
export class RecentIds {
  /** By stream and id: an id may occur in several streams, and more than once in one stream. */
  readonly #places = new Map<string, bigint>();

  constructor(private readonly limit = 100_000) {}

  put(id: string, { stream, revision }: Place): void {
    const key = `${id} ${stream}`;
    if (this.#places.has(key)) return;
    this.#places.set(key, revision);
    if (this.#places.size <= this.limit) return;
    for (const oldest of this.#places.keys()) {
      this.#places.delete(oldest);
      return;
    }
  }

  revisionOn(stream: string, id: string): bigint | undefined {
    return this.#places.get(`${id} ${stream}`);
  }
}
