import { mentoringTopics } from '#development';
import { compareText, type PlainDate } from '#kernel';
import type { DatedSession, DatedUlo } from '../dated/dated.facts.js';
import { coded, type Coded } from '../ulo/shapes.js';
import { quarterOf, quartersBetween, type Quarter } from './quarters.js';

/** The hours that one mentor gave to one ULO. */
export interface SupportRow {
  ulo: { id: string; name: string };
  /** Null if no agreement was in force. */
  mentor: string | null;
  sessions: number;
  hours: number;
  /** In the order of the quarters of the report. */
  byQuarter: number[];
}

/** The support by mentors in a period, for the commissioner. */
export interface MentoringReport {
  from: PlainDate;
  to: PlainDate;
  quarters: Quarter[];
  rows: SupportRow[];
  sessions: number;
  hours: number;
  byQuarter: number[];
  /** Sorted by number of sessions, highest first. */
  topics: { topic: Coded; sessions: number; hours: number }[];
  /** ULOs in the scope that had no session in the period. */
  without: { id: string; name: string }[];
  /** Actions agreed in the period, and how many of them were done by its end. */
  actions: { agreed: number; done: number };
}

export function mentoringReport(ulos: readonly DatedUlo[], { from, to }: { from: PlainDate; to: PlainDate }): MentoringReport {
  const quarters = quartersBetween(from, to);
  const within = (day: PlainDate): boolean => from <= day && day <= to;
  const rows = ulos.flatMap((ulo) => rowsOf(ulo, ulo.sessions.filter(({ on }) => within(on)), quarters)).sort((a, b) => compareText(a.ulo.name, b.ulo.name) || compareText(a.mentor ?? '', b.mentor ?? ''));
  const sessions = ulos.flatMap((ulo) => ulo.sessions.filter(({ on }) => within(on)));
  const agreed = ulos.flatMap(({ actions }) => actions.filter(({ agreedOn }) => within(agreedOn)));
  return {
    from, to, quarters, rows, sessions: sessions.length, hours: hoursOf(sessions),
    byQuarter: quarters.map((_, i) => rows.reduce((sum, row) => sum + (row.byQuarter[i] ?? 0), 0)),
    topics: topicsOf(sessions),
    without: ulos.filter((ulo) => isCurrent(ulo, from, to) && !ulo.sessions.some(({ on }) => within(on))).map(({ id, name }) => ({ id, name })),
    actions: { agreed: agreed.length, done: agreed.filter(({ closedOn }) => closedOn !== null && closedOn <= to).length },
  };
}

const isCurrent = ({ startedOn, ended }: DatedUlo, from: PlainDate, to: PlainDate): boolean => startedOn !== null && startedOn <= to && (ended === null || ended.on > from);
const hoursOf = (sessions: readonly DatedSession[]): number => sessions.reduce((sum, { hours }) => sum + hours, 0);

function rowsOf({ id, name }: DatedUlo, sessions: readonly DatedSession[], quarters: readonly Quarter[]): SupportRow[] {
  return [...Map.groupBy(sessions, ({ mentor }) => mentor)].map(([mentor, ofMentor]) => ({
    ulo: { id, name }, mentor, sessions: ofMentor.length, hours: hoursOf(ofMentor),
    byQuarter: quarters.map(({ code }) => hoursOf(ofMentor.filter(({ on }) => quarterOf(on).code === code))),
  }));
}

const topicsOf = (sessions: readonly DatedSession[]): MentoringReport['topics'] =>
  Object.keys(mentoringTopics)
    .map((code) => {
      const about = sessions.filter(({ topics }) => topics.includes(code));
      return { topic: coded(mentoringTopics, code), sessions: about.length, hours: hoursOf(about) };
    })
    .filter((topic) => topic.sessions > 0)
    .sort((a, b) => b.sessions - a.sessions);
