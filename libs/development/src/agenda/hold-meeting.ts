import { Choice, Command, RuleRefused, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { meetingRecorders, meetingKinds, meetingParts, type MeetingKind, type MeetingPart } from './codes.js';

@Command({ name: 'hold-meeting', title: 'Record a meeting', help: 'Who chaired it, and how many came. Numbers only.', roles: meetingRecorders })
export class HoldMeeting extends UloCommand {
  @Choice({ label: 'Which meeting?', options: meetingKinds })
  kind!: MeetingKind;

  @Choice({ label: 'Who chaired it?', options: meetingParts })
  chairedBy!: MeetingPart;

  @Whole({ label: 'People who use services', max: 1000 })
  users!: number;

  @Whole({ label: 'Carers', max: 1000 })
  carers!: number;

  @Whole({ label: 'Others', max: 1000 })
  others!: number;
}

export const meetingHeld = uloFact('agenda', {
  command: HoldMeeting,
  type: 'MeetingHeld',
  version: 1,
  title: 'Meeting held',
  decide({ users, carers, others }) {
    if (users + carers + others === 0) throw new RuleRefused('nobody-at-the-meeting', 'Nobody was at the meeting.', [], 'Enter how many came.');
  },
  describe: ({ kind, chairedBy, users, carers, others }) =>
    `${meetingKinds[kind]}, chaired by: ${meetingParts[chairedBy].toLowerCase()}; ${users} who use services, ${carers} carers, ${others} others`,
  evolve: ({ meetings }, { id, occurredOn, data }) => void meetings.push({ id, on: occurredOn, ...data }),
});
