import { addDays, daysBetween, maxDate, type PlainDate } from '#kernel';
import { dueAsAgreedOn, isOpen } from '../milestones/state.js';
import type { UloState } from '../ulo.state.js';
import type { Plan } from './state.js';

/** An open milestone: the day agreed when the plan came into force, and the day agreed now. */
export type Slip = readonly [agreedThen: PlainDate, agreedNow: PlainDate];

export const slipsSince = ({ milestones }: Pick<UloState, 'milestones'>, plan: Plan): Slip[] =>
  milestones.milestones.filter(isOpen).map((m) => [dueAsAgreedOn(m, plan.on), m.dueOn] as const);

/** The open milestone that puts the finish off, and by how many days. */
export interface FurthestSlip {
  milestone: string;
  days: number;
}

/** The first of those that slipped furthest since a plan came into force; null when the finish is that of the plan. */
export function furthestSlip({ milestones }: Pick<UloState, 'milestones'>, plan: Plan, day: PlainDate): FurthestSlip | null {
  return milestones.milestones
    .filter(isOpen)
    .map((m) => ({ milestone: m.name, days: daysBetween(dueAsAgreedOn(m, plan.on), maxDate(m.dueOn, day)) }))
    .reduce<FurthestSlip | null>((worst, one) => (one.days > (worst?.days ?? 0) ? one : worst), null);
}

/**
 * When the plan will be finished, as seen on `day`: its finish, later by as much as the open milestone that slipped
 * furthest. A milestone that is overdue is expected on that day at the earliest; while one is open so is the finish.
 */
export function forecastFinish(finishOn: PlainDate, slips: readonly Slip[], day: PlainDate): PlainDate {
  if (slips.length === 0) return finishOn;
  const worst = Math.max(0, ...slips.map(([then, now]) => daysBetween(then, maxDate(now, day))));
  return maxDate(addDays(finishOn, worst), day);
}
