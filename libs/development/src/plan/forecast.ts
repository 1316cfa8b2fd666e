import { addDays, daysBetween, maxDate, type PlainDate } from '#kernel';
import { dueAsAgreedOn, isOpen } from '../milestones/milestones.state.js';
import type { UloState } from '../ulo.state.js';
import { planOn } from './plan.state.js';

/**
 * The finish to be expected on a day: that of the plan in force, later by the furthest that an open milestone has
 * slipped since that plan was made, and never before the day itself while a milestone is open. Null without a plan.
 * @param ulo the fold as at `day`
 */
export function forecastFinish({ plan, milestones }: UloState, day: PlainDate): PlainDate | null {
  const inForce = planOn(plan, day);
  if (!inForce) return null;
  const open = milestones.milestones.filter(isOpen);
  // A milestone whose day has passed can be done today at the earliest.
  const slips = open.map((m) => daysBetween(dueAsAgreedOn(m, inForce.on), maxDate(m.dueOn, day)));
  // A date to come that nobody moved is no slip, whatever the day.
  const finish = addDays(inForce.finishOn, Math.max(0, ...slips));
  return open.length > 0 ? maxDate(finish, day) : finish;
}
