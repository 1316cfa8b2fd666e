import { declareEvents, type DomainEvent } from '#kernel';
import { listed, pounds } from '../words.js';

/** What a bid asks money for. Together they make full cost recovery possible: training and getting known included. */
export const bidLineCategories = {
  salaries: 'Salaries',
  'running-costs': 'Running costs',
  training: 'Training',
  marketing: 'Marketing',
  premises: 'Premises',
  equipment: 'Equipment',
  other: 'Other',
} as const;
export type BidLineCategory = keyof typeof bidLineCategories;

export interface BidLineData {
  category: BidLineCategory;
  amountPence: number;
}

/** `amountPence` is what was asked for: the sum of the lines. */
export type BidSubmitted = DomainEvent<
  'BidSubmitted',
  { funder?: string; purpose?: string; lines: BidLineData[]; amountPence: number }
>;
/** `bid` is the id of the `BidSubmitted` that was decided. What is awarded may differ from what was asked. */
export type BidAwarded = DomainEvent<'BidAwarded', { bid: string; amountPence: number }>;
export type BidRejected = DomainEvent<'BidRejected', { bid: string; whyNot: string }>;
export type BidWithdrawn = DomainEvent<'BidWithdrawn', { bid: string; whyNot: string }>;

export type BidEvent = BidSubmitted | BidAwarded | BidRejected | BidWithdrawn;

const part = 'bids';

export const bidsEvents = declareEvents<BidEvent>({
  BidSubmitted: {
    version: 1,
    part,
    title: 'Bid submitted',
    describe: ({ funder, lines, amountPence }) =>
      `${pounds(amountPence)}${funder ? ` from ${funder}` : ''}: ${listed(lines.map((l) => `${bidLineCategories[l.category].toLowerCase()} ${pounds(l.amountPence)}`))}`,
  },
  BidAwarded: { version: 1, part, title: 'Bid awarded', describe: ({ amountPence }) => pounds(amountPence) },
  BidRejected: { version: 1, part, title: 'Bid rejected', describe: ({ whyNot }) => whyNot },
  BidWithdrawn: { version: 1, part, title: 'Bid withdrawn', describe: ({ whyNot }) => whyNot },
});
