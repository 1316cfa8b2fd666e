import type { PlainDate } from '#kernel';
import type { CountedDays } from './counted-days.js';
import type { Network, NetworkStep } from './network.js';

export const WAITING = 0;
export const IN_PROGRESS = 1;
export const DONE = 2;

/** Later than any day, and small enough to add lengths to. */
export const NEVER = 2 ** 30;

/**
 * The facts of each step by step index, in numbers of counted days. An end is the number after the finish. A step without length
 * occupies one day, which may be the finish day of its prerequisites: its `shift` is −1, that of other steps is 0.
 */
export interface Timing {
  state: Uint8Array;
  /** The earliest start of a step that is not started, apart from prerequisites and a pinned finish. */
  floor: Int32Array;
  /** Set by `forward` for steps that are not started, and for finished steps without recorded start: see `startAssumed`. */
  start: Int32Array;
  startAssumed: Uint8Array;
  /** Set by `forward` for steps that are not started. */
  end: Int32Array;
  /** 1 for a step that finished on a paused day: its finish has the same number as its end. */
  finishPaused: Uint8Array;
  /** At least 1. */
  length: Int32Array;
  shift: Int8Array;
  /** The latest end that a pin allows; NEVER without a pin. */
  latestEnd: Int32Array;
  /** The start of the development. */
  origin: number;
}

/** Sets the values that follow from facts, pins and today. `forward` adds those that follow from prerequisites. */
export function timingOf(network: Network, days: CountedDays, today: PlainDate | undefined): Timing {
  const size = network.steps.length;
  const timing: Timing = {
    state: new Uint8Array(size),
    floor: new Int32Array(size),
    start: new Int32Array(size),
    startAssumed: new Uint8Array(size),
    end: new Int32Array(size),
    finishPaused: new Uint8Array(size),
    length: new Int32Array(size),
    shift: new Int8Array(size),
    latestEnd: new Int32Array(size).fill(NEVER),
    origin: days.numberOf(network.startOn),
  };
  const now = today === undefined ? -NEVER : days.numberOf(today);
  network.steps.forEach((step, i) => {
    timing.length[i] = Math.max(step.days, 1);
    timing.shift[i] = step.days === 0 ? -1 : 0;
    if (step.finishedOn !== null) {
      timing.state[i] = DONE;
      if (step.startedOn === null) timing.startAssumed[i] = 1;
      else timing.start[i] = days.numberOf(step.startedOn);
      timing.end[i] = days.numberAfter(step.finishedOn);
      timing.finishPaused[i] = timing.end[i] === days.numberOf(step.finishedOn) ? 1 : 0;
    } else setOpen(timing, i, step, days, now);
  });
  return timing;
}

function setOpen(timing: Timing, i: number, step: NetworkStep, days: CountedDays, now: number): void {
  const { pin } = step;
  if (pin !== null && 'finishOn' in pin) timing.latestEnd[i] = days.numberAfter(pin.finishOn);
  if (step.startedOn !== null) {
    const start = days.numberOf(step.startedOn);
    timing.state[i] = IN_PROGRESS;
    timing.start[i] = start;
    timing.end[i] = Math.max(start + timing.length[i]!, now + 1);
    return;
  }
  const followsNeeds = step.days === 0 && step.needs.length > 0;
  const notBefore = pin !== null && 'notBefore' in pin ? days.numberOf(pin.notBefore) : -NEVER;
  timing.floor[i] = Math.max(now, notBefore, followsNeeds ? -NEVER : timing.origin);
}
