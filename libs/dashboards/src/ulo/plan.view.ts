import type { PlainDate } from '#kernel';

/** One version of the plan. Baselines never change: a new one is added. */
export interface BaselineView {
  id: string;
  takenOn: PlainDate;
  finishOn: PlainDate;
  /** Completed months from the start of development to the finish, both days included. */
  lengthMonths: number;
  /** The day on which local users adopted it, null when they have not. */
  adoptedByUsersOn: PlainDate | null;
}

/** Bars on a time axis: what was first agreed beside what is agreed now. */
export interface PlanBar {
  id: string;
  name: string;
  baselineOn: PlainDate;
  nowOn: PlainDate;
  achievedOn: PlainDate | null;
}

export interface PlanView {
  startedOn: PlainDate;
  /** In the order in which they were taken; the last one is in force. */
  baselines: BaselineView[];
  /** Of the baseline in force; null before the first. */
  finishOn: PlainDate | null;
  lengthMonths: number | null;
  /** The finish in force moved by the furthest slip of a milestone that is still open; never before the day of the view while work is open. */
  forecastFinishOn: PlainDate | null;
  bars: PlanBar[];
}
