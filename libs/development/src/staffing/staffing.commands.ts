import { Choice, Command, Decimal, LongText, Reference, Text, UloCommand, Whole, YesNo, type Role } from '#kernel';
import { supportNeeds, type SupportNeed } from './staffing.events.js';

const employers: readonly Role[] = ['committee', 'user-member', 'programme-manager'];
const withWorker: readonly Role[] = ['development-worker', 'committee', 'programme-manager'];

abstract class PostCommand extends UloCommand {
  @Decimal({ label: 'Full-time equivalent', hint: '1 for a full-time post, 0.6 for three days a week.', min: 0.1, max: 1, step: 0.05 })
  fullTimeEquivalent!: number;

  @YesNo({ label: 'Is the post dedicated to this ULO?' })
  dedicated!: boolean;
}

@Command({
  name: 'appoint-worker',
  title: 'Record the appointment of a development worker',
  help: 'No names: the post only.',
  part: 'staffing',
  stream: 'ulo',
  roles: employers,
  records: 'DevelopmentWorkerAppointed',
})
export class AppointWorker extends PostCommand {}

@Command({
  name: 'change-worker-post',
  title: 'Change the development worker’s post',
  part: 'staffing',
  stream: 'ulo',
  roles: employers,
  records: 'WorkerPostChanged',
})
export class ChangeWorkerPost extends PostCommand {
  @Reference({ label: 'Worker', to: 'worker-in-post' })
  worker!: string;
}

@Command({
  name: 'record-worker-left',
  title: 'Record that the development worker left',
  part: 'staffing',
  stream: 'ulo',
  roles: employers,
  records: 'DevelopmentWorkerLeft',
})
export class RecordWorkerLeft extends UloCommand {
  @Reference({ label: 'Worker', to: 'worker-in-post' })
  worker!: string;
}

@Command({
  name: 'record-supervision',
  title: 'Record that supervision was held',
  help: 'That it was held, never what was said.',
  part: 'staffing',
  stream: 'ulo',
  roles: withWorker,
  records: 'SupervisionHeld',
})
export class RecordSupervision extends UloCommand {
  @Reference({ label: 'Worker', to: 'worker-in-post' })
  worker!: string;
}

@Command({
  name: 'record-training',
  title: 'Record training',
  part: 'staffing',
  stream: 'ulo',
  roles: [...withWorker, 'user-member', 'mentor'],
  records: 'TrainingCompleted',
})
export class RecordTraining extends UloCommand {
  @Text({ label: 'About', hint: 'For example “Writing bids”.' })
  about!: string;

  @Whole({ label: 'How many people took part?', hint: 'Staff, committee members and volunteers together.', min: 1, max: 1000 })
  people!: number;

  @Decimal({ label: 'Hours', min: 0.25, max: 500, step: 0.25, optional: true })
  hours?: number;
}

@Command({
  name: 'record-volunteer-hours',
  title: 'Record volunteer hours',
  part: 'staffing',
  stream: 'ulo',
  roles: [...withWorker, 'user-member'],
  records: 'VolunteerHoursRecorded',
})
export class RecordVolunteerHours extends UloCommand {
  @Decimal({ label: 'Hours', hint: 'All volunteers together.', min: 0.25, max: 10_000, step: 0.25 })
  hours!: number;

  @Whole({ label: 'How many volunteers?', min: 1, max: 1000 })
  volunteers!: number;
}

@Command({
  name: 'raise-support-need',
  title: 'Raise a need for support',
  help: 'What the staff or the group lacks to do its work.',
  part: 'staffing',
  stream: 'ulo',
  roles: [...withWorker, 'user-member', 'mentor'],
  records: 'SupportNeedRaised',
})
export class RaiseSupportNeed extends UloCommand {
  @Choice({ label: 'What is needed?', options: supportNeeds })
  need!: SupportNeed;

  @LongText({ label: 'Note', hint: 'Do not write names or anything about a person’s health.', optional: true })
  note?: string;
}

export const staffingCommands = [
  AppointWorker,
  ChangeWorkerPost,
  RecordWorkerLeft,
  RecordSupervision,
  RecordTraining,
  RecordVolunteerHours,
  RaiseSupportNeed,
] as const;
