import { addDays, type WarningInterval, type WarningRule } from '#kernel';
import { policyKinds } from '../governance/codes.js';
import type { UloState } from '../ulo.state.js';

export const policyReviewOverdue: WarningRule<UloState> = {
  code: 'policy-review-overdue',
  version: 2,
  title: 'Policy review overdue',
  severity: 'amber',
  source: 'SCIE guide 36 asks for sound policies. The day is the one that the committee set.',
  matters: 'Policies that nobody looks at again stop being sound.',
  clearedBy: ['review-policy'],
  owner: 'owner',
  intervals: ({ governance: { policies } }) =>
    policies.flatMap(({ code, reviews }) =>
      reviews.flatMap(({ reviewOn }, i): WarningInterval[] => {
        if (reviewOn === null) return [];
        const opens = addDays(reviewOn, 1);
        const clears = reviews[i + 1]?.on ?? null;
        if (clears !== null && clears <= opens) return [];
        return [{ opens, clears, why: `${policyKinds[code]}: to be looked at again by ${reviewOn}.` }];
      }),
    ),
};
