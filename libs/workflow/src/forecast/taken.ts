import type { PlainDate } from '#kernel';
import { CountedDays } from '../schedule/counted-days.js';
import { graphOf } from '../schedule/graph.js';
import type { Network } from '../schedule/network.js';
import { forward } from '../schedule/passes.js';
import { DONE, timingOf, type Timing } from '../schedule/timing.js';
import type { Taken } from './experience.js';

/**
 * The ratios of the steps of one development: actual days, without paused ones, divided by usual days (`days` of the network). Includes
 * finished steps and, as running, steps in progress. A start that was not recorded is assumed. Excludes steps without length, and steps
 * that finished before one of their prerequisites.
 * @param except codes of steps to exclude: waived ones, and those that lost a prerequisite (their assumed start would be too early)
 */
export const takenOf = (network: Network, today: PlainDate, except: ReadonlySet<string>): Taken[] =>
  [...finishedOf(network, today, except), ...runningOf(network, today, except)];

/** The ratios of finished steps: see `takenOf`. */
function finishedOf(network: Network, today: PlainDate, except: ReadonlySet<string>): Taken[] {
  const graph = graphOf(network.steps);
  const timing = timingOf(network, new CountedDays(network.pauses), today);
  forward(graph, timing);
  const outOfOrder = (i: number): boolean => {
    const needs = graph.needs.subarray(graph.firstNeed[i], graph.firstNeed[i + 1]);
    return needs.some((need) => finishedBefore(timing, i, need));
  };
  return network.steps.flatMap(({ code, days: usual }, i): Taken[] => {
    if (timing.state[i] !== DONE || usual === 0 || except.has(code) || outOfOrder(i)) return [];
    return [{ code, ratio: Math.max(timing.end[i]! - timing.start[i]!, 1) / usual, running: false }];
  });
}

/** The ratios of steps in progress: see `takenOf`. Ignores all other steps. */
export function runningOf({ steps, pauses }: Network, today: PlainDate, except: ReadonlySet<string>): Taken[] {
  const days = new CountedDays(pauses);
  const now = days.numberOf(today);
  return steps.flatMap(({ code, days: usual, startedOn, finishedOn }): Taken[] => {
    if (startedOn === null || finishedOn !== null || usual === 0 || except.has(code)) return [];
    const spent = now - days.numberOf(startedOn);
    return spent > 0 ? [{ code, ratio: spent / usual, running: true }] : [];
  });
}

/** Whether a finished step finished before another one. With an assumed start, an equal finish counts as before: the step took no time. */
function finishedBefore({ state, end, startAssumed }: Timing, i: number, other: number): boolean {
  if (state[other] !== DONE) return true;
  return startAssumed[i] === 1 ? end[i]! <= end[other]! : end[i]! < end[other]!;
}
