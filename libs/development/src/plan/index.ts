import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { planAdoptedByUsers } from './adopt-plan.js';
import { planDrafted } from './draft-plan.js';

export * from './forecast.js';
export * from './state.js';
export { DraftPlan } from './draft-plan.js';
export { AdoptPlan } from './adopt-plan.js';

export const plan = uloPart('plan', {
  title: 'Plan',
  initial: () => ({ plans: [] }),
  facts: [planDrafted, planAdoptedByUsers],
});
export type PlanEvent = EventOf<typeof plan>;
