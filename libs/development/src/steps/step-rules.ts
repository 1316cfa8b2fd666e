import { RuleRefused, type DecisionContext } from '#kernel';
import type { LaidOutPlan, Step, StepStanding } from '#workflow';
import type { UloState } from '../ulo.state.js';
import { conditions, isConditionCode } from './conditions.js';
import { BY_ALL_RECORDED, nameOfStep, stepsOn } from './ulo-steps.js';

type Context = DecisionContext<UloState>;

/** The current plan, also for facts from before it was laid out or moved. @throws RuleRefused without a plan */
export function planOfToday({ now }: Context): LaidOutPlan {
  const { plan } = now.steps;
  if (plan) return plan;
  throw new RuleRefused('no-plan-laid-out', 'No plan was laid out for this ULO: it follows no template yet.', [], 'Lay out a plan first.');
}

/** @throws RuleRefused */
export function stepOfPlan(context: Context, code: string): Step {
  const { content } = planOfToday(context);
  const step = content.steps.find((s) => s.code === code);
  if (step) return step;
  const removed = context.now.steps.removed.findLast((s) => s.code === code);
  if (removed)
    throw new RuleRefused('step-removed', `${nameOfStep(removed)} was taken out of the plan on ${removed.on}.`, [nameOfStep(removed)], 'Choose a step of the plan.');
  throw new RuleRefused('no-such-step', `The plan has no step ${code}.`, [], 'Choose a step of the plan.');
}

/** The standing of every step on the day of the fact. @throws RuleRefused */
export const standingsJudged = (context: Context): StepStanding[] => stepsOn(context.at, planOfToday(context), context.occurredOn);

/** The standing of the step on the day of the fact, and now. @throws RuleRefused */
export function standingJudged(context: Context, code: string): { then: StepStanding; now: StepStanding } {
  stepOfPlan(context, code);
  const plan = planOfToday(context);
  const find = (standings: StepStanding[]): StepStanding => {
    const found = standings.find(({ step }) => step.code === code);
    if (!found) throw new Error(`The standings of a plan lack its step ${code}`);
    return found;
  };
  return { then: find(standingsJudged(context)), now: find(stepsOn(context.now, plan, BY_ALL_RECORDED)) };
}

/** @throws RuleRefused when the step was done or waived by the day of the fact, or is done or waived now */
export function refuseFinished(context: Context, code: string): StepStanding {
  const { then, now } = standingJudged(context, code);
  for (const standing of [then, now])
    if (standing.finishedOn !== null) {
      const name = nameOfStep(standing.step);
      throw standing.waiver
        ? new RuleRefused('step-waived', `${name} was waived on ${standing.finishedOn}.`, [name], 'A waived step stays waived. Withdraw the waiver if it is wrong.')
        : new RuleRefused('step-done', `${name} was done on ${standing.finishedOn}.`, [name], 'Correct what was recorded if it is wrong.');
    }
  return then;
}

/** @throws RuleRefused for work on a step before the start of the plan */
export function refuseBeforeStart(context: Context): void {
  const { startOn } = planOfToday(context);
  if (context.occurredOn < startOn)
    throw new RuleRefused('before-the-start', `The work on this plan starts on ${startOn}.`, [], `Give ${startOn} or a later day, or correct the start of the plan.`);
}

/** @throws RuleRefused when facts complete the step, so that no person can */
export function refuseDoneByFacts({ done, code, title }: Step): void {
  if (!('condition' in done)) return;
  const what = isConditionCode(done.condition) ? conditions[done.condition].title : done.condition;
  throw new RuleRefused(
    'step-follows-its-fact',
    `${nameOfStep({ code, title })} is done when this was recorded: ${what}.`,
    [what],
    'Record what happened, or correct it: the step follows by itself.',
  );
}
