import { addDays, compareText, completedMonths, isOpenOn, type PlainDate, type WarningInterval } from '#kernel';
import {
  committeeOf, coreMonths, coreTerms, currentPhase, forecastFinish, isOpen, isPaused, isPressing, outcomes, phaseName, phasesFollowed, planOn, RECENT_DAYS, recentHours,
  shareOf, slipsSince, standingOn, uloWarnings, whoCounts, type CoreTerm, type DatedPauses, type Slip, type UloState,
} from '#development';
import { warningsOf } from '#history';
import { coded, type Coded, type Share } from '../ulo/shapes.js';
import { planFacts, planOnDay, type PlanFacts } from './plan.facts.js';

type Stretch = Pick<WarningInterval, 'opens' | 'clears'> & { code: string; severity: 'red' | 'amber' };

/** The facts from which the row of a ULO is made. They have dates, so they give the row of any later day. */
export interface PortfolioFacts {
  name: string;
  area: string;
  programme: string;
  /** Null if the start was withdrawn. */
  startedOn: PlainDate | null;
  phase: Coded;
  /** Open milestones, sorted by the agreed day. */
  milestones: { name: string; dueOn: PlainDate }[];
  rescheduled: number;
  /** Periods of warnings that are open or in the future. */
  warnings: Stretch[];
  usersOnCommittee: Share | null;
  sessions: [on: PlainDate, hours: number][];
  core: CoreTerm[];
  /** The finish of the plan in force. */
  plannedFinishOn: PlainDate | null;
  slips: Slip[];
  /** Absent if the ULO does not follow a template. */
  plan?: PlanFacts;
  pauses: DatedPauses['pauses'];
  ended: { on: PlainDate; outcome: Coded } | null;
}

export const headOf = ({ partnership: { name, area, programme } }: UloState): Pick<PortfolioFacts, 'name' | 'area' | 'programme'> => ({
  name: name ?? 'Not yet named',
  area: area ?? '',
  programme: programme ?? '',
});

export function portfolioFacts(ulo: UloState, day: PlainDate, warnings = warningsOf(uloWarnings, ulo)): PortfolioFacts {
  const { partnership, milestones, mentoring, governance, plan, course } = ulo;
  const committee = committeeOf(governance);
  const current = planOn(plan, day);
  const followed = planFacts(ulo, day);
  return still(day, {
    ...headOf(ulo),
    startedOn: partnership.startedOn,
    phase: phaseOn(ulo, day),
    milestones: milestones.milestones
      .filter(isOpen)
      .map(({ name, dueOn }) => ({ name, dueOn }))
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : compareText(a.name, b.name))),
    rescheduled: milestones.milestones.filter((m) => m.moves.length > 0 && standingOn(m, day) !== 'cancelled').length,
    warnings: warnings.map(({ code, severity, opens, clears }) => ({ code, severity, opens, clears })),
    usersOnCommittee: committee ? shareOf(committee, whoCounts(partnership, day)) : null,
    sessions: mentoring.sessions.map((s) => [s.on, s.hours]),
    core: coreTerms(ulo.agreements),
    plannedFinishOn: current?.finishOn ?? null,
    slips: current && !followed ? slipsSince(ulo, current) : [],
    ...(followed && { plan: followed }),
    pauses: course.pauses.map(({ from, to }) => ({ from, to })),
    ended: course.ended && { on: course.ended.on, outcome: coded(outcomes, course.ended.outcome) },
  });
}

/** The current phase of a ULO, with its code and label in lists. */
function phaseOn(ulo: UloState, day: PlainDate): Coded {
  const { phase } = currentPhase(ulo, phasesFollowed(ulo, day)) ?? {};
  return phase ? phaseName(phase) : { code: '', label: '' };
}

/** Removes facts that no longer matter on a day, so that rows stay small. */
export function still(day: PlainDate, facts: PortfolioFacts): PortfolioFacts {
  const since = addDays(day, -RECENT_DAYS);
  return {
    ...facts,
    warnings: facts.warnings.filter((w) => w.clears === null || w.clears > day),
    sessions: facts.sessions.filter(([on]) => on > since),
    core: facts.core.filter(([, over]) => over > day),
  };
}

export type PortfolioOnDay = ReturnType<typeof onDay>;

/** The values of a row that depend on the day, calculated only from dated facts. */
export function onDay(facts: PortfolioFacts, day: PlainDate) {
  const open = facts.warnings.filter((w) => isOpenOn(w, day));
  const next = facts.milestones.find((m) => m.dueOn >= day);
  const startedOn = facts.startedOn ?? day;
  const { current, finishOn, daysAfterBaseline, taken } = planOnDay(facts.plan, facts, facts.ended?.on ?? null, day);
  return {
    startedOn,
    monthsSinceStart: Math.max(0, completedMonths(startedOn, day)),
    nextMilestone: next ? { name: next.name, dueOn: next.dueOn } : null,
    late: facts.milestones.filter((m) => m.dueOn < day).length,
    warnings: {
      red: open.filter((w) => w.severity === 'red').length,
      amber: open.filter((w) => w.severity === 'amber').length,
      codes: [...new Set(open.map((w) => w.code))].sort(),
    },
    pressing: open.filter((w) => isPressing(w.code)).length,
    mentoringHoursIn90Days: recentHours(facts.sessions.map(([on, hours]) => ({ on, hours })), day),
    monthsOfCoreCostCovered: coreMonths(facts.core, day),
    current,
    taken,
    nextStep: current[0] ?? null,
    stepsFinished: facts.plan?.finished ?? null,
    finishOn: facts.plan ? finishOn : facts.plannedFinishOn && forecastFinish(facts.plannedFinishOn, facts.slips, day),
    daysAfterBaseline,
    paused: isPaused(facts, day),
    ended: facts.ended,
  };
}
