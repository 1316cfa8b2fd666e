import { Choice, Command, Day, LongText, Rows, Text, UloCommand } from '#kernel';
import { refuseDueBefore } from '../due-days.js';
import { OrganisationReference } from '../organisations.js';
import { uloFact } from '../ulo-part.js';
import { BidLine } from './bid-line.js';
import { bidSources, type BidSource } from './codes.js';
import { bidders } from './roles.js';

@Command({
  name: 'draft-bid',
  title: 'Draft a bid',
  help: 'What is to be bid for, and by when. Lines can be added until it is submitted.',
  roles: bidders,
})
export class DraftBid extends UloCommand {
  @OrganisationReference({ label: 'Funder', names: 'funder' })
  funderOrganisation?: string;

  @Text({ label: 'Funder', hint: 'The organisation that is to be asked.', optional: true })
  funder?: string;

  @Text({ label: 'Purpose', hint: 'What the money is for, in a few words.' })
  purpose!: string;

  @Choice({ label: 'Where would the money come from?', options: bidSources })
  source!: BidSource;

  @Day({ label: 'By when must it be submitted?', hint: 'The last day for bids, if there is one.', optional: true })
  closesOn?: string;

  @Rows(() => BidLine, { label: 'Budget lines', min: 0, max: 40, optional: true })
  lines?: BidLine[];

  @LongText({ label: 'Why this bid?', hint: 'What speaks for it. Do not write names.', optional: true })
  why?: string;
}

export const bidDrafted = uloFact('bids', {
  command: DraftBid,
  type: 'BidDrafted',
  version: 1,
  title: 'Bid drafted',
  decide({ closesOn }, { occurredOn }) {
    if (closesOn !== undefined) refuseDueBefore(closesOn, occurredOn);
  },
  describe: ({ purpose, source, closesOn }) => `${purpose}; ${bidSources[source].toLowerCase()}${closesOn ? `, to be submitted by ${closesOn}` : ''}`,
  evolve: ({ drafts }, { id, occurredOn, data: { funder = null, funderOrganisation = null, purpose, source, closesOn = null, lines = [], why = null } }) =>
    void drafts.push({ id, on: occurredOn, funder, funderOrganisation, purpose, source, closesOn, lines: [...lines], why, bid: null, overOn: null, whyNot: null }),
});
