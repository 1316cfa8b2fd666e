import type { Batch, EventRef } from '#event-store';
import type { Position, StoredEvent } from '#kernel';

/** What arrived for one stream. `events` is null when they were let go: the stream is then read anew. */
export interface Touched {
  revision: number;
  events: StoredEvent[] | null;
}

export interface Taken {
  streams: Map<string, Touched>;
  /** Of the last event gathered: the checkpoint once all is applied. */
  position: Position;
  /** Where that event stands. */
  last: { stream: string; revision: number };
  events: number;
}

/** Events kept in memory; when more arrive only the names of the streams are kept, and each is read once. */
const KEPT = 5_000;

/** Gathers what arrived since the last time it was taken: by stream, so that each is folded and written once. */
export class Pending {
  #streams = new Map<string, Touched>();
  #last: EventRef | undefined;
  #events = 0;

  /**
   * @param wanted streams that no projection looks at are only counted as seen
   * @param kept how many events may be kept
   */
  constructor(
    private readonly wanted: (stream: string) => boolean,
    private readonly kept = KEPT,
  ) {}

  get events(): number {
    return this.#events;
  }
  get streams(): number {
    return this.#streams.size;
  }
  /** It is time to apply: with many more, events are let go and streams read anew. */
  get isNearlyFull(): boolean {
    return this.#events > 0.8 * this.kept;
  }
  get position(): Position | undefined {
    return this.#last?.position;
  }

  add(batch: Batch): void {
    const places = batch.refs ?? batch.events;
    const last = places.at(-1);
    if (!last) return;
    const before = this.#events;
    this.#events += places.length;
    if (before <= this.kept && this.#events > this.kept) for (const touched of this.#streams.values()) touched.events = null;
    // Events that are not kept are not even asked for: some stores then need not decode them.
    if (this.#events <= this.kept) for (const event of batch.events) this.#touch(event, event);
    else for (const place of places) this.#touch(place);
    this.#last = last;
  }

  take(): Taken | undefined {
    const last = this.#last;
    if (!last) return undefined;
    const taken = { streams: this.#streams, position: last.position, last, events: this.#events };
    this.#streams = new Map();
    this.#last = undefined;
    this.#events = 0;
    return taken;
  }

  /** What could not be applied comes before what arrived since. */
  putBack(taken: Taken): void {
    const later = this.take();
    this.#streams = taken.streams;
    for (const [stream, { revision }] of later?.streams ?? []) this.#streams.set(stream, { revision, events: null });
    this.#last = { ...(later?.last ?? taken.last), position: later?.position ?? taken.position };
    this.#events = taken.events + (later?.events ?? 0);
  }

  #touch({ stream, revision }: EventRef, event?: StoredEvent): void {
    if (!this.wanted(stream)) return;
    const touched = this.#streams.get(stream);
    if (!touched) this.#streams.set(stream, { revision, events: event ? [event] : null });
    else {
      touched.revision = revision;
      if (event) touched.events?.push(event);
    }
  }
}
