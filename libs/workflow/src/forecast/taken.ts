import type { PlainDate } from '#kernel';
import { CountedDays } from '../schedule/counted-days.js';
import { graphOf } from '../schedule/graph.js';
import type { Network } from '../schedule/network.js';
import { forward } from '../schedule/passes.js';
import { DONE, timingOf, type Timing } from '../schedule/timing.js';
import type { Taken } from './experience.js';

/**
 * How long the steps of one development took, by their usual length (`days` of the network), paused days left out: those that are done
 * and, as running, those in progress. The start that nobody recorded is the assumed one. No ratio has a step without length, nor one
 * that was done before something that it needs.
 * @param except codes of steps that give no ratio: waived ones, and those that no longer wait for all that held them (their assumed
 * start would be too early)
 */
export const takenOf = (network: Network, today: PlainDate, except: ReadonlySet<string>): Taken[] =>
  [...finishedOf(network, today, except), ...runningOf(network, today, except)];

/** Of those that are done: see `takenOf`. */
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

/** Of those in progress: see `takenOf`. What the others are does not matter. */
export function runningOf({ steps, pauses }: Network, today: PlainDate, except: ReadonlySet<string>): Taken[] {
  const days = new CountedDays(pauses);
  const now = days.numberOf(today);
  return steps.flatMap(({ code, days: usual, startedOn, finishedOn }): Taken[] => {
    if (startedOn === null || finishedOn !== null || usual === 0 || except.has(code)) return [];
    const spent = now - days.numberOf(startedOn);
    return spent > 0 ? [{ code, ratio: spent / usual, running: true }] : [];
  });
}

/** Whether a step that is done was so before another; with an assumed start it must have been done later to have taken any time. */
function finishedBefore({ state, end, startAssumed }: Timing, i: number, other: number): boolean {
  if (state[other] !== DONE) return true;
  return startAssumed[i] === 1 ? end[i]! <= end[other]! : end[i]! < end[other]!;
}
