import { daysBetween, monthsInclusive, type PlainDate } from '#kernel';
import {
  agreementOn, isOverdue, mentoringTopics, recentHours, sessionModes, type MentoringAgreement, type MentoringSession, type MentoringState,
} from '#development';
import { seesAll, type Sees } from './sees.js';
import { coded, renewalsOf, type Coded, type Renewal } from './shapes.js';

export interface MentoringAgreementView {
  id: string;
  mentor: string;
  /** Its id, where it was chosen from the register of organisations. */
  mentorOrganisation: string | null;
  agreedOn: PlainDate;
  startsOn: PlainDate;
  /** The last day agreed, extensions included. */
  endsOn: PlainDate;
  endedOn: PlainDate | null;
  /** Null while no end is recorded. */
  endedAsAgreed: boolean | null;
  extensions: Renewal[];
  /** Completed months, both ends included. */
  months: number;
}

export interface MentoringSessionView {
  id: string;
  on: PlainDate;
  hours: number;
  topics: Coded[];
  mode: Coded | null;
  /** Null also where it is another mentor’s, and not for who asks. */
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
  /** In the order of their first days. */
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

/** @param mentoring the state as at `day` */
export function mentoringView(mentoring: MentoringState, day: PlainDate, sees: Pick<Sees, 'notesUnder'> = seesAll): MentoringView {
  const sessions = mentoring.sessions.map(sessionView).map((one) => ({ ...one, note: sees.notesUnder(agreementOn(mentoring, one.on)) ? one.note : null }));
  const last = sessions.at(-1);
  const actions = mentoring.actions.map((a) => ({
    ...a,
    overdue: isOverdue(a, day),
  }));
  const current = agreementOn(mentoring, day);
  return {
    agreements: mentoring.agreements.map(agreementView).sort((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0)),
    current: current ? agreementView(current) : null,
    sessions,
    hours: mentoring.sessions.reduce((sum, s) => sum + s.hours, 0),
    hoursIn90Days: recentHours(mentoring.sessions, day),
    years: yearsOf(mentoring.sessions),
    byTopic: Object.keys(mentoringTopics)
      .map((code) => ({ topic: coded(mentoringTopics, code), sessions: sessions.filter((s) => s.topics.some((t) => t.code === code)).length }))
      .filter((t) => t.sessions > 0),
    longestGap: longestGapOf(mentoring.sessions),
    lastSessionOn: last?.on ?? null,
    daysSinceLastSession: last ? daysBetween(last.on, day) : null,
    actions,
    openActions: actions.filter((a) => a.closedOn === null).length,
  };
}

const agreementView = ({ terms, ...a }: MentoringAgreement): MentoringAgreementView => ({
  ...a,
  extensions: renewalsOf(terms),
  months: a.endsOn < a.startsOn ? 0 : monthsInclusive(a.startsOn, a.endsOn),
});

function sessionView(s: MentoringSession, index: number, all: readonly MentoringSession[]): MentoringSessionView {
  const before = all[index - 1];
  return {
    id: s.id,
    on: s.on,
    hours: s.hours,
    topics: s.topics.map((t) => coded(mentoringTopics, t)),
    mode: s.mode === null ? null : coded(sessionModes, s.mode),
    note: s.note,
    daysSincePrevious: before ? daysBetween(before.on, s.on) : null,
  };
}

function yearsOf(sessions: readonly MentoringSession[]): MentoringView['years'] {
  const years = new Map<number, { year: number; hours: number; sessions: number }>();
  for (const { on, hours } of sessions) {
    const year = Number(on.slice(0, 4));
    const sum = years.get(year) ?? { year, hours: 0, sessions: 0 };
    years.set(year, { year, hours: sum.hours + hours, sessions: sum.sessions + 1 });
  }
  return [...years.values()];
}

function longestGapOf(sessions: readonly MentoringSession[]): MentoringView['longestGap'] {
  let longest: MentoringView['longestGap'] = null;
  for (const [i, { on: to }] of sessions.entries()) {
    const from = sessions[i - 1]?.on;
    if (from === undefined) continue;
    const days = daysBetween(from, to);
    if (days > (longest?.days ?? -1)) longest = { days, from, to };
  }
  return longest;
}
