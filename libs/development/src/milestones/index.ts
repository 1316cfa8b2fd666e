import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { milestoneAchieved } from './achieve-milestone.js';
import { milestoneCancelled } from './cancel-milestone.js';
import { achievementCelebrated } from './celebrate.js';
import { launchEffects } from './launch-effects.js';
import { rescheduledStepMovesMilestone } from './step-effects.js';
import { milestonePlanned } from './plan-milestone.js';
import { milestoneRescheduled } from './reschedule-milestone.js';
import { isOpen } from './state.js';

export * from './codes.js';
export * from './state.js';
export { PlanMilestone } from './plan-milestone.js';
export { RescheduleMilestone } from './reschedule-milestone.js';
export { AchieveMilestone } from './achieve-milestone.js';
export { CancelMilestone } from './cancel-milestone.js';
export { Celebrate } from './celebrate.js';
export { stepOfMilestone } from './milestone-of-step.js';

export const milestones = uloPart('milestones', {
  title: 'Milestones',
  initial: () => ({ milestones: [], celebrations: [] }),
  facts: [milestonePlanned, milestoneRescheduled, milestoneAchieved, milestoneCancelled, achievementCelebrated],
  effects: [...launchEffects, rescheduledStepMovesMilestone],
  choices: ({ milestones: { milestones } }) => ({
    'open-milestone': milestones.filter(isOpen).map(({ id, name, dueOn }) => ({ id, label: `${name}, due on ${dueOn}` })),
    'achieved-milestone': milestones
      .filter((m) => m.achievedOn !== null)
      .map(({ id, name, achievedOn }) => ({ id, label: `${name}, achieved on ${achievedOn}` })),
  }),
});
export type MilestonesEvent = EventOf<typeof milestones>;
