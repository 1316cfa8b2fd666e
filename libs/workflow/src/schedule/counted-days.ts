import { epochDay, fromEpochDay, type PlainDate } from '#kernel';
import type { Pause } from './network.js';

/** Numbers the days that count consecutively, so that a length of time is a difference. Paused days have no number. */
export class CountedDays {
  readonly #from: readonly number[];
  readonly #length: readonly number[];

  /** @param pauses in order, not overlapping */
  constructor(pauses: readonly Pause[]) {
    this.#from = pauses.map(({ from }) => epochDay(from));
    this.#length = pauses.map(({ from, to }) => epochDay(to) - epochDay(from));
  }

  /** The number of a day; for a paused day, the number of the next day that counts. */
  numberOf(day: PlainDate): number {
    return this.#number(epochDay(day));
  }

  /** The number of the first counted day after a day. */
  numberAfter(day: PlainDate): number {
    return this.#number(epochDay(day) + 1);
  }

  dayOf(number: number): PlainDate {
    let day = number;
    for (let i = 0; i < this.#from.length && day >= this.#from[i]!; i++) day += this.#length[i]!;
    return fromEpochDay(day);
  }

  #number(day: number): number {
    let paused = 0;
    for (let i = 0; i < this.#from.length && day > this.#from[i]!; i++) paused += Math.min(day - this.#from[i]!, this.#length[i]!);
    return day - paused;
  }
}
