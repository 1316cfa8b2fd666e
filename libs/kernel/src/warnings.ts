import type { PlainDate } from './dates.js';
import type { Role } from './roles.js';

/** `red`: the guidance says that it threatens the nature of a ULO. `amber`: the guidance calls it vital. */
export type Severity = 'red' | 'amber';

/** A period in which a warning is open: from `opens` up to, but not including, `clears` (null: no end known). */
export interface WarningInterval {
  opens: PlainDate;
  clears: PlainDate | null;
  /** One plain-English sentence with the figures: why it opened. */
  why: string;
  /** The sentences that replace `why` from a later day on while it stays open, in the order of days. */
  later?: readonly { from: PlainDate; why: string }[];
}

/** A rule for one kind of warning. Pure: the same history and rule set give the same intervals, including future ones. */
export interface WarningRule<W> {
  /** Stable, kebab case, in the words of the domain: `no-mentoring-for-six-weeks`. */
  code: string;
  /** Raise it when the rule or its texts change: read models are then rebuilt. */
  version: number;
  title: string;
  severity: Severity;
  /** True when the organisation depends on it, such as insurance or money. Lists by urgency show it before other amber warnings. */
  pressing?: true;
  /** The source of the rule, or that it is a planning default. */
  source: string;
  /** Why it matters: a summary of the source. */
  matters: string;
  /** Names of the commands that clear it, the usual one first. */
  clearedBy: readonly string[];
  /** The role that deals with it and is notified when it opens. `owner`: the development worker or, before there is one, the programme manager. */
  owner: Role | 'owner';
  intervals(state: W): WarningInterval[];
}

/** The reason that an interval gives on a day on which it is open. */
export const whyOn = ({ why, later = [] }: Pick<WarningInterval, 'why' | 'later'>, day: PlainDate): string => later.findLast(({ from }) => from <= day)?.why ?? why;

/** True on `day` when the interval is open: the clearing day is not open. */
export const isOpenOn = (interval: Pick<WarningInterval, 'opens' | 'clears'>, day: PlainDate): boolean =>
  interval.opens <= day && (interval.clears === null || day < interval.clears);
