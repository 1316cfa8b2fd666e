import type { Graph } from '../schedule/graph.js';
import { DONE, NEVER, WAITING, type Timing } from '../schedule/timing.js';

/** Counts how often each step is on the longest path to one aim, and its total days on that path. */
export interface Tally {
  /** Index of the step to forecast; −1: the last step to finish. */
  aim: number;
  ends: Int32Array;
  times: Int32Array;
  days: Float64Array;
}

/** Follows the longest path backwards from a step, while a prerequisite determines the start. Adds the path to the tally. */
export function addPath({ firstNeed, needs, lags }: Graph, { state, start, end, length, shift }: Timing, from: number, tally: Tally): void {
  let at = from;
  while (at >= 0) {
    if (shift[at] === 0) {
      tally.times[at]! += 1;
      tally.days[at]! += length[at]!;
    }
    let next = -1;
    if (state[at] !== WAITING) return;
    for (let k = firstNeed[at]!; k < firstNeed[at + 1]!; k++) {
      const need = needs[k]!;
      if (end[need]! + lags[k]! + shift[at]! === start[at] && state[need] !== DONE) next = need;
    }
    at = next;
  }
}

/** The open step that ends last; −1 when a finished step ends last. */
export function lastOf({ end, state }: Timing): number {
  let [found, latest] = [-1, -NEVER];
  for (let i = 0; i < end.length; i++) {
    if (end[i]! > latest) [found, latest] = [i, end[i]!];
  }
  return found >= 0 && state[found] === DONE ? -1 : found;
}
