import { daysBetween, type PlainDate } from '#kernel';
import { gatesOf, phaseOf, phases, type UloState } from '#development';
import { onDay, portfolioFacts } from '../portfolio/portfolio.facts.js';
import { coded, type Coded, type Share } from './shapes.js';

/** Of the programme of a ULO, as it stands now. */
export interface ProgrammeHead {
  /** Null when the programme's stream is not known here. */
  name: string | null;
  /** The first day on which nothing is planned in it any more; null while it is open. */
  closedOn: PlainDate | null;
}

/** What a phase still waits for, or when it was left behind. */
export interface GateView {
  phase: Coded;
  /** The day on which the last of its needs was met; null while one is not. */
  passedOn: PlainDate | null;
  needs: { label: string; metOn: PlainDate | null }[];
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
  phase: Coded;
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
  forecastFinish: PlainDate | null;
}

/** The same facts and figures as the row of the portfolio, on the day of the view. */
export function overviewView(ulo: UloState, day: PlainDate, programme: ProgrammeHead): OverviewView {
  const facts = portfolioFacts(ulo, day);
  const { nextMilestone, late, warnings, ...rest } = onDay(facts, day);
  const gates = gatesOf(ulo);
  return {
    name: facts.name,
    area: facts.area,
    commissioner: ulo.partnership.commissioner ?? '',
    programme: { id: facts.programme, ...programme },
    phase: coded(phases, phaseOf(gates)),
    gates: gates.map((gate) => ({ ...gate, phase: coded(phases, gate.phase) })),
    nextMilestone: nextMilestone && { ...nextMilestone, daysUntil: daysBetween(day, nextMilestone.dueOn) },
    lateMilestones: late,
    rescheduledMilestones: facts.rescheduled,
    openWarnings: { red: warnings.red, amber: warnings.amber },
    usersOnCommittee: facts.usersOnCommittee,
    ...rest,
  };
}
