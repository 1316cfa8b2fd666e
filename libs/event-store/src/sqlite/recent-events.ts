import type { Stored } from '../envelope/opened.js';
import type { Outcome, SealedAppend } from './transactions.js';

/** Subscriptions are only a few groups of commits behind while commands arrive. */
const EVENTS = 4_000;
const CHARACTERS = 8_000_000;

/**
 * The events that this process committed last, in the order of the log and without a gap. Subscriptions read them from memory
 * instead of reading and verifying them again.
 */
export class RecentEvents {
  #events: Stored[] = [];
  #characters = 0;
  #last: number;

  /** @param last the last position of the log when it was opened */
  constructor(last: number) {
    this.#last = last;
  }

  /** Adds the events of a committed group. Call it before subscriptions are woken. */
  add(group: readonly SealedAppend[], outcomes: readonly Outcome[]): void {
    group.forEach(({ stream, sealed }, i) => {
      const outcome = outcomes[i];
      if (!outcome || 'actualRevision' in outcome) return;
      const first = Number(outcome.position) - sealed.length + 1;
      // A repeated append committed nothing: its events have earlier positions.
      if (first > this.#last) sealed.forEach((event, n) => this.#push({ ...event, stream }, first + n));
    });
    this.#drop();
  }

  /** At most `limit` events after a position; undefined when the log must be read. */
  after(position: number, limit: number): Stored[] | undefined {
    const at = position - this.#last + this.#events.length;
    return at < 0 || at >= this.#events.length ? undefined : this.#events.slice(at, at + limit);
  }

  #push(event: Omit<Stored, 'position'>, position: number): void {
    if (position !== this.#last + 1) this.#clear();
    this.#events.push({ ...event, position: String(position) });
    this.#characters += event.text.length;
    this.#last = position;
  }

  /** Drops half of the events at a time, because each splice copies the rest of the array. */
  #drop(): void {
    while (this.#events.length > EVENTS || this.#characters > CHARACTERS)
      for (const { text } of this.#events.splice(0, Math.ceil(this.#events.length / 2))) this.#characters -= text.length;
  }

  #clear(): void {
    this.#events = [];
    this.#characters = 0;
  }
}
