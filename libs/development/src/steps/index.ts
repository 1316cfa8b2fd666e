import { effectOf } from '#kernel';
import { noPlan } from '#workflow';
import { planAdoptedByUsers } from '../plan/adopt-plan.js';
import { uloPart } from '../ulo-part.js';
import { stepAdded } from './add-step.js';
import { evidenceAttached } from './attach-evidence.js';
import { stepChoices } from './choices.js';
import { stepCompleted } from './complete-step.js';
import { stepDropped } from './drop-step.js';
import { planLaidOut } from './lay-out-plan.js';
import { planMoved } from './move-plan.js';
import { stepOwnerNamed } from './name-step-owner.js';
import type { StepsState } from './state.js';
import { stepReopened } from './reopen-step.js';
import { waiverRequested } from './request-waiver.js';
import { stepRescheduled } from './reschedule-step.js';
import { stepStarted } from './start-step.js';
import { waived } from './waive.js';
import { evidenceWithdrawn } from './withdraw-evidence.js';

export { conditions, isConditionCode, answersOf, type Condition } from './conditions.js';
export { evidenceKinds } from './codes.js';
export { forecastBasis, lastFinishOf, type ForecastBasis } from './forecast-basis.js';
export { plannedDays, type PlannedDays, type PlannedStep } from './planned-days.js';
export type { Baseline, StepsState } from './state.js';
export { isLaunchStep, nameOfStep, networkOn, phasesOn, planFollowedOn, stepsOn } from './ulo-steps.js';
export { openWaiverRequests } from './waivers.js';
export { LayOutPlan } from './lay-out-plan.js';
export { MovePlan } from './move-plan.js';
export { AddStep } from './add-step.js';
export { DropStep } from './drop-step.js';
export { StartStep } from './start-step.js';
export { CompleteStep } from './complete-step.js';
export { ReopenStep } from './reopen-step.js';
export { AttachEvidence } from './attach-evidence.js';
export { WithdrawEvidence } from './withdraw-evidence.js';
export { RequestWaiver } from './request-waiver.js';
export { Waive } from './waive.js';
export { NameStepOwner } from './name-step-owner.js';
export { RescheduleStep } from './reschedule-step.js';

export const steps = uloPart('steps', {
  title: 'Steps',
  initial: () => ({ ...noPlan(), baselines: [] }),
  facts: [
    planLaidOut, stepStarted, stepCompleted, evidenceAttached, evidenceWithdrawn, stepReopened, stepRescheduled, waiverRequested, waived,
    stepAdded, stepDropped, planMoved, stepOwnerNamed,
  ],
  effects: [
    effectOf(planAdoptedByUsers, ({ baselines }: StepsState, { id, occurredOn, data: { finishOn, steps } }) => {
      if (steps) baselines.push({ id, on: occurredOn, finishOn, steps });
    }),
  ],
  choices: stepChoices,
});
