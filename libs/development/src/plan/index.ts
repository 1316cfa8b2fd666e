import { effectOf, type EventOf } from '#kernel';
import { planLaidOut } from '../steps/lay-out-plan.js';
import { uloPart } from '../ulo-part.js';
import { planAdoptedByUsers } from './adopt-plan.js';
import { planDrafted } from './draft-plan.js';
import type { PlanState } from './state.js';

export * from './forecast.js';
export * from './state.js';
export { DraftPlan } from './draft-plan.js';
export { AdoptPlan } from './adopt-plan.js';

export const plan = uloPart('plan', {
  title: 'Plan',
  initial: () => ({ plans: [] }),
  facts: [planDrafted, planAdoptedByUsers],
  effects: [
    effectOf(planLaidOut, ({ plans }: PlanState, { id, occurredOn, data }) => {
      plans.push({ id, on: occurredOn, finishOn: data.baseline.finishOn, by: 'draft' });
    }),
  ],
});
export type PlanEvent = EventOf<typeof plan>;
