import type { PlainDate } from '#kernel';
import type { Coded } from './shapes.js';

export interface BidView {
  id: string;
  funder: string | null;
  submittedOn: PlainDate | null;
  status: 'draft' | 'submitted' | 'awarded' | 'rejected' | 'withdrawn';
  decidedOn: PlainDate | null;
  askedPence: number;
  awardedPence: number | null;
  reason: string | null;
  lines: { category: Coded; amountPence: number }[];
  /** Lines that the guidance calls vital and that the bid lacks, such as `training` and `marketing`. */
  missingLines: Coded[];
}

export interface AgreementView {
  id: string;
  instrument: Coded;
  funder: string | null;
  signedOn: PlainDate;
  amountPence: number;
  startsOn: PlainDate;
  endsOn: PlainDate;
  /** Completed months, both ends included. */
  months: number;
  /** Part of it that pays core costs, in whole per cent (100: all of it). */
  corePercent: number;
  inForce: boolean;
}

export interface FundingView {
  bids: BidView[];
  bidsSubmitted: number;
  bidsAwarded: number;
  askedPence: number;
  awardedPence: number;
  agreements: AgreementView[];
  /** Completed months from the day of the view to the end of the last agreement that pays core costs. */
  monthsOfCoreCostCovered: number;
}
