import type { PlainDate } from '#kernel';
import { CountedDays } from './counted-days.js';
import { graphOf } from './graph.js';
import type { Network } from './network.js';
import { backward, forward } from './passes.js';
import { DONE, NEVER, timingOf } from './timing.js';

/** A day on which an open step was to finish, and cannot. */
export interface BrokenPin {
  code: string;
  finishOn: PlainDate;
  /** Days by which the early finish is later, paused ones left out. */
  days: number;
  /** Open steps that lead to it and are too late for it themselves, in the order of the network; the step of the pin is not among them. */
  steps: readonly string[];
}

/**
 * The pins that the schedule of that day cannot keep, in the order of the network: "13 days more than that day allows: D5 and E1".
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
    // With this pin alone, and no end of the network: who is late is late for it.
    const { total } = backward(graph, { ...timing, latestEnd: alone(allowed, i) }, NEVER);
    const steps = network.steps.filter((_, j) => j !== i && timing.state[j] !== DONE && total[j]! < timing.end[j]!);
    return [{ code, finishOn: pin.finishOn, days: late, steps: steps.map((step) => step.code) }];
  });
}

function alone(latestEnd: Int32Array, place: number): Int32Array {
  const only = new Int32Array(latestEnd.length).fill(NEVER);
  only[place] = latestEnd[place]!;
  return only;
}
