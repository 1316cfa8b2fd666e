import type { PlainDate } from '#kernel';
import { networkOf, phasesOf, saidOf, standingsOf, type LaidOutPlan, type Network, type PhaseStanding, type Pin, type Step, type StepStanding } from '#workflow';
import { pausesOn } from '../course/state.js';
import { milestoneOfStep } from '../milestones/milestone-of-step.js';
import type { UloState } from '../ulo.state.js';
import { answersOf } from './conditions.js';

/** A day after all others, to get the standing of steps from everything recorded. */
export const BY_ALL_RECORDED: PlainDate = '9999-12-31';

/** The plan that a ULO follows on a day; undefined before the day on which one was laid out. */
export const planFollowedOn = ({ steps: { plan } }: UloState, day: PlainDate): LaidOutPlan | undefined => (plan !== null && plan.on <= day ? plan : undefined);

/**
 * The standings of the steps of a ULO on a day, in the order of the template.
 * @param ulo folded as at that day
 */
export const stepsOn = (ulo: UloState, plan: LaidOutPlan, day: PlainDate): StepStanding[] =>
  standingsOf({ records: ulo.steps.records, content: plan.content, startOn: plan.startOn }, answersOf(ulo, day), day);

/** The phases of a ULO and their gates on a day. */
export const phasesOn = (ulo: UloState, plan: LaidOutPlan, standings: readonly StepStanding[], day: PlainDate): PhaseStanding[] =>
  phasesOf(plan.content, standings, answersOf(ulo, day), day);

/** The network from which the schedule of a ULO is computed on a day. */
export const networkOn = (ulo: UloState, plan: LaidOutPlan, standings: readonly StepStanding[], day: PlainDate): Network =>
  networkOf(ulo.steps, plan.startOn, standings, pausesOn(ulo.course, day), (step) => (isLaunchStep(step) ? launchPin(ulo) : milestonePin(ulo, step)));

/** Whether holding the launch completes the step. */
export const isLaunchStep = ({ done }: Step): boolean => 'condition' in done && done.condition === 'launch-held';

/** The step of the launch finishes on the latest day that was planned for the launch. */
const launchPin = ({ launch }: UloState): Pin | undefined => {
  const planned = launch.plans.at(-1);
  return planned && { finishOn: planned.launchOn };
};

/** The day to which the milestone of a step was moved, unless a later pin was agreed for the step. */
function milestonePin(ulo: UloState, step: Step): Pin | undefined {
  const moved = milestoneOfStep(ulo, step)?.moves.at(-1);
  const agreed = saidOf(ulo.steps, step.code).pins.at(-1);
  return moved && (!agreed || agreed.on < moved.on) ? { finishOn: moved.to } : undefined;
}

/** Identifies a step for people: "C3 Adopt a constitution". */
export const nameOfStep = ({ code, title }: Pick<Step, 'code' | 'title'>): string => `${code} ${title}`;
