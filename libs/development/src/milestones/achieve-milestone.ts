import { Command, LongText, NOTHING, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { refuseDoneByFacts } from '../steps/step-rules.js';
import { stepOfKind } from './milestone-of-step.js';
import { alreadyAchieved, plannedMilestone, refuseCancelled } from './milestone-rules.js';
import { planners } from './roles.js';
import { milestoneById } from './state.js';

@Command({
  name: 'achieve-milestone',
  title: 'Record a milestone achieved',
  help: 'The launch milestone needs no record of its own: it is achieved when the launch event is held.',
  roles: planners,
})
export class AchieveMilestone extends UloCommand {
  @Reference({ label: 'Milestone', to: 'open-milestone' })
  milestone!: string;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const milestoneAchieved = uloFact('milestones', {
  command: AchieveMilestone,
  type: 'MilestoneAchieved',
  version: 1,
  title: 'Milestone achieved',
  decide(command, context) {
    const milestone = plannedMilestone(command.milestone, context);
    if (milestone.kind === 'launch')
      throw new RuleRefused(
        'launch-milestone-follows-the-launch',
        'The launch milestone is achieved when the launch event is held.',
        [],
        'Record that the launch was held.',
      );
    const step = stepOfKind(context.now, milestone.kind);
    if (step) refuseDoneByFacts(step);
    refuseCancelled(milestone);
    const achievedOn = milestoneById(context.now.milestones, command.milestone)?.achievedOn ?? null;
    if (achievedOn !== null && achievedOn !== context.occurredOn) throw alreadyAchieved(milestone.name, achievedOn);
    return achievedOn === null ? undefined : NOTHING;
  },
  describe: ({ note = '' }) => note,
  evolve(milestones, { occurredOn, data }) {
    const achieved = milestoneById(milestones, data.milestone);
    if (!achieved) return;
    achieved.achievedOn ??= occurredOn;
    achieved.achievementNote ??= data.note ?? null;
  },
});
