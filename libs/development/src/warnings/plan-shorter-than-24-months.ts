import type { WarningInterval, WarningRule } from '#kernel';
import { planMonths, plansInForce } from '../plan/plan.state.js';
import type { UloState } from '../ulo.state.js';

const enough = 24;

export const planShorterThan24Months: WarningRule<UloState> = {
  code: 'plan-shorter-than-24-months',
  title: 'Plan shorter than 24 months',
  severity: 'amber',
  source: 'SCIE guide 36: a new ULO needs adequate time, two to three years, not one.',
  intervals({ plan, partnership: { startedOn } }) {
    if (startedOn === null) return [];
    const plans = plansInForce(plan);
    return plans.flatMap(({ on, finishOn }, i): WarningInterval[] => {
      const months = planMonths(startedOn, finishOn);
      if (months >= enough) return [];
      return [{ opens: on, clears: plans[i + 1]?.on ?? null, why: `The plan runs from ${startedOn} to ${finishOn}: ${months} months.` }];
    });
  },
};
