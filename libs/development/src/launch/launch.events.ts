import { declareEvents, type DomainEvent, type PlainDate } from '#kernel';
import type { ChangeReason } from '../milestones/milestones.events.js';
import { changeReasons } from '../milestones/milestones.events.js';
import { counted } from '../words.js';

export type LaunchPlanned = DomainEvent<
  'LaunchPlanned',
  { launchOn: PlainDate; dignitariesInvited: number; localPeopleInvited: boolean; accessChecked: boolean }
>;
export type LaunchPostponed = DomainEvent<'LaunchPostponed', { newLaunchOn: PlainDate; reasonCode: ChangeReason; note?: string }>;
/** `attended` is everybody; `localPeople` are those of them who live in the area and use services. */
export type LaunchHeld = DomainEvent<'LaunchHeld', { attended: number; localPeople: number; dignitaries: number }>;

export type LaunchEvent = LaunchPlanned | LaunchPostponed | LaunchHeld;

const part = 'launch';

export const launchEvents = declareEvents<LaunchEvent>({
  LaunchPlanned: {
    version: 1,
    part,
    title: 'Launch planned',
    describe: ({ launchOn, dignitariesInvited, localPeopleInvited, accessChecked }) =>
      `For ${launchOn}: ${[
        `${counted(dignitariesInvited, 'dignitary', 'dignitaries')} invited`,
        `local people ${localPeopleInvited ? '' : 'not '}invited`,
        `access ${accessChecked ? '' : 'not '}checked`,
      ].join(', ')}`,
  },
  LaunchPostponed: {
    version: 1,
    part,
    title: 'Launch postponed',
    describe: ({ newLaunchOn, reasonCode, note }) => `To ${newLaunchOn}: ${note ?? changeReasons[reasonCode]}`,
  },
  LaunchHeld: {
    version: 1,
    part,
    title: 'Launch event held',
    describe: ({ attended, localPeople, dignitaries }) =>
      `${attended} attended, ${localPeople} of them local people who use services; ${counted(dignitaries, 'dignitary', 'dignitaries')}`,
  },
});
