import { Choice, Command, Day, LongText, NOTHING, Reference, RuleRefused, UloCommand, factData, ownFieldsAnd, type PlainDate } from '#kernel';
import { refuseDueBefore } from '../due-days.js';
import { uloFact } from '../ulo-part.js';
import { changeReasons, reasonInWords, type ChangeReason } from './codes.js';
import { plannedMilestone, refuseClosed } from './milestone-rules.js';
import { stepOfKind } from './milestone-of-step.js';
import { moveMilestone } from './move-milestone.js';
import { planners } from './roles.js';
import { milestoneById } from './state.js';

@Command({
  name: 'reschedule-milestone',
  title: 'Reschedule a milestone',
  help: 'A new date agreed before the old one has passed is a rescheduling, not a delay. The first date stays as the baseline.',
  roles: planners,
  plansAhead: true,
})
export class RescheduleMilestone extends UloCommand {
  @Reference({ label: 'Milestone', to: 'open-milestone' })
  milestone!: string;

  @Day({ label: 'New date' })
  newDueOn!: string;

  @Choice({ label: 'Why?', options: changeReasons })
  reasonCode!: ChangeReason;

  @LongText({ label: 'In your own words', hint: 'Do not write names.', optional: true })
  note?: string;
}

class DateBefore {
  @Day({ label: 'Old date' })
  oldDueOn!: PlainDate;
}

export const milestoneRescheduled = uloFact('milestones', {
  command: RescheduleMilestone,
  type: 'MilestoneRescheduled',
  version: 1,
  title: 'Milestone rescheduled',
  data: ownFieldsAnd(RescheduleMilestone, DateBefore),
  decide(command, context) {
    const milestone = plannedMilestone(command.milestone, context);
    refuseClosed(milestone);
    if (milestone.kind === 'launch' && stepOfKind(context.now, 'launch'))
      throw new RuleRefused('launch-has-one-day', `${milestone.name} follows the day of the launch.`, [milestone.name], 'Plan or postpone the launch.');
    if (milestone.dueOn === command.newDueOn) return NOTHING;
    refuseDueBefore(command.newDueOn, context.occurredOn);
    return { ...factData(command), oldDueOn: milestone.dueOn };
  },
  describe: ({ oldDueOn, newDueOn, reasonCode, note }) => `From ${oldDueOn} to ${newDueOn}: ${reasonInWords(reasonCode, note)}`,
  evolve(milestones, fact) {
    const { milestone, newDueOn, reasonCode, note } = fact.data;
    moveMilestone(milestoneById(milestones, milestone), fact, newDueOn, reasonCode, note);
  },
});
