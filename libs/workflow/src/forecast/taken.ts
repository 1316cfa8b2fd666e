import type { PlainDate } from '#kernel';
import { CountedDays } from '../schedule/counted-days.js';
import { graphOf } from '../schedule/graph.js';
import type { Network } from '../schedule/network.js';
import { forward } from '../schedule/passes.js';
import { DONE, IN_PROGRESS, timingOf, type Timing } from '../schedule/timing.js';
import type { Taken } from './experience.js';

/**
 * How long the steps of one development took, by their usual length (`days` of the network), paused days left out: those that are done
 * and, as running, those in progress. The start that nobody recorded is the assumed one. No ratio has a step without length, nor one
 * that was done before something that it needs.
 * @param except codes of steps that give no ratio: waived ones, and those that no longer wait for all that held them (their assumed
 * start would be too early)
 */
export function takenOf(network: Network, today: PlainDate, except: ReadonlySet<string>): Taken[] {
  const days = new CountedDays(network.pauses);
  const graph = graphOf(network.steps);
  const timing = timingOf(network, days, today);
  forward(graph, timing);
  const now = days.numberOf(today);
  const outOfOrder = (i: number): boolean => {
    const needs = graph.needs.subarray(graph.firstNeed[i], graph.firstNeed[i + 1]);
    return needs.some((need) => finishedBefore(timing, i, need));
  };
  return network.steps.flatMap(({ code, days: usual }, i): Taken[] => {
    const start = timing.start[i]!;
    if (usual === 0 || except.has(code)) return [];
    if (timing.state[i] === IN_PROGRESS && now > start) return [{ code, ratio: (now - start) / usual, running: true }];
    if (timing.state[i] !== DONE || outOfOrder(i)) return [];
    return [{ code, ratio: Math.max(timing.end[i]! - start, 1) / usual, running: false }];
  });
}

/** Whether a step that is done was so before another; with an assumed start it must have been done later to have taken any time. */
function finishedBefore({ state, end, startAssumed }: Timing, i: number, other: number): boolean {
  if (state[other] !== DONE) return true;
  return startAssumed[i] === 1 ? end[i]! <= end[other]! : end[i]! < end[other]!;
}
