import type { NetworkStep } from './network.js';

/** The prerequisites of a network by the places of its steps. Those of the step at `i` are at `firstNeed[i]` up to, but not including, `firstNeed[i + 1]`. */
export interface Graph {
  /** Places of steps, what is needed before what needs it. */
  order: Int32Array;
  firstNeed: Int32Array;
  /** Places of prerequisites. */
  needs: Int32Array;
  /** Days, as long as `needs`. */
  lags: Int32Array;
}

/** @throws RangeError when a prerequisite is no step of the network, when two steps have one code, or when steps need each other in a circle */
export function graphOf(steps: readonly NetworkStep[]): Graph {
  const places = placesOf(steps);
  const firstNeed = new Int32Array(steps.length + 1);
  steps.forEach((step, i) => (firstNeed[i + 1] = firstNeed[i]! + step.needs.length));
  const needs = new Int32Array(firstNeed[steps.length]!);
  const lags = new Int32Array(needs.length);
  let at = 0;
  for (const step of steps) {
    for (const need of step.needs) {
      const place = places.get(need.step);
      if (place === undefined) throw new RangeError(`${step.code} needs ${need.step}, which is no step of the network`);
      lags[at] = need.lag;
      needs[at++] = place;
    }
  }
  return { order: orderOf(steps, firstNeed, needs), firstNeed, needs, lags };
}

export function placesOf(steps: readonly NetworkStep[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let i = 0; i < steps.length; i++) places.set(steps[i]!.code, i);
  if (places.size < steps.length) throw new RangeError('Two steps of the network have one code');
  return places;
}

/** Kahn's algorithm: a step comes as soon as all that it needs have come. */
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

/** The same arrows the other way round. */
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
