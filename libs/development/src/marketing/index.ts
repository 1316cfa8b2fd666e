import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { marketingBudgetSet } from './set-marketing-budget.js';
import { marketingOpportunityTaken } from './take-marketing-opportunity.js';

export * from './codes.js';
export * from './state.js';
export { SetMarketingBudget } from './set-marketing-budget.js';
export { TakeMarketingOpportunity } from './take-marketing-opportunity.js';

export const marketing = uloPart('marketing', {
  title: 'Marketing',
  initial: () => ({ budgets: [], opportunities: [] }),
  facts: [marketingBudgetSet, marketingOpportunityTaken],
});
export type MarketingEvent = EventOf<typeof marketing>;
