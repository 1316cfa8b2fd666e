import type { WarningRule } from '#kernel';
import { budgets, type Budget } from '../agreements/codes.js';
import type { UloState } from '../ulo.state.js';
import { fundingDays, runsOn } from './one-funder-pays-most.js';
import { intervalsWhere, until } from './intervals.js';

export const oneImpairmentBudget: WarningRule<UloState> = {
  code: 'one-impairment-budget',
  version: 1,
  title: 'All money from the budget of one user group',
  severity: 'amber',
  source: 'SCIE At a glance 25: funding from specific impairment budgets.',
  matters: 'Money that is meant for one group makes it hard to be there for all.',
  clearedBy: ['sign-agreement', 'submit-bid'],
  owner: 'commissioner',
  intervals: ({ agreements: { agreements }, course: { ended } }) => {
    const groups = (Object.keys(budgets) as Budget[]).filter((budget) => budget !== 'general');
    return until(
      groups.flatMap((group) =>
        intervalsWhere(fundingDays(agreements), (day) => {
          const running = agreements.filter((a) => runsOn(a, day));
          return running.length > 0 && running.every(({ budget }) => budget === group) ? `${budgets[group]}.` : null;
        }),
      ),
      ended?.on ?? null,
    );
  },
};
