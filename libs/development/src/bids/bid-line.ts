import { Choice, Money } from '#kernel';
import { bidLineCategories, type BidLineCategory } from './codes.js';

/** One line of a bid's budget. */
export class BidLine {
  @Choice({ label: 'What for', options: bidLineCategories })
  category!: BidLineCategory;

  @Money({ label: 'Amount' })
  amountPence!: number;
}
