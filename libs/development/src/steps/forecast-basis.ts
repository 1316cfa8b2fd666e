import type { PlainDate } from '#kernel';
import { saidOf, takenOf, withAssumedStarts, type Duration, type LaidOutPlan, type Network, type StepStanding, type Taken } from '#workflow';
import type { UloState } from '../ulo.state.js';
import { networkOn } from './ulo-steps.js';

/** What a ULO asks of a forecast, and what it gives to those of others. */
export interface ForecastBasis {
  /** What its schedule is worked out from. */
  network: Network;
  /** The same, where a step whose start nobody recorded counts as begun since nothing held it any more. */
  assumed: Network;
  /** Codes of steps that tell nothing of how long such steps take: they were waived, or no longer waited for all that held them. */
  untold: ReadonlySet<string>;
  /** By code of a step, in days. */
  durations: ReadonlyMap<string, Duration>;
  /** How long its steps took, or go on. */
  taken: readonly Taken[];
}

/**
 * The one place where it is put together: what a page shows, what lists keep, and what forecasts of the past are compared with.
 * @param ulo folded as at that day
 * @param standings of its steps on that day
 */
export function forecastBasis(ulo: UloState, plan: LaidOutPlan, standings: readonly StepStanding[], day: PlainDate): ForecastBasis {
  const network = networkOn(ulo, plan, standings, day);
  const untold = untoldOf(ulo, standings);
  const assumed = withAssumedStarts(network, day, untold);
  return {
    network, assumed, untold,
    durations: new Map(plan.content.steps.map(({ code, duration }) => [code, duration])),
    taken: takenOf(assumed, day, untold),
  };
}

function untoldOf(ulo: UloState, standings: readonly StepStanding[]): Set<string> {
  const waived = new Set(standings.flatMap(({ step, waiver }) => (waiver ? [step.code] : [])));
  const isUntold = ({ step: { code, needs } }: StepStanding): boolean =>
    waived.has(code) || saidOf(ulo.steps, code).waivedNeeds.length > 0 || (waived.size > 0 && needs.some((need) => waived.has(need.step)));
  return new Set(standings.flatMap((standing) => (isUntold(standing) ? [standing.step.code] : [])));
}

/** The day on which the last step was done or waived; null while one is open. */
export function lastFinishOf(plan: LaidOutPlan, standings: readonly StepStanding[]): PlainDate | null {
  const finishes = standings.flatMap(({ finishedOn }) => (finishedOn === null ? [] : [finishedOn]));
  return finishes.length < standings.length ? null : finishes.reduce((last, on) => (on > last ? on : last), plan.startOn);
}
