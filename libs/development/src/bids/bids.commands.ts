import { Choice, Command, LongText, Money, Reference, Rows, Text, UloCommand, type Role } from '#kernel';
import { bidLineCategories, type BidLineCategory } from './bids.events.js';

const bidders: readonly Role[] = ['development-worker', 'committee', 'programme-manager'];

/** One line of a bid's budget. */
export class BidLine {
  @Choice({ label: 'What for', options: bidLineCategories })
  category!: BidLineCategory;

  @Money({ label: 'Amount' })
  amountPence!: number;
}

@Command({
  name: 'submit-bid',
  title: 'Submit a bid',
  help: 'Guidance asks for money for training and for marketing in every bid.',
  part: 'bids',
  stream: 'ulo',
  roles: bidders,
  records: 'BidSubmitted',
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

@Command({
  name: 'record-bid-award',
  title: 'Record that a bid was awarded',
  part: 'bids',
  stream: 'ulo',
  roles: [...bidders, 'commissioner'],
  records: 'BidAwarded',
})
export class RecordBidAward extends UloCommand {
  @Reference({ label: 'Bid', to: 'open-bid' })
  bid!: string;

  @Money({ label: 'Amount awarded', hint: 'It may differ from what was asked for.' })
  amountPence!: number;
}

@Command({
  name: 'record-bid-rejection',
  title: 'Record that a bid was rejected',
  part: 'bids',
  stream: 'ulo',
  roles: [...bidders, 'commissioner'],
  records: 'BidRejected',
})
export class RecordBidRejection extends UloCommand {
  @Reference({ label: 'Bid', to: 'open-bid' })
  bid!: string;

  @LongText({ label: 'Why was it rejected?', hint: 'As the funder put it. Do not write names.' })
  whyNot!: string;
}

@Command({
  name: 'withdraw-bid',
  title: 'Withdraw a bid',
  part: 'bids',
  stream: 'ulo',
  roles: bidders,
  records: 'BidWithdrawn',
  confirm: true,
})
export class WithdrawBid extends UloCommand {
  @Reference({ label: 'Bid', to: 'open-bid' })
  bid!: string;

  @LongText({ label: 'Why was it withdrawn?', hint: 'Do not write names.' })
  whyNot!: string;
}

export const bidsCommands = [SubmitBid, RecordBidAward, RecordBidRejection, WithdrawBid] as const;
