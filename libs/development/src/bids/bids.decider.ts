import { RuleRefused, factData, type FactOf, type Part } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { pounds } from '../words.js';
import { RecordBidAward, RecordBidRejection, SubmitBid, type WithdrawBid, type bidsCommands } from './bids.commands.js';
import type { BidEvent } from './bids.events.js';
import { nameOfBid, type BidDecision, type BidsState } from './bids.state.js';

type BidCommand = InstanceType<(typeof bidsCommands)[number]>;

export const bids: Part<BidsState, BidCommand, BidEvent, UloState> = {
  name: 'bids',
  initial: () => ({ bids: [] }),

  evolve(state, fact) {
    switch (fact.type) {
      case 'BidSubmitted': {
        const { funder = null, purpose = null, lines, amountPence } = fact.data;
        state.bids.push({ id: fact.id, submittedOn: fact.occurredOn, funder, purpose, lines, amountPence, decision: null });
        return state;
      }
      case 'BidAwarded':
      case 'BidRejected':
      case 'BidWithdrawn': {
        const bid = state.bids.find((b) => b.id === fact.data.bid);
        if (bid) bid.decision ??= decisionOf(fact);
        return state;
      }
      default:
        return state;
    }
  },

  decide(command, { now, occurredOn }) {
    if (command instanceof SubmitBid) {
      const sum = command.lines.reduce((total, line) => total + line.amountPence, 0);
      if (sum !== command.amountPence)
        throw new RuleRefused(
          'bid-lines-differ-from-amount',
          `The lines come to ${pounds(sum)}, the amount asked for is ${pounds(command.amountPence)}.`,
          [],
          'Correct the lines or the amount.',
        );
      return [{ type: 'BidSubmitted', data: factData(command) }];
    }
    const bid = now.bids.bids.find((b) => b.id === command.bid);
    if (!bid) throw new RuleRefused('no-such-bid', 'There is no such bid.', [], 'Record that it was submitted first.');
    if (occurredOn < bid.submittedOn)
      throw new RuleRefused(
        'bid-not-yet-submitted',
        `The bid was submitted on ${bid.submittedOn}: it cannot be decided on ${occurredOn}.`,
        [nameOfBid(bid)],
        'Check the day.',
      );
    if (bid.decision)
      throw new RuleRefused(
        'bid-already-decided',
        `The bid was already ${bid.decision.outcome} on ${bid.decision.on}.`,
        [nameOfBid(bid)],
        'Correct the recorded decision if it is wrong.',
      );
    if (command instanceof RecordBidAward) return [{ type: 'BidAwarded', data: factData(command) }];
    if (command instanceof RecordBidRejection) return [{ type: 'BidRejected', data: factData(command) }];
    command satisfies WithdrawBid;
    return [{ type: 'BidWithdrawn', data: factData(command) }];
  },
};

function decisionOf(fact: Exclude<FactOf<BidEvent>, { type: 'BidSubmitted' }>): BidDecision {
  const { id, occurredOn: on } = fact;
  switch (fact.type) {
    case 'BidAwarded':
      return { id, on, outcome: 'awarded', amountPence: fact.data.amountPence, whyNot: null };
    case 'BidRejected':
      return { id, on, outcome: 'rejected', amountPence: null, whyNot: fact.data.whyNot };
    case 'BidWithdrawn':
      return { id, on, outcome: 'withdrawn', amountPence: null, whyNot: fact.data.whyNot };
  }
}
