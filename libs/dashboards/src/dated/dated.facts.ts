import type { BidLineCategory, BidOutcome, ChangeReason, CoreTerm, UserGroup } from '#development';
import type { PlainDate } from '#kernel';
import type { Coded } from '../ulo/shapes.js';

/** A day that was agreed for something, and from when on it was. */
export type Agreed = [from: PlainDate, day: PlainDate];

/** A date that was moved. */
export interface DatedMove {
  on: PlainDate;
  from: PlainDate;
  to: PlainDate;
  reason: ChangeReason;
  note: string | null;
  /** The role that recorded it. */
  by: string;
}

/** A milestone, or a step of a plan: expected from a day on, by the day last agreed. */
export interface DatedAim {
  /** Of a step its code. */
  id: string;
  name: string;
  kind: 'milestone' | 'step';
  /** The role whose step it is; null for milestones. */
  owner: string | null;
  /** From when on it was planned. */
  plannedOn: PlainDate;
  /** The days agreed, the first one first. A step that no baseline holds has none. */
  agreed: Agreed[];
  moves: DatedMove[];
  achievedOn: PlainDate | null;
  /** From when on nothing was expected of it. */
  cancelledOn: PlainDate | null;
  /** From when on it can be worked on; null: not yet. Of milestones the day on which they were planned. */
  readyOn: PlainDate | null;
}

export interface DatedWarning {
  code: string;
  severity: 'red' | 'amber';
  opens: PlainDate;
  clears: PlainDate | null;
  /** Days on which it was answered while it was open. */
  answered: PlainDate[];
}

export interface DatedSession {
  on: PlainDate;
  hours: number;
  topics: string[];
  /** The mentor by the agreement in force on that day; null: there was none. */
  mentor: string | null;
}

export interface DatedBid {
  id: string;
  on: PlainDate;
  funder: string | null;
  /** Its id in the register, where it was chosen. */
  funderOrganisation: string | null;
  purpose: string | null;
  askedPence: number;
  lines: { category: BidLineCategory; amountPence: number }[];
  decided: { on: PlainDate; outcome: BidOutcome; awardedPence: number } | null;
}

/** What ends by itself, of one kind: each last day, and from when on it was known. */
export interface DatedEndings {
  what: string;
  days: Agreed[];
}

/**
 * What dashboards need of one ULO, each thing with its days: how it stood on any day follows from it, and nothing here depends on
 * the day of asking.
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
  /** The finish as it was agreed first, and as it was agreed from later days on. */
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
  /** Days on which something happened, the first one first. */
  active: PlainDate[];
}
