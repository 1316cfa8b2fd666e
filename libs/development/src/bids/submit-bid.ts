import { Command, Money, Rows, RuleRefused, Text, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { listed, pounds } from '../words.js';
import { BidLine } from './bid-line.js';
import { bidLineCategories } from './codes.js';
import { bidders } from './roles.js';

@Command({
  name: 'submit-bid',
  title: 'Submit a bid',
  help: 'Guidance asks for money for training and for marketing in every bid.',
  roles: bidders,
})
export class SubmitBid extends UloCommand {
  @Text({ label: 'Funder', hint: 'The organisation that is asked.', optional: true })
  funder?: string;

  @Text({ label: 'Purpose', hint: 'What the money is for, in a few words.', optional: true })
  purpose?: string;

  @Rows(() => BidLine, { label: 'Budget lines', min: 1, max: 40 })
  lines!: BidLine[];

  @Money({ label: 'Amount asked for', hint: 'The sum of the lines.' })
  amountPence!: number;
}

export const bidSubmitted = uloFact('bids', {
  command: SubmitBid,
  type: 'BidSubmitted',
  version: 1,
  title: 'Bid submitted',
  decide({ lines, amountPence }) {
    const sum = lines.reduce((total, line) => total + line.amountPence, 0);
    if (sum !== amountPence)
      throw new RuleRefused(
        'bid-lines-differ-from-amount',
        `The lines come to ${pounds(sum)}, the amount asked for is ${pounds(amountPence)}.`,
        [],
        'Correct the lines or the amount.',
      );
  },
  describe: ({ funder, lines, amountPence }) =>
    `${pounds(amountPence)}${funder ? ` from ${funder}` : ''}: ${listed(lines.map((l) => `${bidLineCategories[l.category].toLowerCase()} ${pounds(l.amountPence)}`))}`,
  evolve: ({ bids }, { id, occurredOn, data: { funder = null, purpose = null, lines, amountPence } }) =>
    void bids.push({ id, submittedOn: occurredOn, funder, purpose, lines, amountPence, decision: null }),
});
