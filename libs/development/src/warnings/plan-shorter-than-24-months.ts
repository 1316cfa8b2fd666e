import { lastsAtLeast, type WarningInterval } from '#kernel';
import { planMonths, plansInForce } from '../plan/state.js';
import { counted } from '../words.js';
import { duringDevelopment } from './intervals.js';

const enoughMonths = 24;

export const planShorterThan24Months = duringDevelopment({
  code: 'plan-shorter-than-24-months',
  version: 2,
  title: 'Plan shorter than 24 months',
  severity: 'amber',
  source: 'SCIE guide 36: a new ULO needs adequate time, two to three years, not one.',
  matters: 'One year was too short. A new organisation needs adequate time: two to three years.',
  clearedBy: ['adopt-plan', 'draft-plan'],
  owner: 'programme-manager',
  intervals({ plan, partnership: { startedOn } }) {
    if (startedOn === null) return [];
    const plans = plansInForce(plan);
    return plans.flatMap(({ on, finishOn }, i): WarningInterval[] => {
      if (lastsAtLeast(startedOn, finishOn, enoughMonths)) return [];
      return [{ opens: on, clears: plans[i + 1]?.on ?? null, why: `The plan runs from ${startedOn} to ${finishOn}: ${counted(planMonths(startedOn, finishOn), 'month')}.` }];
    });
  },
});
