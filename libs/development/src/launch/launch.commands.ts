import { Choice, Command, Day, LongText, UloCommand, Whole, YesNo } from '#kernel';
import { changeReasons, type ChangeReason } from '../milestones/milestones.events.js';

const part = 'launch';

@Command({
  name: 'plan-launch',
  title: 'Plan the launch',
  help: 'A high-profile launch is attended by well-known dignitaries and local people. Numbers only.',
  part,
  stream: 'ulo',
  roles: ['committee', 'development-worker', 'programme-manager'],
  records: 'LaunchPlanned',
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

@Command({
  name: 'postpone-launch',
  title: 'Postpone the launch',
  help: 'Moves the launch milestone with it.',
  part,
  stream: 'ulo',
  roles: ['committee', 'development-worker', 'programme-manager'],
  records: 'LaunchPostponed',
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

@Command({
  name: 'hold-launch',
  title: 'Record the launch held',
  help: 'The launch milestone is achieved by this. Numbers only.',
  part,
  stream: 'ulo',
  roles: ['development-worker', 'committee', 'programme-manager'],
  records: 'LaunchHeld',
})
export class HoldLaunch extends UloCommand {
  @Whole({ label: 'How many attended?', hint: 'Everybody, dignitaries included.', min: 1 })
  attended!: number;

  @Whole({ label: 'How many of them were local people who use services?' })
  localPeople!: number;

  @Whole({ label: 'How many of them were dignitaries?' })
  dignitaries!: number;
}

export const launchCommands = [PlanLaunch, PostponeLaunch, HoldLaunch] as const;
