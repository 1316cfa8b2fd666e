import { addDays, minDate, type PlainDate } from '#kernel';
import type { MentoringTopic, SessionMode } from './codes.js';

export interface MentoringAgreement {
  id: string;
  mentor: string;
  /** Its id, where it was chosen from the register. */
  mentorOrganisation: string | null;
  agreedOn: PlainDate;
  startsOn: PlainDate;
  /** The last days agreed, each from the day on which it was. */
  terms: { on: PlainDate; endsOn: PlainDate }[];
  /** The last day agreed, extensions included. */
  endsOn: PlainDate;
  /** The day it was ended, when somebody recorded that. */
  endedOn: PlainDate | null;
  /** Whether it ended as agreed; null while no end is recorded. */
  endedAsAgreed: boolean | null;
}

export interface MentoringSession {
  id: string;
  on: PlainDate;
  hours: number;
  topics: MentoringTopic[];
  mode: SessionMode | null;
  note: string | null;
}

export interface MentorAction {
  id: string;
  action: string;
  agreedOn: PlainDate;
  dueOn: PlainDate | null;
  closedOn: PlainDate | null;
}

/** Agreements, sessions and actions in the order in which they happened. */
export interface MentoringState {
  agreements: MentoringAgreement[];
  sessions: MentoringSession[];
  actions: MentorAction[];
}

/** The last day on which an agreement runs: one that had run out is not prolonged by an end recorded for later. */
export const lastDayOf = (a: MentoringAgreement): PlainDate => (a.endedOn === null ? a.endsOn : minDate(a.endedOn, a.endsOn));

/** The agreements that share a day with the period; both ends of each are included. */
export const agreementsWithin = ({ agreements }: MentoringState, first: PlainDate, last: PlainDate): MentoringAgreement[] =>
  agreements.filter((a) => a.startsOn <= lastDayOf(a) && a.startsOn <= last && first <= lastDayOf(a));

/**
 * The agreement in force on a day. Agreements no longer overlap, but older logs may hold some that do: of these the one
 * counts that started last.
 */
export const agreementOn = (state: MentoringState, day: PlainDate): MentoringAgreement | undefined =>
  agreementsWithin(state, day, day).reduce<MentoringAgreement | undefined>(
    (latest, a) => (latest && latest.startsOn > a.startsOn ? latest : a),
    undefined,
  );

/** The agreement that starts last. */
export const finalAgreement = ({ agreements }: MentoringState): MentoringAgreement | undefined =>
  agreements.reduce<MentoringAgreement | undefined>((final, a) => (final && final.startsOn > a.startsOn ? final : a), undefined);

/** Days over which recent hours are counted, the day itself included. */
export const RECENT_DAYS = 90;

/** Hours of the sessions on the last 90 days up to a day, itself included. */
export const recentHours = (sessions: readonly Pick<MentoringSession, 'on' | 'hours'>[], day: PlainDate): number =>
  hoursBetween(sessions, addDays(day, 1 - RECENT_DAYS), day);

/** Hours of the sessions from one day to another, both included. */
export const hoursBetween = (sessions: readonly Pick<MentoringSession, 'on' | 'hours'>[], from: PlainDate, to: PlainDate): number =>
  sessions.reduce((sum, { on, hours }) => (from <= on && on <= to ? sum + hours : sum), 0);

/** Open, and its day has passed. */
export const isOverdue = ({ closedOn, dueOn }: MentorAction, day: PlainDate): boolean => closedOn === null && dueOn !== null && dueOn < day;

export const periodOf = (a: MentoringAgreement): string => `Agreement from ${a.startsOn} to ${lastDayOf(a)}`;
