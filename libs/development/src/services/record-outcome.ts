import { Choice, ChoiceList, Command, LongText, Reference, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { counted, listed } from '../words.js';
import { outcomeTags, serviceRecorders, serviceKinds, type OutcomeTag, type ServiceKind } from './codes.js';

@Command({ name: 'record-outcome', title: 'Record an outcome', help: 'What a service has changed for people, in the words of the guidance. Numbers only.', roles: serviceRecorders })
export class RecordOutcome extends UloCommand {
  @ChoiceList({ label: 'What has changed?', options: outcomeTags })
  outcomes!: OutcomeTag[];

  @Choice({ label: 'By which service?', options: serviceKinds, optional: true })
  service?: ServiceKind;

  @Whole({ label: 'For how many people?', min: 1 })
  people!: number;

  @Reference({ label: 'Paid for by which agreement?', hint: 'So that money can be followed from the bid to its outcomes.', to: 'agreement', optional: true })
  agreement?: string;

  @LongText({ label: 'How is it known?', hint: 'Do not write names.', optional: true })
  evidence?: string;
}

export const outcomeRecorded = uloFact('services', {
  command: RecordOutcome,
  type: 'OutcomeRecorded',
  version: 1,
  title: 'Outcome recorded',
  describe: ({ outcomes, people }) => `${counted(people, 'person', 'people')}: ${listed(outcomes.map((tag) => outcomeTags[tag].toLowerCase()))}`,
  evolve: ({ outcomes }, { id, occurredOn, data: { service = null, agreement = null, evidence = null, ...outcome } }) =>
    void outcomes.push({ id, on: occurredOn, ...outcome, service, agreement, evidence }),
});
