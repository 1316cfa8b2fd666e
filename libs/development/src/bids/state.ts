import type { PlainDate } from '#kernel';
import { pounds } from '../words.js';
import type { BidLine } from './bid-line.js';
import type { BidLineCategory, BidSource } from './codes.js';

export type BidOutcome = 'awarded' | 'rejected' | 'withdrawn';

export interface BidDecision {
  id: string;
  on: PlainDate;
  outcome: BidOutcome;
  /** The amount awarded; null when the bid was not awarded. */
  amountPence: number | null;
  whyNot: string | null;
}

export interface Bid {
  id: string;
  submittedOn: PlainDate;
  funder: string | null;
  /** Its id, where it was chosen from the register. */
  funderOrganisation: string | null;
  purpose: string | null;
  /** Null when not recorded. */
  source: BidSource | null;
  lines: BidLine[];
  /** The amount that the bid asks for. */
  amountPence: number;
  /** Null while undecided. */
  decision: BidDecision | null;
}

/** A bid that is being written. */
export interface BidDraft {
  id: string;
  on: PlainDate;
  funder: string | null;
  /** Its id, where it was chosen from the register. */
  funderOrganisation: string | null;
  purpose: string;
  source: BidSource;
  /** The last day for bids; null when there is none. */
  closesOn: PlainDate | null;
  lines: BidLine[];
  why: string | null;
  /** The id of the bid that was submitted from this draft. */
  bid: string | null;
  /** The day on which it was submitted or given up. */
  overOn: PlainDate | null;
  /** The reason why it was given up. */
  whyNot: string | null;
}

export const nameOfDraft = ({ purpose, funder, closesOn }: BidDraft): string => `“${purpose}”${funder === null ? '' : `, ${funder}`}${closesOn === null ? '' : `, by ${closesOn}`}`;

/** Bids are in the order of submission, drafts in the order in which they were begun. */
export interface BidsState {
  drafts: BidDraft[];
  bids: Bid[];
}

export const isAwarded = (bid: Bid): boolean => bid.decision?.outcome === 'awarded';

/** Lines that SCIE guide 36 calls vital. */
const vital = ['training', 'marketing'] as const;
/** The vital lines that a bid lacks. */
export const missingLines = (bid: Bid): BidLineCategory[] => vital.filter((category) => !hasLine(bid, category));

export const hasLine = (bid: Bid, category: BidLineCategory): boolean => bid.lines.some((line) => line.category === category);

/** Identifies a bid for people: “the bid of 2009-10-05 for £25,000”. */
export const nameOfBid = (bid: Bid): string =>
  `${bid.purpose ? `“${bid.purpose}”, ` : ''}the bid of ${bid.submittedOn} for ${pounds(bid.amountPence)}`;

export interface BidTotals {
  submitted: number;
  awarded: number;
  askedPence: number;
  awardedPence: number;
}

/** The number of bids submitted and won, and the amounts asked for and awarded, in pence. */
export const bidTotals = ({ bids }: BidsState): BidTotals => ({
  submitted: bids.length,
  awarded: bids.filter(isAwarded).length,
  askedPence: bids.reduce((sum, bid) => sum + bid.amountPence, 0),
  awardedPence: bids.reduce((sum, bid) => sum + (bid.decision?.amountPence ?? 0), 0),
});
