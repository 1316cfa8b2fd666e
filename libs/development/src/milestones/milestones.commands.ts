import { Choice, ChoiceList, Command, Day, LongText, Reference, Text, UloCommand } from '#kernel';
import {
  celebrationPurposes, changeReasons, milestoneKinds,
  type CelebrationPurpose, type ChangeReason, type MilestoneKind,
} from './milestones.events.js';

const part = 'milestones';
const planners = ['commissioner', 'programme-manager', 'user-member', 'development-worker', 'committee'] as const;

@Command({
  name: 'plan-milestone',
  title: 'Plan a milestone',
  help: 'Its first date is kept for ever as the baseline.',
  part,
  stream: 'ulo',
  roles: planners,
  records: 'MilestonePlanned',
  plansAhead: true,
})
export class PlanMilestone extends UloCommand {
  @Text({ label: 'Name', hint: 'For example: Launch event.' })
  name!: string;

  @Choice({ label: 'What is it about?', options: milestoneKinds })
  kind!: MilestoneKind;

  @Day({ label: 'Due on' })
  dueOn!: string;
}

@Command({
  name: 'reschedule-milestone',
  title: 'Reschedule a milestone',
  help: 'A new date agreed before the old one has passed is a rescheduling, not a delay. The first date stays as the baseline.',
  part,
  stream: 'ulo',
  roles: planners,
  records: 'MilestoneRescheduled',
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

@Command({
  name: 'achieve-milestone',
  title: 'Record a milestone achieved',
  help: 'The launch milestone needs no record of its own: it is achieved when the launch event is held.',
  part,
  stream: 'ulo',
  roles: planners,
  records: 'MilestoneAchieved',
})
export class AchieveMilestone extends UloCommand {
  @Reference({ label: 'Milestone', to: 'open-milestone' })
  milestone!: string;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

@Command({
  name: 'cancel-milestone',
  title: 'Cancel a milestone',
  help: 'It is given up, and shown as cancelled for ever.',
  part,
  stream: 'ulo',
  roles: ['programme-manager', 'user-member', 'committee'],
  records: 'MilestoneCancelled',
  confirm: true,
})
export class CancelMilestone extends UloCommand {
  @Reference({ label: 'Milestone', to: 'open-milestone' })
  milestone!: string;

  @Choice({ label: 'Why?', options: changeReasons })
  reasonCode!: ChangeReason;

  @LongText({ label: 'In your own words', hint: 'Do not write names.', optional: true })
  note?: string;
}

@Command({
  name: 'celebrate',
  title: 'Record a celebration',
  help: 'Celebrating milestones and achievements boosts morale and raises the profile.',
  part,
  stream: 'ulo',
  roles: ['committee', 'user-member', 'development-worker', 'programme-manager'],
  records: 'AchievementCelebrated',
})
export class Celebrate extends UloCommand {
  @Text({ label: 'What was celebrated?', hint: 'Do not write names.' })
  what!: string;

  @ChoiceList({ label: 'What for?', options: celebrationPurposes })
  purposes!: CelebrationPurpose[];

  @Reference({ label: 'Milestone', hint: 'When it was a milestone: it must have been achieved.', to: 'achieved-milestone', optional: true })
  milestone?: string;
}

export const milestonesCommands = [PlanMilestone, RescheduleMilestone, AchieveMilestone, CancelMilestone, Celebrate] as const;
