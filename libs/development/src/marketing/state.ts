import type { PlainDate } from '#kernel';
import type { MarketingKind } from './codes.js';

export interface MarketingState {
  /** Budgets in order. The last one is in force. */
  budgets: { id: string; on: PlainDate; amountPence: number; dedicated: boolean }[];
  opportunities: { id: string; on: PlainDate; kind: MarketingKind; costPence: number; note: string | null }[];
}
