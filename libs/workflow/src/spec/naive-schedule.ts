import { addDays, daysBetween, maxDate, minDate, type PlainDate } from '#kernel';
import type { Network, NetworkStep } from '../schedule/network.js';

export interface NaiveDays {
  code: string;
  earlyStart: PlainDate;
  earlyFinish: PlainDate;
  lateStart: PlainDate | null;
  lateFinish: PlainDate | null;
  totalFloat: number | null;
}

/** The same schedule, computed by counting single days along every path. Only for small networks: the number of paths is exponential. */
export class NaiveSchedule {
  readonly #network: Network;
  readonly #today: PlainDate | undefined;

  constructor(network: Network, today?: PlainDate) {
    this.#network = network;
    this.#today = today;
  }

  days(): NaiveDays[] {
    return this.#network.steps.map((step) => {
      const [earlyStart, earlyFinish] = [this.#start(step), this.#finish(step)];
      if (step.finishedOn !== null) return { code: step.code, earlyStart, earlyFinish, lateStart: null, lateFinish: null, totalFloat: null };
      const lateFinish = this.#lateFinish(step);
      const lateStart = step.startedOn === null ? this.#backward(lateFinish, Math.max(step.days, 1)) : null;
      return { code: step.code, earlyStart, earlyFinish, lateStart, lateFinish, totalFloat: this.#counted(earlyFinish, lateFinish) };
    });
  }

  finishOn(): PlainDate {
    return this.#network.steps.map((step) => this.#finish(step)).reduce(maxDate);
  }

  #needs(step: NetworkStep): { need: NetworkStep; lag: number }[] {
    return step.needs.flatMap(({ step: code, lag }) => this.#network.steps.filter((other) => other.code === code).map((need) => ({ need, lag })));
  }

  #finish(step: NetworkStep): PlainDate {
    if (step.finishedOn !== null) return step.finishedOn;
    const finish = this.#forward(this.#start(step), Math.max(step.days, 1));
    return this.#today === undefined ? finish : maxDate(finish, this.#forward(this.#today, 1));
  }

  #start(step: NetworkStep): PlainDate {
    if (step.startedOn !== null) return step.startedOn;
    const needed = this.#needs(step).map(({ need, lag }) => this.#afterNeed(step, this.#finish(need), lag));
    if (step.finishedOn !== null) return minDate(this.#forward(needed.length > 0 ? needed.reduce(maxDate) : this.#network.startOn, 1), step.finishedOn);
    const bounds = step.days === 0 && needed.length > 0 ? needed : [...needed, this.#network.startOn];
    if (this.#today !== undefined) bounds.push(this.#today);
    if (step.pin !== null) bounds.push('notBefore' in step.pin ? step.pin.notBefore : this.#backward(step.pin.finishOn, Math.max(step.days, 1)));
    return this.#forward(bounds.reduce(maxDate), 1);
  }

  #afterNeed(step: NetworkStep, finish: PlainDate, lag: number): PlainDate {
    if (step.days > 0) return this.#forward(addDays(finish, 1), lag + 1);
    return lag === 0 ? this.#forward(finish, 1) : this.#forward(addDays(finish, 1), lag);
  }

  #lateFinish(step: NetworkStep): PlainDate {
    const bounds = [this.#backward(this.finishOn(), 1)];
    if (step.pin !== null && 'finishOn' in step.pin) bounds.push(this.#backward(step.pin.finishOn, 1));
    for (const next of this.#network.steps.filter((other) => other.startedOn === null && other.finishedOn === null)) {
      for (const { lag } of this.#needs(next).filter(({ need }) => need === step)) {
        const lateStart = this.#backward(this.#lateFinish(next), Math.max(next.days, 1));
        bounds.push(this.#backward(next.days > 0 ? addDays(lateStart, -1) : lateStart, lag + 1));
      }
    }
    return bounds.reduce(minDate);
  }

  #counts(day: PlainDate): boolean {
    return !this.#network.pauses.some(({ from, to }) => from <= day && day < to);
  }

  /** The nth counted day, from this day forward. */
  #forward(day: PlainDate, nth: number): PlainDate {
    const left = this.#counts(day) ? nth - 1 : nth;
    return left === 0 ? day : this.#forward(addDays(day, 1), left);
  }

  /** The nth counted day, from this day backward. */
  #backward(day: PlainDate, nth: number): PlainDate {
    const left = this.#counts(day) ? nth - 1 : nth;
    return left === 0 ? day : this.#backward(addDays(day, -1), left);
  }

  #counted(from: PlainDate, to: PlainDate): number {
    if (to < from) return -this.#counted(to, from);
    return Array.from({ length: daysBetween(from, to) }, (_, i) => addDays(from, i)).filter((day) => this.#counts(day)).length;
  }
}
