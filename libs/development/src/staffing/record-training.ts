import { Command, Decimal, Text, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { counted } from '../words.js';
import { staffingRecorders } from './codes.js';

@Command({ name: 'record-training', title: 'Record training', roles: [...staffingRecorders, 'user-member', 'mentor'] })
export class RecordTraining extends UloCommand {
  @Text({ label: 'About', noun: 'subject of the training', hint: 'For example “Writing bids”.' })
  about!: string;

  @Whole({ label: 'How many people took part?', hint: 'Staff, committee members and volunteers together.', min: 1, max: 1000 })
  people!: number;

  @Decimal({ label: 'Hours', min: 0.25, max: 500, step: 0.25, optional: true })
  hours?: number;
}

/** `people` is the number of participants, staff and volunteers together. */
export const trainingCompleted = uloFact('staffing', {
  command: RecordTraining,
  type: 'TrainingCompleted',
  version: 1,
  title: 'Training completed',
  describe: ({ about, people, hours }) =>
    `${about}: ${counted(people, 'person', 'people')}${hours === undefined ? '' : `, ${counted(hours, 'hour')}`}`,
  evolve: ({ trainings }, { id, occurredOn, data: { about, people, hours = null } }) =>
    void trainings.push({ id, on: occurredOn, about, people, hours }),
});
