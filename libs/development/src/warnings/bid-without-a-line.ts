import type { WarningInterval, WarningRule } from '#kernel';
import { bidLineCategories, type BidLineCategory } from '../bids/codes.js';
import { hasLine, nameOfBid } from '../bids/state.js';
import type { UloState } from '../ulo.state.js';
import { earliest } from '../earliest.js';

/**
 * Opens with the submission of a bid that lacks the line. It clears when the bid is decided, because the bid can then no
 * longer be changed. It clears earlier when a later bid has the line.
 */
function withoutLine(category: BidLineCategory, source: string, matters: string): WarningRule<UloState> {
  const line = bidLineCategories[category].toLowerCase();
  return {
    code: `bid-without-${category}-line`,
    version: 1,
    title: `Bid without a ${line} line`,
    severity: 'amber',
    source,
    matters,
    clearedBy: ['submit-bid', 'record-bid-award', 'record-bid-rejection'],
    owner: 'owner',
    intervals: ({ bids: { bids } }) =>
      bids.flatMap((bid, i): WarningInterval[] => {
        if (hasLine(bid, category)) return [];
        const remedied = bids.slice(i + 1).find((later) => hasLine(later, category))?.submittedOn ?? null;
        return [{ opens: bid.submittedOn, clears: earliest(bid.decision?.on, remedied), why: `No ${line} line in ${nameOfBid(bid)}.` }];
      }),
  };
}

export const bidWithoutTrainingLine = withoutLine(
  'training',
  'SCIE guide 36: include funding for training in bids. When the warning clears is a planning default: when the bid is decided, or a later bid asks for it.',
  'Sustainability needs training, and training needs money that a bid has asked for.',
);

export const bidWithoutMarketingLine = withoutLine(
  'marketing',
  'SCIE guide 36: a dedicated marketing budget. When the warning clears is a planning default: when the bid is decided, or a later bid asks for it.',
  'Without money of its own for getting known, getting known is what is left out.',
);
