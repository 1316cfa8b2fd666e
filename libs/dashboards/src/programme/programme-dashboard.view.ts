import { changeReasons, comparePhases, coreMonths } from '#development';
import { addDays, addMonths, compareText, daysBetween, type PlainDate } from '#kernel';
import type { DatedUlo } from '../dated/dated.facts.js';
import { agreedOn, hasBegunBy, isOverBy, movedWhenLate } from '../dated/on-day.js';
import { quarterOf, quartersBetween, type Quarter } from '../mentor/quarters.js';
import type { PortfolioRow } from '../portfolio/portfolio.columns.js';
import { coded, type Coded } from '../ulo/shapes.js';
import { barrierFigures, lessonsOf, reachFigures, type BarrierFigure, type DatedLesson, type ReachFigure } from './learning.js';
import { milestoneMonths, type MilestoneMonthFigures } from './milestone-months.js';
import { uloOnDay } from './ulo-on-day.js';

/** The state of a programme at the end of one month. */
export interface MonthEnd {
  on: PlainDate;
  ulos: number;
  late: number;
  warnings: number;
  phases: { phase: Coded; ulos: number }[];
}

type RowsById = ReadonlyMap<string, Pick<PortfolioRow, 'finishOn'>>;

/** One ULO on the time axis of its programme. */
export interface PortfolioSpan {
  id: string;
  name: string;
  startedOn: PlainDate;
  firstFinishOn: PlainDate | null;
  agreedFinishOn: PlainDate | null;
  /** The finish calculated from its dates; for a past day, the finish that was last agreed by that day. */
  finishOn: PlainDate | null;
  endedOn: PlainDate | null;
  launchOn: PlainDate | null;
  phase: Coded;
  late: number;
  warnings: number;
}

export interface ProgrammeDashboard {
  on: PlainDate;
  ulos: number;
  withoutPlan: number;
  ended: number;
  aims: { done: number; late: number; of: number };
  months: MilestoneMonthFigures[];
  /** The last twelve month ends. The last one is the day of the view. */
  trend: MonthEnd[];
  portfolio: PortfolioSpan[];
  /** Days by which dates were moved to later, and the number of moves, by reason; most days first. */
  slips: { reason: Coded; moves: number; days: number; whenLate: number }[];
  mentoring: { quarters: Quarter[]; rows: { mentor: string | null; hours: number; byQuarter: number[] }[] };
  money: { asked: number; awarded: number; bids: number; won: number; undecided: number; bySource: { source: string | null; pence: number; bids: number }[] };
  /** The number of ULOs by the months of core costs that are covered. */
  core: { none: number; underSix: number; underTwelve: number; more: number };
  reach: ReachFigure[];
  barriers: BarrierFigure[];
  lessons: DatedLesson[];
}

/**
 * The dashboard as at a day.
 * @param rows the rows of the list of ULOs by id, for their finishes; only if the day is today
 */
export function programmeDashboard(all: readonly DatedUlo[], on: PlainDate, rows?: RowsById): ProgrammeDashboard {
  const ulos = all.filter((ulo) => hasBegunBy(ulo, on));
  const going = ulos.filter((ulo) => !isOverBy(ulo, on));
  const aims = ulos.flatMap(({ aims: planned }) => planned.filter(({ plannedOn, cancelledOn }) => plannedOn <= on && (cancelledOn === null || cancelledOn > on)));
  return {
    on, ulos: ulos.length, ended: ulos.length - going.length,
    withoutPlan: ulos.filter((ulo) => !ulo.finishes.some(([from]) => from <= on) && !ulo.aims.some(({ plannedOn }) => plannedOn <= on)).length,
    aims: { done: aims.filter(({ achievedOn }) => achievedOn !== null && achievedOn <= on).length, late: going.reduce((sum, ulo) => sum + uloOnDay(ulo, on).late.length, 0), of: aims.length },
    months: milestoneMonths(ulos, on),
    trend: monthEnds(on).map((day) => monthEnd(all, day)),
    portfolio: ulos.map((ulo) => spanOf(ulo, on, rows)).sort((a, b) => compareText(a.startedOn, b.startedOn)),
    slips: slipsOf(ulos, on),
    mentoring: mentoringOf(ulos, on),
    money: moneyOf(ulos, on),
    core: coreOf(going, on),
    reach: reachFigures(ulos, on), barriers: barrierFigures(ulos, on), lessons: lessonsOf(ulos, on),
  };
}

/** The last days of the eleven months before the day, and the day itself. */
const monthEnds = (on: PlainDate): PlainDate[] => [...Array.from({ length: 11 }, (_, i) => addDays(addMonths(`${on.slice(0, 8)}01`, i - 10), -1)), on];

