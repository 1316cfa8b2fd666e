import type { PlainDate } from '#kernel';
import {
  agreementMonths, bidLineCategories, bidTotals, coreMonths, coreTerms, instruments, isInForce, missingLines,
  type Bid, type FundingAgreement, type UloState,
} from '#development';
import { coded, type Coded } from './shapes.js';

export interface BidView {
  id: string;
  funder: string | null;
  purpose: string | null;
  submittedOn: PlainDate;
  status: 'submitted' | 'awarded' | 'rejected' | 'withdrawn';
  decidedOn: PlainDate | null;
  askedPence: number;
  awardedPence: number | null;
  /** Why it was rejected or withdrawn. */
  whyNot: string | null;
  lines: { category: Coded; amountPence: number }[];
  /** Lines that the guidance calls vital and that the bid lacks: training, marketing. */
  missingLines: Coded[];
}

export interface AgreementView {
  id: string;
  instrument: Coded;
  funder: string | null;
  signedOn: PlainDate;
  amountPence: number;
  startsOn: PlainDate;
  /** The last day, itself included. */
  endsOn: PlainDate;
  endedOn: PlainDate | null;
  /** Completed months, both ends included. */
  months: number;
  /** Part of it that pays core costs, in whole per cent (100: all of it). */
  coreSharePercent: number;
  receivedPence: number;
  reports: { id: string; dueOn: PlainDate; about: string | null; submittedOn: PlainDate | null }[];
  inForce: boolean;
}

export interface FundingView {
  /** In the order in which they were submitted. */
  bids: BidView[];
  bidsSubmitted: number;
  bidsAwarded: number;
  askedPence: number;
  awardedPence: number;
  /** In the order in which they were signed. */
  agreements: AgreementView[];
  /** Completed months from the day of the view that agreements which pay core costs cover without a gap. */
  monthsOfCoreCostCovered: number;
}

export function fundingView({ bids, agreements }: UloState, day: PlainDate): FundingView {
  const totals = bidTotals(bids);
  return {
    bids: bids.bids.map(bidView),
    bidsSubmitted: totals.submitted,
    bidsAwarded: totals.awarded,
    askedPence: totals.askedPence,
    awardedPence: totals.awardedPence,
    agreements: agreements.agreements.map((a) => agreementView(a, day)),
    monthsOfCoreCostCovered: coreMonths(coreTerms(agreements), day),
  };
}

const bidView = (bid: Bid): BidView => ({
  id: bid.id,
  funder: bid.funder,
  purpose: bid.purpose,
  submittedOn: bid.submittedOn,
  status: bid.decision?.outcome ?? 'submitted',
  decidedOn: bid.decision?.on ?? null,
  askedPence: bid.amountPence,
  awardedPence: bid.decision?.amountPence ?? null,
  whyNot: bid.decision?.whyNot ?? null,
  lines: bid.lines.map(({ category, amountPence }) => ({ category: coded(bidLineCategories, category), amountPence })),
  missingLines: missingLines(bid).map((category) => coded(bidLineCategories, category)),
});

const agreementView = (a: FundingAgreement, day: PlainDate): AgreementView => ({
  id: a.id,
  instrument: coded(instruments, a.instrument),
  funder: a.funder,
  signedOn: a.signedOn,
  amountPence: a.amountPence,
  startsOn: a.startsOn,
  endsOn: a.endsOn,
  endedOn: a.endedOn,
  months: agreementMonths(a),
  coreSharePercent: a.coreSharePercent,
  receivedPence: a.payments.reduce((sum, p) => sum + p.amountPence, 0),
  reports: a.reports.map(({ id, dueOn, about, submittedOn }) => ({ id, dueOn, about, submittedOn })),
  inForce: isInForce(a, day),
});
