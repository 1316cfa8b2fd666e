import { Choice, Command, LongText, Reference, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { changeReasons, reasonInWords, type ChangeReason } from './codes.js';
import { plannedMilestone, refuseClosed } from './milestone-rules.js';
import { milestoneById } from './state.js';

@Command({
  name: 'cancel-milestone',
  title: 'Cancel a milestone',
  help: 'It is given up, and shown as cancelled for ever.',
  roles: ['programme-manager', 'user-member', 'committee'],
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

export const milestoneCancelled = uloFact('milestones', {
  command: CancelMilestone,
  type: 'MilestoneCancelled',
  version: 1,
  title: 'Milestone cancelled',
  decide(command, context) {
    const milestone = plannedMilestone(command.milestone, context);
    refuseClosed(milestone);
    refuseClosed(milestoneById(context.now.milestones, command.milestone) ?? milestone);
  },
  describe: ({ reasonCode, note }) => reasonInWords(reasonCode, note),
  evolve(milestones, { occurredOn, data }) {
    const cancelled = milestoneById(milestones, data.milestone);
    if (cancelled?.cancelledOn === null) Object.assign(cancelled, { cancelledOn: occurredOn, whyCancelled: reasonInWords(data.reasonCode, data.note) });
  },
});
