import { Command, Day, RuleRefused, UloCommand, Whole, YesNo } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { counted } from '../words.js';
import { refuseHeld } from './launch-rules.js';

@Command({
  name: 'plan-launch',
  title: 'Plan the launch',
  help: 'A high-profile launch is attended by well-known dignitaries and local people. Numbers only.',
  roles: ['committee', 'development-worker', 'programme-manager'],
  plansAhead: true,
})
export class PlanLaunch extends UloCommand {
  @Day({ label: 'Day of the launch' })
  launchOn!: string;

  @Whole({ label: 'Dignitaries invited', hint: 'How many, invited by their office: no names.' })
  dignitariesInvited!: number;

  @YesNo({ label: 'Are local people who use services invited?' })
  localPeopleInvited!: boolean;

  @YesNo({ label: 'Was access checked?', hint: 'The venue, the way there, the information.' })
  accessChecked!: boolean;
}

export const launchPlanned = uloFact('launch', {
  command: PlanLaunch,
  type: 'LaunchPlanned',
  version: 1,
  title: 'Launch planned',
  decide({ launchOn }, { at, occurredOn }) {
    refuseHeld(at.launch);
    if (launchOn < occurredOn)
      throw new RuleRefused('launch-before-its-planning', `The launch (${launchOn}) is before the day it was planned.`, [], 'Give a later day.');
  },
  describe: ({ launchOn, dignitariesInvited, localPeopleInvited, accessChecked }) =>
    `For ${launchOn}: ${[
      `${counted(dignitariesInvited, 'dignitary', 'dignitaries')} invited`,
      `local people ${localPeopleInvited ? '' : 'not '}invited`,
      `access ${accessChecked ? '' : 'not '}checked`,
    ].join(', ')}`,
  evolve({ plans, dates }, { id, occurredOn, data }) {
    plans.push({ id, on: occurredOn, ...data });
    dates.push({ on: occurredOn, launchOn: data.launchOn, why: null });
  },
});
