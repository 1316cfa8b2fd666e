import { Command, LongText, Reference, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { refuseDecision, setDecision } from './bid-decision.js';
import { bidders } from './roles.js';

@Command({ name: 'withdraw-bid', title: 'Withdraw a bid', roles: bidders, confirm: true })
export class WithdrawBid extends UloCommand {
  @Reference({ label: 'Bid', to: 'open-bid' })
  bid!: string;

  @LongText({ label: 'Why was it withdrawn?', hint: 'Do not write names.' })
  whyNot!: string;
}

export const bidWithdrawn = uloFact('bids', {
  command: WithdrawBid,
  type: 'BidWithdrawn',
  version: 1,
  title: 'Bid withdrawn',
  decide: refuseDecision,
  describe: ({ whyNot }) => whyNot,
  evolve: (bids, { id, occurredOn, data: { bid, whyNot } }) =>
    setDecision(bids, bid, { id, on: occurredOn, outcome: 'withdrawn', amountPence: null, whyNot }),
});
