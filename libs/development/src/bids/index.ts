import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { bidAwarded } from './record-bid-award.js';
import { bidRejected } from './record-bid-rejection.js';
import { nameOfBid } from './state.js';
import { bidSubmitted } from './submit-bid.js';
import { bidWithdrawn } from './withdraw-bid.js';

export * from './codes.js';
export * from './state.js';
export type { BidLine } from './bid-line.js';
export { SubmitBid } from './submit-bid.js';
export { RecordBidAward } from './record-bid-award.js';
export { RecordBidRejection } from './record-bid-rejection.js';
export { WithdrawBid } from './withdraw-bid.js';

export const bids = uloPart('bids', {
  title: 'Bids',
  initial: () => ({ bids: [] }),
  facts: [bidSubmitted, bidAwarded, bidRejected, bidWithdrawn],
  choices: ({ bids: { bids } }) => ({
    'open-bid': bids.filter((bid) => bid.decision === null).map((bid) => ({ id: bid.id, label: nameOfBid(bid) })),
  }),
});
export type BidEvent = EventOf<typeof bids>;
