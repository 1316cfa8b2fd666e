import { Command, Text, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { premisesSeekers } from './codes.js';

@Command({ name: 'record-premises-offer', title: 'Record an offer of premises', roles: [...premisesSeekers, 'commissioner'] })
export class RecordPremisesOffer extends UloCommand {
  @Text({ label: 'What is offered?', hint: 'For example “Two rooms in the town centre”.' })
  what!: string;

  @Text({ label: 'Offered by', hint: 'The organisation that offers them.', optional: true })
  offeredBy?: string;
}

export const premisesOffered = uloFact('premises', {
  command: RecordPremisesOffer,
  type: 'PremisesOffered',
  version: 1,
  title: 'Premises offered',
  describe: ({ what, offeredBy }) => (offeredBy ? `${what}, by ${offeredBy}` : what),
  evolve: ({ offers }, { id, occurredOn, data: { what, offeredBy = null } }) =>
    void offers.push({ id, what, offeredBy, offeredOn: occurredOn, audits: [], declinedOn: null, whyDeclined: null }),
});
