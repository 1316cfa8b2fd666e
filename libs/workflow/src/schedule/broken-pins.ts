import type { PlainDate } from '#kernel';
import { CountedDays } from './counted-days.js';
import { graphOf } from './graph.js';
import type { Network } from './network.js';
import { backward, forward } from './passes.js';
import { DONE, NEVER, timingOf } from './timing.js';

/** A pin that requires an open step to finish on a day on which it cannot finish. */
export interface BrokenPin {
  code: string;
  finishOn: PlainDate;
  /** Days by which the early finish is later than the pin, without paused days. */
  days: number;
  /** Open steps that lead to the step of the pin and are too late for it, in the order of the network; without the step itself. */
  steps: readonly string[];
}

/**
 * The pins that the schedule as at `today` cannot keep, in the order of the network: "13 days more than that day allows: D5 and E1".
 * @throws RangeError as `scheduleOf`
 */
export function brokenPins(network: Network, today?: PlainDate): readonly BrokenPin[] {
  const days = new CountedDays(network.pauses);
  const graph = graphOf(network.steps);
  const timing = timingOf(network, days, today);
  forward(graph, timing);
  const allowed = timing.latestEnd.slice();
  return network.steps.flatMap(({ code, pin }, i) => {
    const late = timing.end[i]! - allowed[i]!;
    if (pin === null || !('finishOn' in pin) || timing.state[i] === DONE || late <= 0) return [];
    // Computed with only this pin and without an end of the network, so that every late step is late for this pin.
    const { total } = backward(graph, { ...timing, latestEnd: onlyPinOf(allowed, i) }, NEVER);
    const steps = network.steps.filter((_, j) => j !== i && timing.state[j] !== DONE && total[j]! < timing.end[j]!);
    return [{ code, finishOn: pin.finishOn, days: late, steps: steps.map((step) => step.code) }];
  });
}

function onlyPinOf(latestEnd: Int32Array, index: number): Int32Array {
  const only = new Int32Array(latestEnd.length).fill(NEVER);
  only[index] = latestEnd[index]!;
  return only;
}
