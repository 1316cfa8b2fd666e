import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { bidLineAdded } from './add-bid-line.js';
import { bidDrafted } from './draft-bid.js';
import { bidDraftGivenUp } from './give-up-bid-draft.js';
import { bidAwarded } from './record-bid-award.js';
import { bidRejected } from './record-bid-rejection.js';
import { isAwarded, nameOfBid, nameOfDraft } from './state.js';
import { bidSubmitted } from './submit-bid.js';
import { bidWithdrawn } from './withdraw-bid.js';

export * from './codes.js';
export * from './state.js';
export type { BidLine } from './bid-line.js';
export { DraftBid } from './draft-bid.js';
export { AddBidLine } from './add-bid-line.js';
export { GiveUpBidDraft } from './give-up-bid-draft.js';
export { SubmitBid } from './submit-bid.js';
export { RecordBidAward } from './record-bid-award.js';
export { RecordBidRejection } from './record-bid-rejection.js';
export { WithdrawBid } from './withdraw-bid.js';

export const bids = uloPart('bids', {
  title: 'Bids',
  initial: () => ({ drafts: [], bids: [] }),
  facts: [bidDrafted, bidLineAdded, bidDraftGivenUp, bidSubmitted, bidAwarded, bidRejected, bidWithdrawn],
  choices: ({ bids: { bids, drafts } }) => ({
    'bid-draft': drafts.filter(({ overOn }) => overOn === null).map((draft) => ({ id: draft.id, label: nameOfDraft(draft) })),
    'awarded-bid': bids.filter(isAwarded).map((bid) => ({ id: bid.id, label: nameOfBid(bid) })),
    'open-bid': bids.filter((bid) => bid.decision === null).map((bid) => ({ id: bid.id, label: nameOfBid(bid) })),
  }),
});
export type BidEvent = EventOf<typeof bids>;
