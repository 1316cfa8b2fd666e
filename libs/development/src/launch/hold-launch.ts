import { Command, RuleRefused, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { counted } from '../words.js';
import { plannedLaunch, refuseHeld } from './launch-rules.js';

@Command({
  name: 'hold-launch',
  title: 'Record the launch held',
  help: 'The launch milestone is achieved by this. Numbers only.',
  roles: ['development-worker', 'committee', 'programme-manager'],
})
export class HoldLaunch extends UloCommand {
  @Whole({ label: 'How many attended?', hint: 'Everybody, dignitaries included.', min: 1 })
  attended!: number;

  @Whole({ label: 'How many of them were local people who use services?' })
  localPeople!: number;

  @Whole({ label: 'How many of them were dignitaries?' })
  dignitaries!: number;
}

export const launchHeld = uloFact('launch', {
  command: HoldLaunch,
  type: 'LaunchHeld',
  version: 1,
  title: 'Launch event held',
  decide({ attended, localPeople, dignitaries }, { at, now, occurredOn }) {
    refuseHeld(now.launch);
    plannedLaunch(at.launch, occurredOn);
    if (localPeople > attended || dignitaries > attended)
      throw new RuleRefused(
        'more-guests-than-attended',
        `${attended} attended, but ${localPeople} local people and ${dignitaries} dignitaries are said to be among them.`,
        [],
        'Count everybody in the attendance.',
      );
  },
  describe: ({ attended, localPeople, dignitaries }) =>
    `${attended} attended, ${localPeople} of them local people who use services; ${counted(dignitaries, 'dignitary', 'dignitaries')}`,
  evolve(launch, { id, occurredOn, data }) {
    launch.held ??= { id, on: occurredOn, ...data };
  },
});
