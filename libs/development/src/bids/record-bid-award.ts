import { Command, Money, Reference, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { pounds } from '../words.js';
import { refuseDecision, setDecision } from './bid-decision.js';
import { bidders } from './roles.js';

@Command({ name: 'record-bid-award', title: 'Record that a bid was awarded', roles: [...bidders, 'commissioner'] })
export class RecordBidAward extends UloCommand {
  @Reference({ label: 'Bid', to: 'open-bid' })
  bid!: string;

  @Money({ label: 'Amount awarded', hint: 'It may differ from what was asked for.' })
  amountPence!: number;
}

export const bidAwarded = uloFact('bids', {
  command: RecordBidAward,
  type: 'BidAwarded',
  version: 1,
  title: 'Bid awarded',
  decide: refuseDecision,
  describe: ({ amountPence }) => pounds(amountPence),
  evolve: (bids, { id, occurredOn, data: { bid, amountPence } }) =>
    setDecision(bids, bid, { id, on: occurredOn, outcome: 'awarded', amountPence, whyNot: null }),
});
