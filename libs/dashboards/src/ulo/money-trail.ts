import type { PlainDate } from '#kernel';
import type { AgreementView, BidView } from './funding.view.js';
import type { Coded } from './shapes.js';

/** Money from the bid to what came of it. A bid without an agreement has a row, and so has an agreement without a bid. */
export interface MoneyTrailRow {
  bid: { id: string; submittedOn: PlainDate; funder: string | null; purpose: string | null; status: BidView['status'] } | null;
  askedPence: number | null;
  awardedPence: number | null;
  agreement: { id: string; instrument: Coded; funder: string | null; signedOn: PlainDate; amountPence: number } | null;
  receivedPence: number;
  /** As the last report says; null while none says. */
  spentPence: number | null;
  outcomes: AgreementView['outcomes'];
}

export function moneyTrail(bids: readonly BidView[], agreements: readonly AgreementView[]): MoneyTrailRow[] {
  const known = new Set(bids.map(({ id }) => id));
  const followed = bids.flatMap((bid) => {
    const signed = agreements.filter((agreement) => agreement.bid === bid.id);
    return signed.length === 0 ? [row(bid, null)] : signed.map((agreement) => row(bid, agreement));
  });
  return [...followed, ...agreements.filter(({ bid }) => bid === null || !known.has(bid)).map((agreement) => row(null, agreement))];
}

const row = (bid: BidView | null, agreement: AgreementView | null): MoneyTrailRow => ({
  bid: bid && { id: bid.id, submittedOn: bid.submittedOn, funder: bid.funder, purpose: bid.purpose, status: bid.status },
  askedPence: bid?.askedPence ?? null,
  awardedPence: bid?.awardedPence ?? null,
  agreement: agreement && { id: agreement.id, instrument: agreement.instrument, funder: agreement.funder, signedOn: agreement.signedOn, amountPence: agreement.amountPence },
  receivedPence: agreement?.receivedPence ?? 0,
  spentPence: agreement?.spentPence ?? null,
  outcomes: agreement?.outcomes ?? [],
});
