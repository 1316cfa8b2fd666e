import { minDate, type PlainDate } from '#kernel';
import { CountedDays } from './counted-days.js';
import { graphOf } from './graph.js';
import type { Network, NetworkStep, Schedule, StepDays } from './network.js';
import { backward, forward, type Latest } from './passes.js';
import { DONE, timingOf, WAITING, type Timing } from './timing.js';

/**
 * Early and late days of every step by the critical path method, over calendar days. Linear in the number of steps and prerequisites.
 * @param today no open step starts or finishes before it; undefined for a baseline
 * @throws RangeError when the network is not valid: see `graphOf`
 */
export function scheduleOf(network: Network, today?: PlainDate): Schedule {
  const days = new CountedDays(network.pauses);
  const graph = graphOf(network.steps);
  const timing = timingOf(network, days, today);
  const last = forward(graph, timing);
  const latest = backward(graph, timing, last);
  const steps = network.steps.map((step, i) => (timing.state[i] === DONE ? doneDays(step, timing, i, days) : openDays(step, timing, latest, i, days)));
  return { finishOn: network.steps.length === 0 ? network.startOn : lastFinish(steps), steps };
}

// A step may have finished on a paused day, which has no number.
const lastFinish = (steps: readonly StepDays[]): PlainDate => steps.reduce((last, { earlyFinish }) => (earlyFinish > last ? earlyFinish : last), '');

function doneDays({ code, startedOn, finishedOn }: NetworkStep, timing: Timing, i: number, days: CountedDays): StepDays {
  const earlyFinish = finishedOn ?? '';
  return {
    code,
    earlyStart: startedOn ?? minDate(days.dayOf(timing.start[i]!), earlyFinish),
    earlyFinish,
    startAssumed: startedOn === null,
    lateStart: null,
    lateFinish: null,
    totalFloat: null,
    freeFloat: null,
    critical: false,
  };
}

function openDays({ code, startedOn }: NetworkStep, { state, start, end, length }: Timing, { total, free }: Latest, i: number, days: CountedDays): StepDays {
  const totalFloat = total[i]! - end[i]!;
  return {
    code,
    earlyStart: startedOn ?? days.dayOf(start[i]!),
    earlyFinish: days.dayOf(end[i]! - 1),
    startAssumed: false,
    lateStart: state[i] === WAITING ? days.dayOf(total[i]! - length[i]!) : null,
    lateFinish: days.dayOf(total[i]! - 1),
    totalFloat,
    freeFloat: free[i]! - end[i]!,
    critical: totalFloat <= 0,
  };
}
