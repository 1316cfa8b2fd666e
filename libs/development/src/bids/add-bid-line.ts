import { Choice, Command, Money, Reference, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { pounds } from '../words.js';
import { bidLineCategories, type BidLineCategory } from './codes.js';
import { openDraft } from './open-draft.js';
import { bidders } from './roles.js';

@Command({ name: 'add-bid-line', title: 'Add a line to a drafted bid', help: 'Guidance asks for money for training and for marketing in every bid.', roles: bidders })
export class AddBidLine extends UloCommand {
  @Reference({ label: 'Drafted bid', to: 'bid-draft' })
  draft!: string;

  @Choice({ label: 'What for', noun: 'purpose of the line', options: bidLineCategories })
  category!: BidLineCategory;

  @Money({ label: 'Amount' })
  amountPence!: number;
}

export const bidLineAdded = uloFact('bids', {
  command: AddBidLine,
  type: 'BidLineAdded',
  version: 1,
  title: 'Line added to a drafted bid',
  decide: ({ draft }, context) => void openDraft(draft, context),
  describe: ({ category, amountPence }) => `${bidLineCategories[category]}: ${pounds(amountPence)}`,
  evolve: ({ drafts }, { data: { draft, category, amountPence } }) => void drafts.find(({ id }) => id === draft)?.lines.push({ category, amountPence }),
});
