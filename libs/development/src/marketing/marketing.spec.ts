import { specFor } from '#spec';
import { ulo } from '../ulo.js';
import { SetMarketingBudget, TakeMarketingOpportunity, marketing } from './index.js';

const { given } = specFor(ulo);

describe('marketing', () => {
  it('records a budget and opportunities', () => {
    given().when(SetMarketingBudget, '2010-06-21', { amountPence: 300_000, dedicated: true }).thenRecords('MarketingBudgetSet');
    given().when(TakeMarketingOpportunity, '2010-07-01', { kind: 'talk-or-stall' }).thenRecords('MarketingOpportunityTaken');
  });

  it('is described in pounds in the history', () => {
    const say = (type: string, data: object): string => (marketing.events[type]?.describe as (d: object) => string)(data);
    expect(say('MarketingBudgetSet', { amountPence: 300_000, dedicated: true })).toBe('£3,000, dedicated');
    expect(say('MarketingOpportunityTaken', { kind: 'press', costPence: 4_550 })).toBe('Press or radio, £45.50');
  });
});
