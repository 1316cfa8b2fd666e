import type { BidLineCategory, BidOutcome, ChangeReason, CoreTerm, UserGroup } from '#development';
import type { PlainDate } from '#kernel';
import type { Coded } from '../ulo/shapes.js';

/** An agreed day: `from` is the day on which it was agreed. */
export type Agreed = [from: PlainDate, day: PlainDate];

/** A move of an agreed day. */
export interface DatedMove {
  on: PlainDate;
  from: PlainDate;
  to: PlainDate;
  reason: ChangeReason;
  note: string | null;
  /** The role that recorded it. */
  by: string;
}

/** A milestone, or a step of a plan. It is due on the day that was last agreed. */
export interface DatedAim {
  /** The id of the milestone or the code of the step. */
  id: string;
  name: string;
  kind: 'milestone' | 'step';
  /** The owner role of a step; null for milestones. */
  owner: string | null;
  /** The day on which it was planned. */
  plannedOn: PlainDate;
  /** The agreed days, oldest first. A step that is not in any baseline has none. */
  agreed: Agreed[];
  moves: DatedMove[];
  achievedOn: PlainDate | null;
  /** The day on which it was cancelled. */
  cancelledOn: PlainDate | null;
  /** The day from which work on it can begin; null if it cannot begin yet. For milestones, the day on which they were planned. */
  readyOn: PlainDate | null;
}

export interface DatedWarning {
  code: string;
  severity: 'red' | 'amber';
  opens: PlainDate;
  clears: PlainDate | null;
  /** The days on which it was answered while it was open. */
  answered: PlainDate[];
}

export interface DatedSession {
  on: PlainDate;
  hours: number;
  topics: string[];
  /** The mentor of the agreement in force on that day; null if there was none. */
  mentor: string | null;
}

export interface DatedBid {
  id: string;
  on: PlainDate;
  funder: string | null;
  /** Its id in the register of organisations, if it was chosen from there. */
  funderOrganisation: string | null;
  purpose: string | null;
  askedPence: number;
  lines: { category: BidLineCategory; amountPence: number }[];
  decided: { on: PlainDate; outcome: BidOutcome; awardedPence: number } | null;
}

/** Things of one kind that end without a further event: each last day, and the day from which it was known. */
export interface DatedEndings {
  what: string;
  days: Agreed[];
}

/**
 * The data of one ULO for dashboards, with dates. The state on any day can be derived from it, so it does not depend on the
 * day of the query.
 */
export interface DatedUlo {
  id: string;
  name: string;
  area: string;
  programme: string;
  example: boolean;
  startedOn: PlainDate | null;
  ended: { on: PlainDate; outcome: Coded } | null;
  pauses: { from: PlainDate; to: PlainDate | null }[];
  hasPlan: boolean;
  /** The agreed finishes, oldest first. */
  finishes: Agreed[];
  aims: DatedAim[];
  warnings: DatedWarning[];
  phases: { phase: Coded; passedOn: PlainDate | null }[];
  returns: { on: PlainDate; phase: Coded; endedOn: PlainDate | null }[];
  sessions: DatedSession[];
  actions: { id: string; action: string; agreedOn: PlainDate; dueOn: PlainDate | null; closedOn: PlainDate | null }[];
  bids: DatedBid[];
  core: CoreTerm[];
  reached: { on: PlainDate; userGroups: UserGroup[]; people: number }[];
  barriers: { on: PlainDate; barrier: string; note: string | null; overcomeOn: PlainDate | null }[];
  lessons: { on: PlainDate; topic: string; lesson: string }[];
  committee: { on: PlainDate; users: number; voting: number }[];
  launches: { plannedOn: PlainDate; on: PlainDate }[];
  launchHeldOn: PlainDate | null;
  endings: DatedEndings[];
  /** The days on which something happened, oldest first. */
  active: PlainDate[];
}
