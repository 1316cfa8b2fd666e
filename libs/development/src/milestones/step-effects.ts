import { effectOf } from '#kernel';
import { stepRescheduled } from '../steps/reschedule-step.js';
import type { UloState } from '../ulo.state.js';
import { milestoneOfStep } from './milestone-of-step.js';
import { moveMilestone } from './move-milestone.js';
import { isOpen, type MilestonesState } from './state.js';

/** A step and its milestone have the same day: agreeing a finish for the step moves the milestone. */
export const rescheduledStepMovesMilestone = effectOf(stepRescheduled, (_: MilestonesState, fact, ulo: UloState) => {
  const { step: code, pin, day, reasonCode, note } = fact.data;
  const step = ulo.steps.plan?.content.steps.find((s) => s.code === code);
  const milestone = step && milestoneOfStep(ulo, step);
  if (milestone && isOpen(milestone) && pin === 'finish-on' && day !== undefined) moveMilestone(milestone, fact, day, reasonCode, note);
});
