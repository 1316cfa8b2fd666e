import { Choice, Command, Day, LongText, RuleRefused, UloCommand } from '#kernel';
import { changeReasons, reasonInWords, type ChangeReason } from '../milestones/codes.js';
import { uloFact } from '../ulo-part.js';
import { plannedLaunch, refuseHeld } from './launch-rules.js';

@Command({
  name: 'postpone-launch',
  title: 'Postpone the launch',
  help: 'Moves the launch milestone with it.',
  roles: ['committee', 'development-worker', 'programme-manager'],
  plansAhead: true,
})
export class PostponeLaunch extends UloCommand {
  @Day({ label: 'New day of the launch' })
  newLaunchOn!: string;

  @Choice({ label: 'Why?', options: changeReasons })
  reasonCode!: ChangeReason;

  @LongText({ label: 'In your own words', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const launchPostponed = uloFact('launch', {
  command: PostponeLaunch,
  type: 'LaunchPostponed',
  version: 1,
  title: 'Launch postponed',
  decide({ newLaunchOn }, { at, occurredOn }) {
    refuseHeld(at.launch);
    const { launchOn } = plannedLaunch(at.launch, occurredOn);
    if (newLaunchOn <= launchOn)
      throw new RuleRefused('postponed-launch-is-not-later', `The launch is planned for ${launchOn}.`, [], 'Give a later day.');
  },
  describe: ({ newLaunchOn, reasonCode, note }) => `To ${newLaunchOn}: ${note ?? changeReasons[reasonCode]}`,
  evolve({ plans, dates }, { occurredOn, data }) {
    const plan = plans.at(-1);
    if (plan) plan.launchOn = data.newLaunchOn;
    dates.push({ on: occurredOn, launchOn: data.newLaunchOn, why: reasonInWords(data.reasonCode, data.note) });
  },
});
