import { daysBetween, maxDate, type PlainDate, type ActorRole } from '#kernel';
import {
  changeReasons, daysAfterDateThenAgreed, daysAfterFirstBaseline, isOpen, milestoneKinds, standingOn,
  type Milestone, type MilestonesState, type MilestoneStanding, type Move,
} from '#development';
import { coded, type Coded } from './shapes.js';

/** One move of a milestone's date, with the reason given. */
export interface MilestoneMoveView {
  id: string;
  movedOn: PlainDate;
  from: PlainDate;
  to: PlainDate;
  /** How many days the day before had passed by when it was moved; 0 when it was moved in time. */
  daysLate: number;
  reason: Coded;
  note: string | null;
  /** The role that recorded it. */
  by: ActorRole;
}

export interface MilestoneView {
  id: string;
  name: string;
  kind: Coded;
  plannedOn: PlainDate;
  /** The day first agreed. */
  baselineOn: PlainDate;
  /** The day now agreed. */
  dueOn: PlainDate;
  /** In the order in which they happened. */
  moves: MilestoneMoveView[];
  achievedOn: PlainDate | null;
  achievementNote: string | null;
  celebratedOn: PlainDate | null;
  cancelledOn: PlainDate | null;
  whyCancelled: string | null;
  standing: MilestoneStanding;
  /** True when its day was moved at least once: moved is not late. */
  rescheduled: boolean;
  /** True when it was achieved after the day then agreed, or is open and that day has passed. */
  late: boolean;
  /** From the first baseline to the day achieved; while it is open to the day now agreed, or to the day of the view once that has passed. Negative when earlier. */
  daysAfterFirstBaseline: number;
  /** From the day agreed when it was achieved to the day achieved. While open: days overdue, 0 before it is due. */
  daysAfterAgreed: number;
}

export interface MilestonesView {
  /** By the day now agreed, earliest first. */
  items: MilestoneView[];
  achieved: number;
  /** Open, and the day now agreed has passed. */
  late: number;
  /** Moved at least once and not cancelled. */
  rescheduled: number;
}

export function milestonesView({ milestones }: MilestonesState, day: PlainDate): MilestonesView {
  const items = milestones
    .map((m) => milestoneView(m, day))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id < b.id ? -1 : 1));
  return {
    items,
    achieved: items.filter((m) => m.achievedOn !== null).length,
    late: items.filter((m) => m.standing === 'late').length,
    rescheduled: items.filter((m) => m.rescheduled && m.cancelledOn === null).length,
  };
}

function milestoneView(m: Milestone, day: PlainDate): MilestoneView {
  const standing = standingOn(m, day);
  return {
    id: m.id,
    name: m.name,
    kind: coded(milestoneKinds, m.kind),
    plannedOn: m.plannedOn,
    baselineOn: m.baselineDueOn,
    dueOn: m.dueOn,
    moves: m.moves.map(moveView),
    achievedOn: m.achievedOn,
    achievementNote: m.achievementNote,
    celebratedOn: m.celebratedOn,
    cancelledOn: m.cancelledOn,
    whyCancelled: m.whyCancelled,
    standing,
    rescheduled: m.moves.length > 0,
    late: standing === 'late' || standing === 'achieved-late',
    daysAfterFirstBaseline: isOpen(m) ? daysBetween(m.baselineDueOn, maxDate(m.dueOn, day)) : daysAfterFirstBaseline(m, m.cancelledOn ?? day),
    daysAfterAgreed: isOpen(m) ? Math.max(0, daysAfterDateThenAgreed(m, day)) : daysAfterDateThenAgreed(m, m.cancelledOn ?? day),
  };
}

const moveView = ({ id, on, from, to, reasonCode, note, by }: Move): MilestoneMoveView => ({
  id,
  movedOn: on,
  from,
  to,
  daysLate: Math.max(0, daysBetween(from, on)),
  reason: coded(changeReasons, reasonCode),
  note,
  by,
});
