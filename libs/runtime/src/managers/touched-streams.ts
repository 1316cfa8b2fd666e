import type { EventRef } from '#event-store';

export type Revision = Pick<EventRef, 'stream' | 'revision'>;

/** An event that was seen, and its number among them from 1. */
export interface Seen extends Revision {
  number: number;
}

/** A stream that is to be looked at, and its newest event that was seen. */
export interface Touched extends Revision {
  /** The event before the first one by which it was touched; undefined when that was the first one seen. */
  before: Seen | undefined;
}

/** Streams that events touched, each once however many events there are, and up to which event all of them were looked at. */
export class TouchedStreams {
  /** The one touched first comes first. */
  readonly #waiting = new Map<string, Touched>();
  #looking: Touched | undefined;
  #last: Seen | undefined;

  get size(): number {
    return this.#waiting.size + (this.#looking ? 1 : 0);
  }

  /** Sees the next event. @param isLookedAt false: its stream is left alone */
  see({ stream, revision }: Revision, isLookedAt: boolean): void {
    if (isLookedAt) this.#waiting.set(stream, { stream, revision, before: this.#waiting.get(stream)?.before ?? this.#last });
    this.#last = { stream, revision, number: (this.#last?.number ?? 0) + 1 };
  }

  /** A stream that is to be looked at (again): nothing from there on is done. */
  add(touched: Touched): void {
    if (!this.#waiting.has(touched.stream)) this.#waiting.set(touched.stream, touched);
  }

  /** One after the other; each was looked at when the next is asked for. Those touched meanwhile come last, once. */
  *each(): Generator<Touched> {
    try {
      for (const [stream, touched] of this.#waiting) {
        this.#waiting.delete(stream);
        this.#looking = touched;
        yield touched;
      }
    } finally {
      this.#looking = undefined;
    }
  }

  /** The last event such that all streams touched up to it were looked at; undefined: there is none. */
  done(): Seen | undefined {
    let done = this.#last;
    for (const { before } of this.#looking ? [this.#looking, ...this.#waiting.values()] : this.#waiting.values()) {
      if (!before) return undefined;
      if (done && before.number < done.number) done = before;
    }
    return done;
  }
}
