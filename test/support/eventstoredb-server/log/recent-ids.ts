interface Place {
  stream: string;
  revision: bigint;
}

/** Where the latest event ids were stored. Only a memory: a restart empties it, as it does in the database. */
export class RecentIds {
  readonly #places = new Map<string, Place>();

  constructor(private readonly limit = 100_000) {}

  put(id: string, place: Place): void {
    this.#places.delete(id);
    this.#places.set(id, place);
    if (this.#places.size <= this.limit) return;
    for (const oldest of this.#places.keys()) {
      this.#places.delete(oldest);
      return;
    }
  }

  revisionOn(stream: string, id: string): bigint | undefined {
    const place = this.#places.get(id);
    return place?.stream === stream ? place.revision : undefined;
  }
}
