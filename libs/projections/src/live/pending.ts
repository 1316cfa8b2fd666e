import { eventsOfTypes, type Batch, type EventRef } from '#event-store';
import type { Position, StoredEvent } from '#kernel';

/** Events collected for one stream. `events` is null when they were dropped: the stream is then read again. */
export interface Touched {
  revision: number;
  events: StoredEvent[] | null;
}

export interface Taken {
  streams: Map<string, Touched>;
  /** The position of the last event collected: the checkpoint once all is applied. */
  position: Position;
  /** Identifies the event at that position. */
  last: { stream: string; revision: number };
  events: number;
  /** True when texts were removed: the old rows must then also disappear from free pages of the file. */
  removesText: boolean;
}

const removals: ReadonlySet<string> = new Set(['TextRedacted']);

/** Maximum events in memory, about 30 MB. Beyond that only stream names are kept, and each stream is read once. */
const MAX_EVENTS = 20_000;

/** Collects events since the last `take`, by stream, so that each stream is folded and written once. */
export class Pending {
  #streams = new Map<string, Touched>();
  #last: EventRef | undefined;
  #events = 0;
  #removesText = false;

  /**
   * @param wanted true for streams that a projection uses; others only advance the position
   * @param maxEvents maximum events in memory
   */
  constructor(
    private readonly wanted: (stream: string) => boolean,
    private readonly maxEvents = MAX_EVENTS,
  ) {}

  get events(): number {
    return this.#events;
  }
  get streams(): number {
    return this.#streams.size;
  }
  /** True when more events would be dropped and their streams read again. */
  get isNearlyFull(): boolean {
    return this.#events > 0.8 * this.maxEvents;
  }
  get position(): Position | undefined {
    return this.#last?.position;
  }

  add(batch: Batch): void {
    const refs = batch.refs ?? batch.events;
    const last = refs.at(-1);
    if (!last) return;
    const before = this.#events;
    this.#events += refs.length;
    if (before <= this.maxEvents && this.#events > this.maxEvents) for (const touched of this.#streams.values()) touched.events = null;
    // Does not read `events` when none are kept, so that some stores need not decode them.
    if (this.#events <= this.maxEvents) for (const event of batch.events) this.#touch(event, event);
    else for (const ref of refs) this.#touch(ref);
    this.#removesText ||= eventsOfTypes(batch, removals).length > 0;
    this.#last = last;
  }

  take(): Taken | undefined {
    const last = this.#last;
    if (!last) return undefined;
    const taken = { streams: this.#streams, position: last.position, last, events: this.#events, removesText: this.#removesText };
    this.#streams = new Map();
    this.#last = undefined;
    this.#events = 0;
    this.#removesText = false;
    return taken;
  }

  /** Puts back events that could not be applied, before those collected since then. */
  putBack(taken: Taken): void {
    const later = this.take();
    this.#streams = taken.streams;
    for (const [stream, { revision }] of later?.streams ?? []) this.#streams.set(stream, { revision, events: null });
    this.#last = { ...(later?.last ?? taken.last), position: later?.position ?? taken.position };
    this.#events = taken.events + (later?.events ?? 0);
    this.#removesText = taken.removesText || later?.removesText === true;
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
