import type { NetworkStep } from './network.js';

/** The prerequisites of a network by step index. Step `i` has those from `firstNeed[i]` up to, but not including, `firstNeed[i + 1]`. */
export interface Graph {
  /** Step indexes in topological order: prerequisites come first. */
  order: Int32Array;
  firstNeed: Int32Array;
  /** Step indexes of prerequisites. */
  needs: Int32Array;
  /** Lags in days, one for each element of `needs`. */
  lags: Int32Array;
}

/** @throws RangeError when a prerequisite is not a step of the network, two steps have the same code, or there is a cycle */
export function graphOf(steps: readonly NetworkStep[]): Graph {
  const indexes = indexesOf(steps);
  const firstNeed = new Int32Array(steps.length + 1);
  steps.forEach((step, i) => (firstNeed[i + 1] = firstNeed[i]! + step.needs.length));
  const needs = new Int32Array(firstNeed[steps.length]!);
  const lags = new Int32Array(needs.length);
  let at = 0;
  for (const step of steps) {
    for (const need of step.needs) {
      const index = indexes.get(need.step);
      if (index === undefined) throw new RangeError(`${step.code} needs ${need.step}, which is no step of the network`);
      lags[at] = need.lag;
      needs[at++] = index;
    }
  }
  return { order: orderOf(steps, firstNeed, needs), firstNeed, needs, lags };
}

export function indexesOf(steps: readonly NetworkStep[]): ReadonlyMap<string, number> {
  const indexes = new Map<string, number>();
  for (let i = 0; i < steps.length; i++) indexes.set(steps[i]!.code, i);
  if (indexes.size < steps.length) throw new RangeError('Two steps of the network have one code');
  return indexes;
}

/** Topological order by Kahn's algorithm. */
function orderOf(steps: readonly NetworkStep[], firstNeed: Int32Array, needs: Int32Array): Int32Array {
  const { firstNext, nexts } = successors(steps.length, firstNeed, needs);
  const order = new Int32Array(steps.length);
  const waitingFor = new Int32Array(steps.length);
  let found = 0;
  for (let i = 0; i < steps.length; i++) {
    waitingFor[i] = firstNeed[i + 1]! - firstNeed[i]!;
    if (waitingFor[i] === 0) order[found++] = i;
  }
  for (let at = 0; at < found; at++) {
    const step = order[at]!;
    for (let k = firstNext[step]!; k < firstNext[step + 1]!; k++) {
      const next = nexts[k]!;
      waitingFor[next]! -= 1;
      if (waitingFor[next] === 0) order[found++] = next;
    }
  }
  if (found < steps.length) throw new RangeError(`${steps[waitingFor.findIndex((count) => count > 0)]!.code} needs itself, or a step that does`);
  return order;
}

/** The same edges in the opposite direction. */
function successors(size: number, firstNeed: Int32Array, needs: Int32Array): { firstNext: Int32Array; nexts: Int32Array } {
  const firstNext = new Int32Array(size + 1);
  for (const need of needs) firstNext[need + 1]! += 1;
  for (let i = 0; i < size; i++) firstNext[i + 1]! += firstNext[i]!;
  const free = firstNext.slice();
  const nexts = new Int32Array(needs.length);
  for (let i = 0; i < size; i++) {
    for (let k = firstNeed[i]!; k < firstNeed[i + 1]!; k++) nexts[free[needs[k]!]!++] = i;
  }
  return { firstNext, nexts };
}
