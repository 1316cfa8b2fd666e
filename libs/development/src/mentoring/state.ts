import { addDays, minDate, type PlainDate } from '#kernel';
import type { MentoringTopic, SessionMode } from './codes.js';

export interface MentoringAgreement {
  id: string;
  mentor: string;
  /** The id of the mentor, when it was chosen from the register. */
  mentorOrganisation: string | null;
  agreedOn: PlainDate;
  startsOn: PlainDate;
  /** The agreed last days, each with the day of its agreement. */
  terms: { on: PlainDate; endsOn: PlainDate }[];
  /** The agreed last day, after extensions. */
  endsOn: PlainDate;
  /** The recorded end; null without one. */
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

/** Agreements, sessions and actions are in the order in which they happened. */
export interface MentoringState {
  agreements: MentoringAgreement[];
  sessions: MentoringSession[];
  actions: MentorAction[];
}

/** The last day on which an agreement runs. A recorded end never extends an agreement. */
export const lastDayOf = (a: MentoringAgreement): PlainDate => (a.endedOn === null ? a.endsOn : minDate(a.endedOn, a.endsOn));

/** The agreements that share a day with the period; both ends of each are included. */
export const agreementsWithin = ({ agreements }: MentoringState, first: PlainDate, last: PlainDate): MentoringAgreement[] =>
  agreements.filter((a) => a.startsOn <= lastDayOf(a) && a.startsOn <= last && first <= lastDayOf(a));

/**
 * The agreement in force on a day. Agreements can no longer overlap, but older logs may contain some that do. The one
 * that started last counts.
 */
export const agreementOn = (state: MentoringState, day: PlainDate): MentoringAgreement | undefined =>
  agreementsWithin(state, day, day).reduce<MentoringAgreement | undefined>(
    (latest, a) => (latest && latest.startsOn > a.startsOn ? latest : a),
    undefined,
  );

/** The agreement that starts last. */
export const finalAgreement = ({ agreements }: MentoringState): MentoringAgreement | undefined =>
  agreements.reduce<MentoringAgreement | undefined>((final, a) => (final && final.startsOn > a.startsOn ? final : a), undefined);

/** The number of days over which recent hours are counted, with the last day. */
export const RECENT_DAYS = 90;

/** Hours of the sessions on the 90 days up to and including `day`. */
export const recentHours = (sessions: readonly Pick<MentoringSession, 'on' | 'hours'>[], day: PlainDate): number =>
  hoursBetween(sessions, addDays(day, 1 - RECENT_DAYS), day);

/** Hours of the sessions from one day to another (inclusive). */
export const hoursBetween = (sessions: readonly Pick<MentoringSession, 'on' | 'hours'>[], from: PlainDate, to: PlainDate): number =>
  sessions.reduce((sum, { on, hours }) => (from <= on && on <= to ? sum + hours : sum), 0);

/** Whether the action is open and past its due day. */
export const isOverdue = ({ closedOn, dueOn }: MentorAction, day: PlainDate): boolean => closedOn === null && dueOn !== null && dueOn < day;

export const periodOf = (a: MentoringAgreement): string => `Agreement from ${a.startsOn} to ${lastDayOf(a)}`;
