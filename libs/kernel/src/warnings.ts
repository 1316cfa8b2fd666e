import type { PlainDate } from './dates.js';
import type { Role } from './roles.js';

/** How much it matters: `red` is said to threaten what makes a ULO a ULO; `amber` is what the guidance calls vital. */
export type Severity = 'red' | 'amber';

/** A stretch of days on which a warning is open: from `opens` up to, but not including, `clears` (null: no end known). */
export interface WarningInterval {
  opens: PlainDate;
  clears: PlainDate | null;
  /** One plain-English sentence with the figures: why it opened. */
  why: string;
  /** What is to be said from a later day on while it stays open, in the order of days. */
  later?: readonly { from: PlainDate; why: string }[];
}

/** A rule that watches one thing. Pure: the same history and rule set give the same intervals, future ones included. */
export interface WarningRule<W> {
  /** Stable, kebab case, in the words of the domain: `no-mentoring-for-six-weeks`. */
  code: string;
  /** Raise it when the rule or its words change: read models are then built anew. */
  version: number;
  title: string;
  severity: Severity;
  /** True when the organisation stands or falls with it, such as insurance or money: it comes before other amber ones where somebody asks who needs help most. */
  pressing?: true;
  /** Where the rule comes from, or that it is a planning default. */
  source: string;
  /** Why it matters: what the source says, in our words. */
  matters: string;
  /** Names of the commands that clear it, the usual one first. */
  clearedBy: readonly string[];
  /** Who sees to it, and is told when it opens. `owner`: the development worker, before there is one the programme manager. */
  owner: Role | 'owner';
  intervals(whole: W): WarningInterval[];
}

/** What an interval says on a day on which it is open. */
export const whyOn = ({ why, later = [] }: Pick<WarningInterval, 'why' | 'later'>, day: PlainDate): string => later.findLast(({ from }) => from <= day)?.why ?? why;

/** True on `day` when the interval is open: the clearing day is not open. */
export const isOpenOn = (interval: Pick<WarningInterval, 'opens' | 'clears'>, day: PlainDate): boolean =>
  interval.opens <= day && (interval.clears === null || day < interval.clears);
