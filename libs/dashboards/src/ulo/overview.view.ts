import { daysBetween, type PlainDate } from '#kernel';
import type { Attention, UloState } from '#development';
import type { Folded } from '#projections';
import { datedUlo } from '../dated/dated-ulo.js';
import { headOf, onDay, portfolioFacts } from '../portfolio/portfolio.facts.js';
import { uloOnDay, type UloOnDay } from '../programme/ulo-on-day.js';
import { gateViews, type GateView } from './gates.view.js';
import type { Coded, Share } from './shapes.js';
import { withLazy } from './with-lazy.js';

/** The current name and closing day of the programme of a ULO. */
export interface ProgrammeHead {
  /** Null when the programme's stream is not known here. */
  name: string | null;
  /** The first day on which nothing is planned in it any more; null while it is open. */
  closedOn: PlainDate | null;
}

/** The head of every page of a ULO. */
export interface OverviewView {
  name: string;
  area: string;
  /** The commissioning organisation. */
  commissioner: string;
  programme: ProgrammeHead & { id: string };
  startedOn: PlainDate;
  /** Completed months from the start to the day of the view. */
  monthsSinceStart: number;
  /** The last day on which anything happened; null when nothing has by the day of the view. */
  lastActiveOn: PlainDate | null;
  phase: Coded;
  /** How it stands and why, as the list of programmes and the report to the committee say it. */
  attention: Attention;
  /** Milestones and steps past the day last agreed, the longest first. */
  late: UloOnDay['late'];
  /** Of the phases of its plan, or of the default template while it has none. */
  gates: GateView[];
  nextMilestone: { name: string; dueOn: PlainDate; daysUntil: number } | null;
  /** Milestones that are neither achieved nor cancelled and whose day now agreed has passed. */
  lateMilestones: number;
  /** Milestones whose day was moved at least once, achieved or not: moved is not late. */
  rescheduledMilestones: number;
  openWarnings: { red: number; amber: number };
  usersOnCommittee: Share | null;
  mentoringHoursIn90Days: number;
  /** Completed months from the day of the view to the end of the last funding agreement that pays core costs. */
  monthsOfCoreCostCovered: number;
  /** When it finishes as its dates now stand: see `finishOn` of the list of ULOs. */
  finishOn: PlainDate | null;
}

/**
 * The same facts and figures as the row of the portfolio, on the day of the view. The name and the area are available without
 * calculating the rest, because every page shows them.
 */
export function overviewView(folded: Folded<UloState>, day: PlainDate, programmeHead: ProgrammeHead): OverviewView {
  const { state: ulo } = folded;
  const { name, area, programme } = headOf(ulo);
  const portfolio = withLazy({}, { row: () => rowOf(ulo, day) });
  const standing = withLazy({}, { now: () => uloOnDay(datedUlo(folded, day), day, portfolio.row.daysAfterBaseline) });
  return withLazy({ name, area, commissioner: ulo.partnership.commissioner ?? '', programme: { id: programme, ...programmeHead } }, {
    phase: () => portfolio.row.phase,
    attention: () => standing.now.attention,
    late: () => standing.now.late,
    lastActiveOn: () => ulo.course.activeDays.findLast((on) => on <= day) ?? null,
    gates: () => gateViews(ulo, day),
    nextMilestone: () => nextOf(portfolio.row, day),
    lateMilestones: () => portfolio.row.late,
    rescheduledMilestones: () => portfolio.row.rescheduled,
    openWarnings: () => ({ red: portfolio.row.warnings.red, amber: portfolio.row.warnings.amber }),
    usersOnCommittee: () => portfolio.row.usersOnCommittee,
    startedOn: () => portfolio.row.startedOn,
    monthsSinceStart: () => portfolio.row.monthsSinceStart,
    mentoringHoursIn90Days: () => portfolio.row.mentoringHoursIn90Days,
    monthsOfCoreCostCovered: () => portfolio.row.monthsOfCoreCostCovered,
    finishOn: () => portfolio.row.finishOn,
  });
}

function rowOf(ulo: UloState, day: PlainDate) {
  const facts = portfolioFacts(ulo, day);
  return { ...facts, ...onDay(facts, day) };
}

const nextOf = ({ nextMilestone: next }: ReturnType<typeof onDay>, day: PlainDate): OverviewView['nextMilestone'] =>
  next && { ...next, daysUntil: daysBetween(day, next.dueOn) };
