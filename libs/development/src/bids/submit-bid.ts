import { Choice, Command, Money, Reference, Rows, RuleRefused, Text, UloCommand } from '#kernel';
import { OrganisationReference } from '../organisations.js';
import { uloFact } from '../ulo-part.js';
import { listed, pounds } from '../words.js';
import { BidLine } from './bid-line.js';
import { bidLineCategories, bidSources, type BidSource } from './codes.js';
import { openDraft } from './open-draft.js';
import { bidders } from './roles.js';

@Command({
  name: 'submit-bid',
  title: 'Submit a bid',
  help: 'Guidance asks for money for training and for marketing in every bid.',
  roles: bidders,
})
export class SubmitBid extends UloCommand {
  @Reference({ label: 'Of which draft?', hint: 'Leave it out when nobody drafted it here.', to: 'bid-draft', optional: true })
  draft?: string;

  @OrganisationReference({ label: 'Funder', names: 'funder' })
  funderOrganisation?: string;

  @Text({ label: 'Funder', hint: 'The organisation that is asked.', optional: true })
  funder?: string;

  @Text({ label: 'Purpose', hint: 'What the money is for, in a few words.', optional: true })
  purpose?: string;

  @Choice({ label: 'Where would the money come from?', hint: 'Of a draft it is known already.', options: bidSources, optional: true })
  source?: BidSource;

  @Rows(() => BidLine, { label: 'Budget lines', min: 1, max: 40 })
  lines!: BidLine[];

  @Money({ label: 'Amount asked for', hint: 'The sum of the lines.' })
  amountPence!: number;
}

export const bidSubmitted = uloFact('bids', {
  command: SubmitBid,
  type: 'BidSubmitted',
  version: 3,
  // Earlier versions did not ask for the draft and the source.
  upcasters: { 1: (data) => data, 2: (data) => data },
  title: 'Bid submitted',
  decide({ draft, lines, amountPence }, context) {
    if (draft !== undefined) openDraft(draft, context);
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
  evolve({ bids, drafts }, { id, occurredOn, data: { draft, purpose, source, lines, amountPence, ...asked } }) {
    const drafted = drafts.find((one) => one.id === draft);
    if (drafted?.overOn === null) Object.assign(drafted, { bid: id, overOn: occurredOn });
    const { funder = null, funderOrganisation = null } = asked.funder === undefined && drafted ? drafted : asked;
    bids.push({ id, submittedOn: occurredOn, funder, funderOrganisation, purpose: purpose ?? drafted?.purpose ?? null, source: source ?? drafted?.source ?? null, lines, amountPence, decision: null });
  },
});
