import { daysBetween, type PlainDate, type ActorRole } from '#kernel';
import { earliest } from '../earliest.js';
import type { CelebrationPurpose, ChangeReason, MilestoneKind } from './codes.js';

/** One change of date: from the previously agreed date to the new one. */
export interface Move {
  id: string;
  on: PlainDate;
  from: PlainDate;
  to: PlainDate;
  reasonCode: ChangeReason;
  note: string | null;
  /** The role that recorded it. */
  by: ActorRole;
}

export interface Milestone {
  id: string;
  name: string;
  kind: MilestoneKind;
  plannedOn: PlainDate;
  /** The first agreed date. It never changes. */
  baselineDueOn: PlainDate;
  /** The currently agreed date. */
  dueOn: PlainDate;
  moves: Move[];
  achievedOn: PlainDate | null;
  /** The note from its achievement; null without a note. */
  achievementNote: string | null;
  celebratedOn: PlainDate | null;
  cancelledOn: PlainDate | null;
  /** The reason in words; null unless cancelled. */
  whyCancelled: string | null;
}

export interface Celebration {
  id: string;
  on: PlainDate;
  what: string;
  purposes: CelebrationPurpose[];
  milestone: string | null;
}

export interface MilestonesState {
  milestones: Milestone[];
  celebrations: Celebration[];
}

export const milestoneById = ({ milestones }: MilestonesState, id: string | null): Milestone | undefined => milestones.find((m) => m.id === id);

export type MilestoneStanding = 'planned' | 'rescheduled' | 'late' | 'achieved' | 'achieved-late' | 'cancelled';

/** The date that was in force on a day. */
export const dueAsAgreedOn = ({ baselineDueOn, moves }: Milestone, day: PlainDate): PlainDate =>
  moves.findLast((m) => m.on <= day)?.to ?? baselineDueOn;

/** Days from the baseline to the achievement, or to `day` while it is not achieved. Negative when earlier. */
export const daysAfterFirstBaseline = (m: Milestone, day: PlainDate): number =>
  daysBetween(m.baselineDueOn, m.achievedOn ?? day);
export const daysAfterDateThenAgreed = (m: Milestone, day: PlainDate): number => {
  const until = m.achievedOn ?? day;
  return daysBetween(dueAsAgreedOn(m, until), until);
};

/** The standing of a milestone on a day. One that was moved before its date passed is `rescheduled`, never `late`. */
export function standingOn(m: Milestone, day: PlainDate): MilestoneStanding {
  if (m.cancelledOn !== null && m.cancelledOn <= day) return 'cancelled';
  const due = dueAsAgreedOn(m, day);
  if (m.achievedOn !== null && m.achievedOn <= day) return m.achievedOn > due ? 'achieved-late' : 'achieved';
  if (day > due) return 'late';
  return m.moves.some((move) => move.on <= day) ? 'rescheduled' : 'planned';
}

/** Whether it is neither achieved nor cancelled. */
export const isOpen = (m: Milestone): boolean => m.achievedOn === null && m.cancelledOn === null;
/** The day of its achievement or cancellation, or null. */
export const closedOn = (m: Milestone): PlainDate | null => earliest(m.achievedOn, m.cancelledOn);
