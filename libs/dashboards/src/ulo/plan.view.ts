import type { PlainDate } from '#kernel';
import { forecastFinish, furthestSlip, planMonths, planOn, slipsSince, type FurthestSlip, type Plan, type UloState } from '#development';

/** One version of the plan. Baselines never change: a new one is added. */
export interface PlanVersionView {
  id: string;
  /** The day it was drafted or adopted. */
  on: PlainDate;
  finishOn: PlainDate;
  /** Completed months from the start of development to the finish, both days included. */
  lengthMonths: number;
  /** Drafted by the commissioner, or adopted by the local people who use services. */
  by: 'draft' | 'users';
}

/** A bar on a time axis: the day first agreed beside the one agreed now. */
export interface PlanBar {
  id: string;
  name: string;
  baselineOn: PlainDate;
  nowOn: PlainDate;
  achievedOn: PlainDate | null;
}

export interface PlanView {
  startedOn: PlainDate | null;
  /** In the order in which they were taken. */
  versions: PlanVersionView[];
  /** The plan in force on the day of the view; null before the first. */
  current: PlanVersionView | null;
  /** The finish in force, later by as much as the open milestone that slipped furthest since then; null without a plan. */
  forecastFinishOn: PlainDate | null;
  /** The open milestone because of which that is later than the finish in force, and by how many days; null when it is not. */
  forecastBecause: FurthestSlip | null;
  /** By the day first agreed. */
  bars: PlanBar[];
}

export function planView({ plan, partnership, milestones }: UloState, day: PlainDate): PlanView {
  const { startedOn } = partnership;
  const version = (p: Plan): PlanVersionView => ({ ...p, lengthMonths: startedOn === null ? 0 : planMonths(startedOn, p.finishOn) });
  const current = planOn(plan, day);
  return {
    startedOn,
    versions: plan.plans.map(version),
    current: current ? version(current) : null,
    forecastFinishOn: current ? forecastFinish(current.finishOn, slipsSince({ milestones }, current), day) : null,
    forecastBecause: current ? furthestSlip({ milestones }, current, day) : null,
    bars: milestones.milestones
      .filter((m) => m.cancelledOn === null)
      .map(({ id, name, baselineDueOn, dueOn, achievedOn }) => ({ id, name, baselineOn: baselineDueOn, nowOn: dueOn, achievedOn }))
      .sort((a, b) => (a.baselineOn < b.baselineOn ? -1 : a.baselineOn > b.baselineOn ? 1 : a.id < b.id ? -1 : 1)),
  };
}
