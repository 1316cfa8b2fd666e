import type { EventRef } from '#event-store';

export type Revision = Pick<EventRef, 'stream' | 'revision'>;

/** An event that was passed to `see`, and its number among those, from 1. */
export interface Seen extends Revision {
  number: number;
}

/** A stream that waits for reconciliation, with its newest event. */
export interface Touched extends Revision {
  /** The event before the first new event of the stream; undefined when that was the first of all. */
  before: Seen | undefined;
}

/** The streams that wait for reconciliation, each once, and the last event before which all streams are reconciled. */
export class TouchedStreams {
  /** In the order of their first new event. */
  readonly #waiting = new Map<string, Touched>();
  #current: Touched | undefined;
  #last: Seen | undefined;

  get size(): number {
    return this.#waiting.size + (this.#current ? 1 : 0);
  }

  /** Adds the next event of the log. @param isHandled false for an event of a parked stream */
  see({ stream, revision }: Revision, isHandled: boolean): void {
    if (isHandled) this.#waiting.set(stream, { stream, revision, before: this.#waiting.get(stream)?.before ?? this.#last });
    this.#last = { stream, revision, number: (this.#last?.number ?? 0) + 1 };
  }

  /** Adds a stream again, for example after a failure. Its events then do not count as done. */
  add(touched: Touched): void {
    if (!this.#waiting.has(touched.stream)) this.#waiting.set(touched.stream, touched);
  }

  /** Iterates over the waiting streams. A stream is done when the next one is requested. Streams with newer events come last. */
  *each(): Generator<Touched> {
    try {
      for (const [stream, touched] of this.#waiting) {
        this.#waiting.delete(stream);
        this.#current = touched;
        yield touched;
      }
    } finally {
      this.#current = undefined;
    }
  }

  /** The last event up to which all streams are reconciled; undefined when there is none. */
  done(): Seen | undefined {
    let done = this.#last;
    for (const { before } of this.#current ? [this.#current, ...this.#waiting.values()] : this.#waiting.values()) {
      if (!before) return undefined;
      if (done && before.number < done.number) done = before;
    }
    return done;
  }
}
