import { Command, LongText, Reference, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { refuseDecision, setDecision } from './bid-decision.js';
import { bidders } from './roles.js';

@Command({ name: 'record-bid-rejection', title: 'Record that a bid was rejected', roles: [...bidders, 'commissioner'] })
export class RecordBidRejection extends UloCommand {
  @Reference({ label: 'Bid', to: 'open-bid' })
  bid!: string;

  @LongText({ label: 'Why was it rejected?', hint: 'As the funder put it. Do not write names.' })
  whyNot!: string;
}

export const bidRejected = uloFact('bids', {
  command: RecordBidRejection,
  type: 'BidRejected',
  version: 1,
  title: 'Bid rejected',
  decide: refuseDecision,
  describe: ({ whyNot }) => whyNot,
  evolve: (bids, { id, occurredOn, data: { bid, whyNot } }) =>
    setDecision(bids, bid, { id, on: occurredOn, outcome: 'rejected', amountPence: null, whyNot }),
});
