import type { PlainDate } from '#kernel';
import { saidOf, takenOf, withAssumedStarts, type Duration, type LaidOutPlan, type Network, type StepStanding, type Taken } from '#workflow';
import type { UloState } from '../ulo.state.js';
import { networkOn } from './ulo-steps.js';

/** The inputs for the forecast of a ULO, and its own durations for the forecasts of others. */
export interface ForecastBasis {
  /** The network from which its schedule is computed. */
  network: Network;
  /** The same network with assumed starts: a step without a recorded start begins when its prerequisites allow it. */
  assumed: Network;
  /** Codes of steps whose duration is not evidence for other ULOs: they were waived, or began without all their prerequisites. */
  untold: ReadonlySet<string>;
  /** Planned durations in days, by the code of the step. */
  durations: ReadonlyMap<string, Duration>;
  /** The actual durations of its steps, also of steps in progress. */
  taken: readonly Taken[];
}

/**
 * Pages, lists and the comparison with past forecasts all use this function, so that they agree.
 * @param ulo folded as at that day
 * @param standings of its steps on that day
 */
export function forecastBasis(ulo: UloState, plan: LaidOutPlan, standings: readonly StepStanding[], day: PlainDate): ForecastBasis {
  const network = networkOn(ulo, plan, standings, day);
  const untold = uninformativeSteps(ulo, standings);
  const assumed = withAssumedStarts(network, day, untold);
  return {
    network, assumed, untold,
    durations: new Map(plan.content.steps.map(({ code, duration }) => [code, duration])),
    taken: takenOf(assumed, day, untold),
  };
}

function uninformativeSteps(ulo: UloState, standings: readonly StepStanding[]): Set<string> {
  const waived = new Set(standings.flatMap(({ step, waiver }) => (waiver ? [step.code] : [])));
  const isUninformative = ({ step: { code, needs } }: StepStanding): boolean =>
    waived.has(code) || saidOf(ulo.steps, code).waivedNeeds.length > 0 || (waived.size > 0 && needs.some((need) => waived.has(need.step)));
  return new Set(standings.flatMap((standing) => (isUninformative(standing) ? [standing.step.code] : [])));
}

/** The day on which the last step was done or waived; null while one is open. */
export function lastFinishOf(plan: LaidOutPlan, standings: readonly StepStanding[]): PlainDate | null {
  const finishes = standings.flatMap(({ finishedOn }) => (finishedOn === null ? [] : [finishedOn]));
  return finishes.length < standings.length ? null : finishes.reduce((last, on) => (on > last ? on : last), plan.startOn);
}
