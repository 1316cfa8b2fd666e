import type { PlainDate } from '#kernel';

/** One stretch of days of one warning: open from `opens` up to, but not including, `clears`. */
export interface WarningView {
  code: string;
  title: string;
  severity: 'red' | 'amber';
  source: string;
  opens: PlainDate;
  /** Null while no end is known. */
  clears: PlainDate | null;
  why: string;
  /** On the day of the view. */
  status: 'open' | 'cleared' | 'coming';
  /** Days it was, or has been, open by the day of the view. */
  daysOpen: number;
}

export interface WarningsView {
  /** Open on the day of the view: red first, then the longest open first. */
  open: WarningView[];
  /** Every stretch, earliest first, future ones included. */
  all: WarningView[];
}
