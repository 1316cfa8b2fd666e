import { addDays, daysBetween, maxDate, type PlainDate } from '#kernel';
import { dueAsAgreedOn, isOpen } from '../milestones/state.js';
import type { UloState } from '../ulo.state.js';
import type { Plan } from './state.js';

/** The days agreed for an open milestone: when the plan came into force, and now. */
export type Slip = readonly [agreedThen: PlainDate, agreedNow: PlainDate];

export const slipsSince = ({ milestones }: Pick<UloState, 'milestones'>, plan: Plan): Slip[] =>
  milestones.milestones.filter(isOpen).map((m) => [dueAsAgreedOn(m, plan.on), m.dueOn] as const);

/** The open milestone that delays the finish, and by how many days. */
export interface FurthestSlip {
  milestone: string;
  days: number;
}

/** The milestone that slipped furthest since a plan came into force; the first of several. Null when none delays the finish. */
export function furthestSlip({ milestones }: Pick<UloState, 'milestones'>, plan: Plan, day: PlainDate): FurthestSlip | null {
  return milestones.milestones
    .filter(isOpen)
    .map((m) => ({ milestone: m.name, days: daysBetween(dueAsAgreedOn(m, plan.on), maxDate(m.dueOn, day)) }))
    .reduce<FurthestSlip | null>((worst, one) => (one.days > (worst?.days ?? 0) ? one : worst), null);
}

/**
 * The expected finish of the plan on `day`: the planned finish plus the slip of the open milestone that slipped
 * furthest. An overdue milestone is expected on `day` at the earliest. While a milestone is open, so is the finish.
 */
export function forecastFinish(finishOn: PlainDate, slips: readonly Slip[], day: PlainDate): PlainDate {
  if (slips.length === 0) return finishOn;
  const worst = Math.max(0, ...slips.map(([then, now]) => daysBetween(then, maxDate(now, day))));
  return maxDate(addDays(finishOn, worst), day);
}
