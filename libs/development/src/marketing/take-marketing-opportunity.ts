import { Choice, Command, LongText, Money, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { pounds } from '../words.js';
import { marketingKinds, type MarketingKind } from './codes.js';

@Command({
  name: 'take-marketing-opportunity',
  title: 'Record a marketing opportunity taken',
  roles: ['development-worker', 'committee', 'user-member', 'programme-manager'],
})
export class TakeMarketingOpportunity extends UloCommand {
  @Choice({ label: 'What was it?', options: marketingKinds })
  kind!: MarketingKind;

  @Money({ label: 'What did it cost?', min: 0, optional: true })
  costPence?: number;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const marketingOpportunityTaken = uloFact('marketing', {
  command: TakeMarketingOpportunity,
  type: 'MarketingOpportunityTaken',
  version: 1,
  title: 'Marketing opportunity taken',
  describe: ({ kind, costPence, note }) =>
    [marketingKinds[kind], ...(costPence === undefined ? [] : [pounds(costPence)]), ...(note === undefined ? [] : [note])].join(', '),
  evolve: ({ opportunities }, { id, occurredOn, data: { kind, costPence = 0, note = null } }) =>
    void opportunities.push({ id, on: occurredOn, kind, costPence, note }),
});
