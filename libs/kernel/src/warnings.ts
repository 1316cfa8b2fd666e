import type { PlainDate } from './dates.js';

/** How much it matters: `red` is said to threaten what makes a ULO a ULO; `amber` is what the guidance calls vital. */
export type Severity = 'red' | 'amber';

/** A stretch of days on which a warning is open: from `opens` up to, but not including, `clears` (null: no end known). */
export interface WarningInterval {
  opens: PlainDate;
  clears: PlainDate | null;
  /** One plain-English sentence with the figures: why it opened. */
  why: string;
}

/** A rule that watches one thing. Pure: the same history and rule set give the same intervals, future ones included. */
export interface WarningRule<W> {
  /** Stable, kebab case, in the words of the domain: `no-mentoring-for-six-weeks`. */
  code: string;
  /** Raise it when the rule or its words change: read models are then built anew. */
  version: number;
  title: string;
  severity: Severity;
  /** Where the rule comes from, or that it is a planning default. */
  source: string;
  intervals(whole: W): WarningInterval[];
}

/** True on `day` when the interval is open: the clearing day is not open. */
export const isOpenOn = (interval: Pick<WarningInterval, 'opens' | 'clears'>, day: PlainDate): boolean =>
  interval.opens <= day && (interval.clears === null || day < interval.clears);
