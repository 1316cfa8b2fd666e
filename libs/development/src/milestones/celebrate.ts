import { ChoiceList, Command, Reference, RuleRefused, Text, UloCommand, YesNo } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { celebrationPurposes, type CelebrationPurpose } from './codes.js';
import { plannedMilestone } from './milestone-rules.js';
import { milestoneById } from './state.js';

@Command({
  name: 'celebrate',
  title: 'Record a celebration',
  help: 'Celebrating milestones and achievements boosts morale and raises the profile.',
  roles: ['committee', 'user-member', 'development-worker', 'programme-manager'],
})
export class Celebrate extends UloCommand {
  @Text({ label: 'What was celebrated?', hint: 'Do not write names.' })
  what!: string;

  @ChoiceList({ label: 'What for?', options: celebrationPurposes })
  purposes!: CelebrationPurpose[];

  @Reference({ label: 'Milestone', hint: 'If it was for a milestone, choose it.', to: 'achieved-milestone', optional: true })
  milestone?: string;

  @YesNo({ label: 'Was it something else than a milestone?', optional: true })
  otherThanMilestone?: boolean;
}

export const achievementCelebrated = uloFact('milestones', {
  command: Celebrate,
  type: 'AchievementCelebrated',
  version: 2,
  // In version 1 a celebration without a milestone was of something else.
  upcasters: { 1: (data) => ('milestone' in data ? data : { ...data, otherThanMilestone: true }) },
  title: 'Achievement celebrated',
  decide(command, context) {
    if ((command.milestone === undefined) !== (command.otherThanMilestone === true))
      throw new RuleRefused('celebration-of-what', 'A celebration is of a milestone that was achieved, or of something else.', [], 'Choose the milestone, or say that it was something else.');
    if (command.milestone === undefined) return;
    const { name, achievedOn } = plannedMilestone(command.milestone, context);
    if (achievedOn === null)
      throw new RuleRefused(
        'celebration-needs-an-achieved-milestone',
        `${name} had not been achieved by ${context.occurredOn}.`,
        [name],
        'Record the milestone as achieved first, or celebrate something else.',
      );
  },
  describe: ({ what }) => what,
  evolve(milestones, { id, occurredOn, data: { what, purposes, milestone = null } }) {
    milestones.celebrations.push({ id, on: occurredOn, what, purposes, milestone });
    const celebrated = milestoneById(milestones, milestone);
    if (celebrated) celebrated.celebratedOn ??= occurredOn;
  },
});
