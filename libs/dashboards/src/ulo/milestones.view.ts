import type { PlainDate } from '#kernel';

/** One move of a milestone's date, with the reason given. */
export interface MilestoneMoveView {
  id: string;
  movedOn: PlainDate;
  from: PlainDate;
  to: PlainDate;
  reason: string;
}

export type MilestoneStatus = 'achieved' | 'due' | 'late';

export interface MilestoneView {
  id: string;
  name: string;
  /** The day first agreed. */
  baselineOn: PlainDate;
  /** The day now agreed. */
  dueOn: PlainDate;
  moves: MilestoneMoveView[];
  achievedOn: PlainDate | null;
  celebratedOn: PlainDate | null;
  status: MilestoneStatus;
  /** True when its day was moved at least once: moved is not late. */
  rescheduled: boolean;
  /** True when it was achieved after the day then agreed, or is open and that day has passed. */
  late: boolean;
  /** From the first baseline to the day achieved (to the day now agreed while open); negative when earlier. */
  daysAfterFirstBaseline: number;
  /** From the day agreed when it was achieved (now, while open) to the day achieved (to the day of the view, 0 before it is due). */
  daysAfterAgreed: number;
}

export interface MilestonesView {
  /** By the day now agreed, earliest first. */
  items: MilestoneView[];
  achieved: number;
  late: number;
  rescheduled: number;
}
