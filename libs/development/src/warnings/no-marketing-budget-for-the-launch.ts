import { duringDevelopment } from './intervals.js';

export const noMarketingBudgetForTheLaunch = duringDevelopment({
  code: 'no-marketing-budget-for-the-launch',
  version: 2,
  title: 'Launch planned without a dedicated marketing budget',
  severity: 'amber',
  source: 'SCIE guide 36: a dedicated marketing budget let the ULO take every opportunity to be known.',
  matters: 'A dedicated marketing budget let the organisation take every chance to get itself known.',
  clearedBy: ['set-marketing-budget'],
  owner: 'owner',
  intervals({ launch: { plans, held }, marketing }) {
    const opens = plans[0]?.on;
    if (opens === undefined) return [];
    const budget = marketing.budgets.find((b) => b.dedicated)?.on;
    const ends = [budget, held?.on].filter((day) => day !== undefined).sort();
    const clears = ends[0] ?? null;
    return clears !== null && clears <= opens ? [] : [{ opens, clears, why: `The launch was planned on ${opens}; no dedicated budget was set by then.` }];
  },
});
