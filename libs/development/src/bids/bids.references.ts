import type { References } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { nameOfBid } from './bids.state.js';

export const bidsReferences = ({ bids: { bids } }: UloState): References => ({
  'open-bid': bids.filter((bid) => bid.decision === null).map((bid) => ({ id: bid.id, label: nameOfBid(bid) })),
});
