import type { PlainDate } from '#kernel';
import {
  agreementMonths, bidLineCategories, bidSources, bidTotals, budgets, coreMonths, coreTerms, instruments, isInForce, missingLines, outcomeTags, receivedPence, spentPence, sustainabilityOn,
  type Bid, type BidDraft, type FundingAgreement, type UloState,
} from '#development';
import { moneyTrail, type MoneyTrailRow } from './money-trail.js';
import { seesAll, type Sees } from './sees.js';
import { coded, type Coded } from './shapes.js';

export interface BidView {
  id: string;
  funder: string | null;
  purpose: string | null;
  submittedOn: PlainDate;
  status: 'submitted' | 'awarded' | 'rejected' | 'withdrawn';
  decidedOn: PlainDate | null;
  /** Where the money comes from; null when it was not said. */
  source: Coded | null;
  askedPence: number;
  awardedPence: number | null;
  /** Why it was rejected or withdrawn. */
  whyNot: string | null;
  lines: { category: Coded; amountPence: number }[];
  /** Lines that the guidance calls vital and that the bid lacks: training, marketing. */
  missingLines: Coded[];
}

export interface BidDraftView {
  id: string;
  on: PlainDate;
  funder: string | null;
  funderOrganisation: string | null;
  purpose: string;
  source: Coded;
  /** The last day for bids; null when there is none. */
  closesOn: PlainDate | null;
  lines: { category: Coded; amountPence: number }[];
  why: string | null;
  status: 'draft' | 'submitted' | 'given-up';
  /** The day on which it was submitted or given up. */
  overOn: PlainDate | null;
  /** Why it was given up. */
  whyNot: string | null;
}

export interface AgreementView {
  id: string;
  instrument: Coded;
  funder: string | null;
  /** Its id, where it was chosen from the register of organisations. */
  funderOrganisation: string | null;
  signedOn: PlainDate;
  amountPence: number;
  startsOn: PlainDate;
  /** The last day, itself included. */
  endsOn: PlainDate;
  endedOn: PlainDate | null;
  /** Null while no end is recorded. */
  endedAsAgreed: boolean | null;
  /** Completed months, both ends included. */
  months: number;
  /** Part of it that pays core costs, in whole per cent (100: all of it). */
  coreSharePercent: number;
  /** The id of the bid that it came of; null when that was not said. */
  bid: string | null;
  receivedPence: number;
  /** Spent as the last report says; null while none says, or where reports are not for who asks. */
  spentPence: number | null;
  /** What came of it for people. */
  outcomes: { id: string; on: PlainDate; people: number; outcomes: Coded[] }[];
  payments: { id: string; on: PlainDate; amountPence: number }[];
  notices: { id: string; on: PlainDate; effectiveOn: PlainDate; change: string; consultedFrom: PlainDate | null }[];
  /** The budget of a user group that it comes from; null when it was not said. */
  budget: Coded | null;
  /** None where another funder asks for them, and they are not for who asks. */
  reports: { id: string; dueOn: PlainDate; about: string | null; submittedOn: PlainDate | null; spentPence: number | null }[];
  inForce: boolean;
}

export interface FundingView {
  /** In the order in which they were begun. */
  drafts: BidDraftView[];
  /** In the order in which they were submitted. */
  bids: BidView[];
  bidsSubmitted: number;
  bidsAwarded: number;
  askedPence: number;
  awardedPence: number;
  /** In the order in which they were signed. */
  agreements: AgreementView[];
  /** From each bid to what came of it, then the agreements that came of no bid. */
  moneyTrail: MoneyTrailRow[];
  /** Completed months from the day of the view that agreements which pay core costs cover without a gap. */
  monthsOfCoreCostCovered: number;
  /** What sustainability rests on, met or not on the day of the view. */
  sustainability: { code: string; label: string; met: boolean }[];
}

export function fundingView(ulo: UloState, day: PlainDate, sees: Pick<Sees, 'reportsUnder'> = seesAll): FundingView {
  const { bids, agreements } = ulo;
  const totals = bidTotals(bids);
  const bidViews = bids.bids.map(bidView);
  const agreementViews = agreements.agreements.map((a) => ({ ...agreementView(a, ulo, day), ...(!sees.reportsUnder(a) && { reports: [], spentPence: null }) }));
  return {
    drafts: bids.drafts.map(draftView),
    bids: bidViews,
    bidsSubmitted: totals.submitted,
    bidsAwarded: totals.awarded,
    askedPence: totals.askedPence,
    awardedPence: totals.awardedPence,
    agreements: agreementViews,
    moneyTrail: moneyTrail(bidViews, agreementViews),
    monthsOfCoreCostCovered: coreMonths(coreTerms(agreements), day),
    sustainability: sustainabilityOn(ulo, day),
  };
}

const linesOf = ({ lines }: Pick<Bid, 'lines'>) => lines.map(({ category, amountPence }) => ({ category: coded(bidLineCategories, category), amountPence }));

const draftView = ({ bid, source, ...draft }: BidDraft): BidDraftView => ({
  ...draft, source: coded(bidSources, source), lines: linesOf(draft), status: draft.overOn === null ? 'draft' : bid === null ? 'given-up' : 'submitted',
});

const bidView = (bid: Bid): BidView => ({
  id: bid.id,
  funder: bid.funder,
  purpose: bid.purpose,
  submittedOn: bid.submittedOn,
  status: bid.decision?.outcome ?? 'submitted',
  decidedOn: bid.decision?.on ?? null,
  source: bid.source === null ? null : coded(bidSources, bid.source),
  askedPence: bid.amountPence,
  awardedPence: bid.decision?.amountPence ?? null,
  whyNot: bid.decision?.whyNot ?? null,
  lines: linesOf(bid),
  missingLines: missingLines(bid).map((category) => coded(bidLineCategories, category)),
});

const agreementView = (a: FundingAgreement, { services }: Pick<UloState, 'services'>, day: PlainDate): AgreementView => ({
  id: a.id,
  instrument: coded(instruments, a.instrument),
  funder: a.funder,
  funderOrganisation: a.funderOrganisation,
  signedOn: a.signedOn,
  amountPence: a.amountPence,
  startsOn: a.startsOn,
  endsOn: a.endsOn,
  endedOn: a.endedOn,
  endedAsAgreed: a.endedAsAgreed,
  months: agreementMonths(a),
  coreSharePercent: a.coreSharePercent,
  bid: a.bid,
  receivedPence: receivedPence(a),
  spentPence: spentPence(a),
  outcomes: services.outcomes.filter(({ agreement }) => agreement === a.id).map(({ id, on, people, outcomes }) => ({ id, on, people, outcomes: outcomes.map((tag) => coded(outcomeTags, tag)) })),
  payments: a.payments.map(({ id, on, amountPence }) => ({ id, on, amountPence })),
  notices: a.notices.map((notice) => ({ ...notice })),
  budget: a.budget === null ? null : coded(budgets, a.budget),
  reports: a.reports.map(({ id, dueOn, about, submittedOn, spentPence: spent }) => ({ id, dueOn, about, submittedOn, spentPence: spent })),
  inForce: isInForce(a, day),
});
