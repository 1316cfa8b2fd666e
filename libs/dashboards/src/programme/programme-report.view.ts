import { changeReasons, type AttentionColour } from '#development';
import { actorRoles, addDays, compareText, type PlainDate } from '#kernel';
import type { DatedUlo } from '../dated/dated.facts.js';
import { hasBegunBy, isAnsweredBy, isOverBy, movedWhenLate, openWarningsOn } from '../dated/on-day.js';
import type { PortfolioRow } from '../portfolio/portfolio.columns.js';
import { uloOnDay, warningTitle, type UloOnDay } from './ulo-on-day.js';

type RowsById = ReadonlyMap<string, Pick<PortfolioRow, 'daysAfterBaseline'>>;

export interface ReportedUlo {
  id: string;
  name: string;
}

/** A figure at the start and at the end of the period. */
export interface Then {
  before: number;
  after: number;
}

/** The report to a committee about a programme in a period. */
export interface ProgrammeReport {
  from: PlainDate;
  to: PlainDate;
  ulos: Then;
  red: Then;
  late: Then;
  warnings: Then;
  withoutPlan: number;
  /** ULOs that are red or amber at the end of the period, most pressing first. */
  exceptions: { ulo: ReportedUlo; colour: AttentionColour; reasons: string[] }[];
  done: { ulo: ReportedUlo; name: string; on: PlainDate }[];
  moves: { ulo: ReportedUlo; name: string; on: PlainDate; from: PlainDate; to: PlainDate; reason: string; note: string | null; by: string; whenLate: boolean }[];
  money: { won: number; awardedPence: number; lost: number; undecided: number };
  mentoring: { hours: number; sessions: number; ulos: number; byMentor: { mentor: string | null; hours: number }[] };
  /** The decisions that are needed, for the most pressing ULO first. */
  decisions: { ulo: ReportedUlo; what: string }[];
}

/** @param rows the rows of the list of ULOs by id, for the delay of each finish; only if the period ends today */
export function programmeReport(all: readonly DatedUlo[], { from, to }: { from: PlainDate; to: PlainDate }, rows?: RowsById): ProgrammeReport {
  const now = standing(all, to, rows).sort((a, b) => b.is.attention.weight - a.is.attention.weight);
  const before = standing(all, addDays(from, -1));
  const within = (day: PlainDate): boolean => from <= day && day <= to;
  const figure = (count: (of: typeof now) => number): Then => ({ before: count(before), after: count(now) });
  return {
    from, to,
    ulos: figure((of) => of.length),
    red: figure((of) => of.filter(({ is }) => is.attention.colour === 'red').length),
    late: figure((of) => of.reduce((sum, { is }) => sum + is.late.length, 0)),
    warnings: figure((of) => of.reduce((sum, { is: { warnings } }) => sum + warnings.red + warnings.amber, 0)),
    withoutPlan: now.filter(({ ulo }) => !ulo.hasPlan).length,
    exceptions: now.filter(({ is: { attention } }) => attention.colour === 'red' || attention.colour === 'amber')
      .map(({ ulo, is: { attention } }) => ({ ulo: { id: ulo.id, name: ulo.name }, colour: attention.colour, reasons: attention.reasons })),
    done: all.flatMap(({ id, name, aims }) => aims.flatMap((aim) => (aim.achievedOn !== null && within(aim.achievedOn) ? [{ ulo: { id, name }, name: aim.name, on: aim.achievedOn }] : []))).sort((a, b) => compareText(a.on, b.on)),
    moves: movesOf(all, within),
    money: moneyOf(all, within, to),
    mentoring: mentoringOf(all, within),
    decisions: now.flatMap(({ ulo, is }) => decisionsOf(ulo, is, to).map((what) => ({ ulo: { id: ulo.id, name: ulo.name }, what }))),
  };
}

const standing = (all: readonly DatedUlo[], day: PlainDate, rows?: RowsById): { ulo: DatedUlo; is: UloOnDay }[] =>
  all.filter((ulo) => hasBegunBy(ulo, day) && !isOverBy(ulo, day)).map((ulo) => ({ ulo, is: uloOnDay(ulo, day, rows?.get(ulo.id)?.daysAfterBaseline) }));

const roleOf = (by: string): string => (Object.hasOwn(actorRoles, by) ? actorRoles[by as keyof typeof actorRoles] : by);

const movesOf = (all: readonly DatedUlo[], within: (day: PlainDate) => boolean): ProgrammeReport['moves'] =>
  all.flatMap(({ id, name, aims }) => aims.flatMap((aim) => aim.moves.filter(({ on }) => within(on)).map((move) => ({
    ulo: { id, name }, name: aim.name, on: move.on, from: move.from, to: move.to, reason: changeReasons[move.reason], note: move.note, by: roleOf(move.by), whenLate: movedWhenLate(move),
  })))).sort((a, b) => compareText(a.on, b.on));

function moneyOf(all: readonly DatedUlo[], within: (day: PlainDate) => boolean, to: PlainDate): ProgrammeReport['money'] {
  const bids = all.flatMap((ulo) => ulo.bids.filter(({ on }) => on <= to));
  const decided = bids.flatMap((bid) => (bid.decided && within(bid.decided.on) ? [bid.decided] : []));
  const won = decided.filter(({ outcome }) => outcome === 'awarded');
  return {
    won: won.length, awardedPence: won.reduce((sum, { awardedPence }) => sum + awardedPence, 0), lost: decided.filter(({ outcome }) => outcome === 'rejected').length,
    undecided: bids.filter((bid) => bid.decided === null || bid.decided.on > to).length,
  };
}

function mentoringOf(all: readonly DatedUlo[], within: (day: PlainDate) => boolean): ProgrammeReport['mentoring'] {
  const each = all.map((ulo) => ulo.sessions.filter(({ on }) => within(on)));
  const sessions = each.flat();
  const hours = (of: typeof sessions): number => of.reduce((sum, session) => sum + session.hours, 0);
  return {
    hours: hours(sessions), sessions: sessions.length, ulos: each.filter(({ length }) => length > 0).length,
    byMentor: [...Map.groupBy(sessions, ({ mentor }) => mentor)].map(([mentor, ofMentor]) => ({ mentor, hours: hours(ofMentor) })).sort((a, b) => b.hours - a.hours),
  };
}

/** Decisions about aims that are late for long without a new day, unanswered red warnings, and things that end without renewal. */
function decisionsOf(ulo: DatedUlo, is: UloOnDay, day: PlainDate): string[] {
  const serious = openWarningsOn(ulo.warnings, day).filter((warning) => warning.severity === 'red' && !isAnsweredBy(warning, day));
  return [
    ...is.late.filter(({ days }) => days > 30).slice(0, 1).map(({ name, days }) => `Agree a new day for ${name}, which is ${days} days late, or decide to drop it`),
    ...serious.map(({ code }) => `Answer the warning “${warningTitle(code)}”`),
    ...is.ending.map(({ what, on }) => `Decide what follows: ${what.toLowerCase()} ends on ${on}`),
  ];
}
