import { Command, Decimal, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { counted } from '../words.js';
import { staffingRecorders } from './codes.js';

@Command({ name: 'record-volunteer-hours', title: 'Record volunteer hours', roles: [...staffingRecorders, 'user-member'] })
export class RecordVolunteerHours extends UloCommand {
  @Decimal({ label: 'Hours', hint: 'All volunteers together.', min: 0.25, max: 10_000, step: 0.25 })
  hours!: number;

  @Whole({ label: 'How many volunteers?', min: 1, max: 1000 })
  volunteers!: number;
}

export const volunteerHoursRecorded = uloFact('staffing', {
  command: RecordVolunteerHours,
  type: 'VolunteerHoursRecorded',
  version: 1,
  title: 'Volunteer hours recorded',
  describe: ({ hours, volunteers }) => `${counted(hours, 'hour')} by ${counted(volunteers, 'person', 'people')}`,
  evolve: ({ volunteering }, { id, occurredOn, data }) => void volunteering.push({ id, on: occurredOn, ...data }),
});
