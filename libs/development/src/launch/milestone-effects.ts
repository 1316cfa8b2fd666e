import { effectOf } from '#kernel';
import { reasonInWords } from '../milestones/codes.js';
import { milestoneRescheduled } from '../milestones/reschedule-milestone.js';
import { milestoneById } from '../milestones/state.js';
import type { UloState } from '../ulo.state.js';
import type { LaunchState } from './state.js';

/** The launch and its milestone have the same day: moving the milestone moves the launch. */
export const movedMilestoneMovesLaunch = effectOf(milestoneRescheduled, ({ plans, dates }: LaunchState, { occurredOn, data: { milestone, newDueOn, reasonCode, note } }, ulo: UloState) => {
  const plan = plans.at(-1);
  if (!plan || milestoneById(ulo.milestones, milestone)?.kind !== 'launch') return;
  plan.launchOn = newDueOn;
  dates.push({ on: occurredOn, launchOn: newDueOn, why: reasonInWords(reasonCode, note) });
});