function monthEnd(all: readonly DatedUlo[], on: PlainDate): MonthEnd {
  const ulos = all.filter((ulo) => hasBegunBy(ulo, on) && !isOverBy(ulo, on)).map((ulo) => uloOnDay(ulo, on));
  const phases = new Map<string, { phase: Coded; ulos: number }>();
  for (const { phase } of ulos) phases.set(phase.code, { phase, ulos: (phases.get(phase.code)?.ulos ?? 0) + 1 });
  return {
    on, ulos: ulos.length,
    late: ulos.reduce((sum, { late }) => sum + late.length, 0),
    warnings: ulos.reduce((sum, { warnings: { red, amber } }) => sum + red + amber, 0),
    phases: [...phases.values()].sort((a, b) => comparePhases(a.phase, b.phase)),
  };
}

const spanOf = (ulo: DatedUlo, on: PlainDate, rows?: RowsById): PortfolioSpan => {
  const known = ulo.finishes.filter(([from]) => from <= on);
  const { phase, late, warnings } = uloOnDay(ulo, on);
  const agreedFinishOn = agreedOn(ulo.finishes, on) ?? null;
  return {
    id: ulo.id, name: ulo.name, startedOn: ulo.startedOn ?? on, firstFinishOn: known[0]?.[1] ?? null, agreedFinishOn, finishOn: rows?.get(ulo.id)?.finishOn ?? agreedFinishOn,
    endedOn: ulo.ended && ulo.ended.on <= on ? ulo.ended.on : null,
    launchOn: ulo.launchHeldOn !== null && ulo.launchHeldOn <= on ? ulo.launchHeldOn : (ulo.launches.findLast(({ plannedOn }) => plannedOn <= on)?.on ?? null),
    phase, late: late.length, warnings: warnings.red + warnings.amber,
  };
};

function slipsOf(ulos: readonly DatedUlo[], on: PlainDate): ProgrammeDashboard['slips'] {
  const moves = ulos.flatMap(({ aims }) => aims.flatMap((aim) => aim.moves.filter((move) => move.on <= on && move.to > move.from)));
  return [...Map.groupBy(moves, ({ reason }) => reason)]
    .map(([reason, ofGroup]) => ({ reason: coded(changeReasons, reason), moves: ofGroup.length, days: ofGroup.reduce((sum, { from, to }) => sum + daysBetween(from, to), 0), whenLate: ofGroup.filter(movedWhenLate).length }))
    .sort((a, b) => b.days - a.days);
}

function mentoringOf(ulos: readonly DatedUlo[], on: PlainDate): ProgrammeDashboard['mentoring'] {
  const from = quarterOf(addMonths(on, -9)).from;
  const quarters = quartersBetween(from, on);
  const sessions = ulos.flatMap((ulo) => ulo.sessions.filter((session) => from <= session.on && session.on <= on));
  const hours = (of: typeof sessions): number => of.reduce((sum, session) => sum + session.hours, 0);
  const rows = [...Map.groupBy(sessions, ({ mentor }) => mentor)].map(([mentor, ofGroup]) => ({
    mentor, hours: hours(ofGroup), byQuarter: quarters.map(({ code }) => hours(ofGroup.filter((session) => quarterOf(session.on).code === code))),
  }));
  return { quarters, rows: rows.sort((a, b) => b.hours - a.hours) };
}

function moneyOf(ulos: readonly DatedUlo[], on: PlainDate): ProgrammeDashboard['money'] {
  const bids = ulos.flatMap((ulo) => ulo.bids.filter((bid) => bid.on <= on));
  const won = bids.flatMap((bid) => (bid.decided && bid.decided.on <= on && bid.decided.outcome === 'awarded' ? [{ source: bid.funder, pence: bid.decided.awardedPence }] : []));
  const bySource = [...Map.groupBy(won, ({ source }) => source)].map(([source, ofGroup]) => ({ source, bids: ofGroup.length, pence: ofGroup.reduce((sum, { pence }) => sum + pence, 0) }));
  return {
    bids: bids.length, won: won.length, undecided: bids.filter(({ decided }) => decided === null || decided.on > on).length,
    asked: bids.reduce((sum, { askedPence }) => sum + askedPence, 0), awarded: won.reduce((sum, { pence }) => sum + pence, 0),
    bySource: bySource.sort((a, b) => b.pence - a.pence),
  };
}

function coreOf(ulos: readonly DatedUlo[], on: PlainDate): ProgrammeDashboard['core'] {
  const months = ulos.map(({ core }) => coreMonths(core, on));
  const between = (from: number, to: number): number => months.filter((n) => from <= n && n < to).length;
  return { none: between(0, 1), underSix: between(1, 6), underTwelve: between(6, 12), more: between(12, Infinity) };
}
