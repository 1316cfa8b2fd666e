import type { PlainDate } from '#kernel';
import type { Coded } from './shapes.js';

export interface MentoringAgreementView {
  id: string;
  mentor: string;
  startsOn: PlainDate;
  /** The last day agreed, extensions included. */
  endsOn: PlainDate;
  endedOn: PlainDate | null;
  /** Completed months, both ends included. */
  months: number;
}

export interface MentoringSessionView {
  id: string;
  on: PlainDate;
  hours: number;
  topics: Coded[];
  mode: Coded | null;
  note: string | null;
  /** Days since the session before, null for the first. */
  daysSincePrevious: number | null;
}

export interface MentorActionView {
  id: string;
  action: string;
  agreedOn: PlainDate;
  dueOn: PlainDate | null;
  closedOn: PlainDate | null;
  /** Open, and its day has passed. */
  overdue: boolean;
}

export interface MentoringView {
  agreements: MentoringAgreementView[];
  /** The agreement in force on the day of the view. */
  current: MentoringAgreementView | null;
  /** Oldest first. */
  sessions: MentoringSessionView[];
  /** All sessions of the view: with as-at, those that happened by that day. */
  hours: number;
  hoursIn90Days: number;
  /** By calendar year, oldest first. */
  years: { year: number; hours: number; sessions: number }[];
  byTopic: { topic: Coded; sessions: number }[];
  longestGap: { days: number; from: PlainDate; to: PlainDate } | null;
  lastSessionOn: PlainDate | null;
  daysSinceLastSession: number | null;
  actions: MentorActionView[];
  openActions: number;
}
