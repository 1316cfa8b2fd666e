import type { PlainDate } from '#kernel';
import { saidOf, takenOf, withAssumedStarts, type Duration, type LaidOutPlan, type Network, type Taken } from '#workflow';
import type { UloState } from '../ulo.state.js';
import { networkOn, stepsOn } from './ulo-steps.js';

/** What a ULO asks of a forecast, and what it gives to those of others. */
export interface ForecastBasis {
  network: Network;
  /** By code of a step, in days. */
  durations: ReadonlyMap<string, Duration>;
  /** How long its steps took, or go on. */
  taken: readonly Taken[];
  /** The day on which the last step was done or waived; null while one is open. */
  finishedOn: PlainDate | null;
}

/**
 * A step whose start nobody recorded counts as begun since nothing held it any more. Steps that were waived, or that no longer
 * waited for all that held them, tell nothing of how long such steps take.
 * @param ulo folded as at that day
 */
export function forecastBasis(ulo: UloState, plan: LaidOutPlan, day: PlainDate): ForecastBasis {
  const standings = stepsOn(ulo, plan, day);
  const network = withAssumedStarts(networkOn(ulo, plan, standings, day), day);
  const waived = new Set(standings.filter(({ waiver }) => waiver).map(({ step }) => step.code));
  const untold = standings.filter(({ step }) => waived.has(step.code) || saidOf(ulo.steps, step.code).waivedNeeds.length > 0 || step.needs.some((need) => waived.has(need.step)));
  const finishes = standings.map(({ finishedOn }) => finishedOn);
  return {
    network,
    durations: new Map(plan.content.steps.map(({ code, duration }) => [code, duration])),
    taken: takenOf(network, day, new Set(untold.map(({ step }) => step.code))),
    finishedOn: finishes.every((on) => on !== null) ? finishes.reduce((last, on) => (on > last ? on : last), plan.startOn) : null,
  };
}
