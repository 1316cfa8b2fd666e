import type { Graph } from './graph.js';
import { NEVER, WAITING, type Timing } from './timing.js';

const { max, min } = Math;

/**
 * Sets the early start and end of steps that are not started, and the assumed start of finished ones. Returns the last end, or the
 * origin when there are no steps. May be repeated with other lengths.
 */
export function forward(graph: Graph, timing: Timing): number {
  const { state, floor, start, startAssumed, end, finishPaused, length, latestEnd, origin } = timing;
  let last = graph.order.length === 0 ? origin : -NEVER;
  for (const i of graph.order) {
    if (state[i] === WAITING) {
      const pinned = latestEnd[i] === NEVER ? -NEVER : latestEnd[i]! - length[i]!;
      start[i] = max(floor[i]!, afterNeeds(graph, timing, i), pinned);
      end[i] = start[i] + length[i]!;
    } else if (startAssumed[i] === 1) {
      const after = afterNeeds(graph, timing, i);
      start[i] = min(after === -NEVER ? origin : after, end[i]! + finishPaused[i]! - 1);
    }
    last = max(last, end[i]!);
  }
  return last;
}

/** The earliest start that prerequisites allow; −NEVER when there are none. */
function afterNeeds({ firstNeed, needs, lags }: Graph, { end, shift, finishPaused }: Timing, i: number): number {
  let after = -NEVER;
  const back = shift[i]!;
  for (let k = firstNeed[i]!; k < firstNeed[i + 1]!; k++) {
    const need = needs[k]!;
    after = max(after, end[need]! + (back < 0 && lags[k] === 0 ? finishPaused[need]! - 1 : lags[k]! + back));
  }
  return after;
}

/** The latest end of each step for total float and for free float. Not meaningful for finished steps. */
export interface Latest {
  total: Int32Array;
  free: Int32Array;
}

/** The backward pass. Only steps that are not started constrain their prerequisites: the start of others is fixed. */
export function backward({ order, firstNeed, needs, lags }: Graph, timing: Timing, last: number): Latest {
  const { state, start, length, shift, latestEnd } = timing;
  const total = latestEnd.map((end) => min(end, last));
  const free = new Int32Array(total.length).fill(last);
  for (let at = order.length - 1; at >= 0; at--) {
    const i = order[at]!;
    if (state[i] !== WAITING) continue;
    const lateStart = total[i]! - length[i]! - shift[i]!;
    const earlyStart = start[i]! - shift[i]!;
    for (let k = firstNeed[i]!; k < firstNeed[i + 1]!; k++) {
      const need = needs[k]!;
      total[need] = min(total[need]!, lateStart - lags[k]!);
      free[need] = min(free[need]!, earlyStart - lags[k]!);
    }
  }
  return { total, free };
}
