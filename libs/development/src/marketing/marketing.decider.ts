import { factData, type Part } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { SetMarketingBudget, type TakeMarketingOpportunity, type marketingCommands } from './marketing.commands.js';
import type { MarketingEvent } from './marketing.events.js';
import type { MarketingState } from './marketing.state.js';

type MarketingCommand = InstanceType<(typeof marketingCommands)[number]>;

export const marketing: Part<MarketingState, MarketingCommand, MarketingEvent, UloState> = {
  name: 'marketing',
  initial: () => ({ budgets: [], opportunities: [] }),

  evolve(state, fact) {
    const { id, occurredOn: on } = fact;
    switch (fact.type) {
      case 'MarketingBudgetSet':
        state.budgets.push({ id, on, ...fact.data });
        return state;
      case 'MarketingOpportunityTaken':
        state.opportunities.push({ id, on, kind: fact.data.kind, costPence: fact.data.costPence ?? 0 });
        return state;
      default:
        return state;
    }
  },

  decide(command) {
    if (command instanceof SetMarketingBudget) return [{ type: 'MarketingBudgetSet', data: factData(command) }];
    command satisfies TakeMarketingOpportunity;
    return [{ type: 'MarketingOpportunityTaken', data: factData(command) }];
  },
};
