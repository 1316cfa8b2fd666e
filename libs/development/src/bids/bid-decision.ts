import { RuleRefused, type DecisionContext } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { nameOfBid, type BidDecision, type BidsState } from './state.js';

/** @throws RuleRefused when the bid is decided already, or was not submitted by the day of the decision */
export function refuseDecision({ bid: id }: { bid: string }, { now, occurredOn }: DecisionContext<UloState>): void {
  const bid = now.bids.bids.find((b) => b.id === id);
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
}

/** Only the first decision counts. */
export function setDecision({ bids }: BidsState, id: string, decision: BidDecision): void {
  const bid = bids.find((b) => b.id === id);
  if (bid) bid.decision ??= decision;
}
