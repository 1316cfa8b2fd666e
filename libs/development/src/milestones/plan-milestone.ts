import { Choice, Command, Day, RuleRefused, Text, UloCommand } from '#kernel';
import { refuseDueBefore } from '../due-days.js';
import { uloFact } from '../ulo-part.js';
import { milestoneKinds, type MilestoneKind } from './codes.js';
import { isLaunchStep, nameOfStep } from '../steps/ulo-steps.js';
import { stepOfKind } from './milestone-of-step.js';
import { planners } from './roles.js';

@Command({
  name: 'plan-milestone',
  title: 'Plan a milestone',
  help: 'Its first date is kept for ever as the baseline.',
  roles: planners,
  plansAhead: true,
})
export class PlanMilestone extends UloCommand {
  @Text({ label: 'Name', hint: 'For example: Launch event.' })
  name!: string;

  @Choice({ label: 'What is it about?', options: milestoneKinds })
  kind!: MilestoneKind;

  @Day({ label: 'Due on', noun: 'day it is due' })
  dueOn!: string;
}

export const milestonePlanned = uloFact('milestones', {
  command: PlanMilestone,
  type: 'MilestonePlanned',
  version: 1,
  title: 'Milestone planned',
  decide({ kind, dueOn }, { now, occurredOn }) {
    refuseDueBefore(dueOn, occurredOn);
    const step = stepOfKind(now, kind);
    if (step)
      throw new RuleRefused(
        'milestone-is-a-step',
        `${nameOfStep(step)} is a step of the plan, and its own milestone.`,
        [nameOfStep(step)],
        isLaunchStep(step) ? 'Plan the launch.' : 'Reschedule the step to agree a day for it.',
      );
  },
  describe: ({ name, dueOn }) => `${name}, due on ${dueOn}`,
  evolve: ({ milestones }, { id, occurredOn, data: { name, kind, dueOn } }) =>
    void milestones.push({
      id, name, kind, plannedOn: occurredOn, baselineDueOn: dueOn, dueOn, moves: [], achievedOn: null, achievementNote: null, celebratedOn: null, cancelledOn: null, whyCancelled: null,
    }),
});
