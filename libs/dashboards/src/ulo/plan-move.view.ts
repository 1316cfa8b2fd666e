import { stepsOn, templateTitles, type UloState } from '#development';
import type { PlainDate } from '#kernel';
import { changesInWords, movePlan, templateDiff, type LaidOutPlan, type Renamed, type Template, type TemplateChange } from '#workflow';

/** The plan of a ULO if it moved to another version of the template. */
export interface PlanMoveView {
  from: PlanUnder;
  to: PlanUnder;
  /** The changes of the plan. Added steps stay, and removed steps stay removed. */
  changes: TemplateChange[];
}

interface PlanUnder {
  version: number;
  steps: number;
  /** The codes of steps that are done or waived. */
  finished: string[];
}

/** Null if no plan is laid out. */
export function planMoveView(ulo: UloState, to: { version: number; content: Template; renamed: Renamed }, day: PlainDate): PlanMoveView | null {
  const { plan } = ulo.steps;
  const steps = structuredClone(ulo.steps);
  movePlan(steps, { id: '', on: day, ...to });
  if (!plan || !steps.plan) return null;
  const renamed = Object.fromEntries(to.renamed.map(({ from, to: code }) => [from, code]));
  return {
    from: planUnder(ulo, plan, day),
    to: planUnder({ ...ulo, steps }, steps.plan, day),
    changes: changesInWords(templateDiff(plan.content, steps.plan.content, renamed), templateTitles),
  };
}

const planUnder = (ulo: UloState, plan: LaidOutPlan, day: PlainDate): PlanUnder => ({
  version: plan.version,
  steps: plan.content.steps.length,
  finished: stepsOn(ulo, plan, day).flatMap(({ step, finishedOn }) => (finishedOn === null ? [] : [step.code])),
});
