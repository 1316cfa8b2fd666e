import { addDays, type WarningInterval, type WarningRule } from '#kernel';
import { nameOfAgreement } from '../agreements/state.js';
import { compactNotice } from '../rule-sets/data/funding.js';
import type { UloState } from '../ulo.state.js';

const weeks = compactNotice.parameters.consultationWeeks ?? 12;

export const consultationUnderTwelveWeeks: WarningRule<UloState> = {
  code: 'consultation-under-twelve-weeks',
  version: 1,
  title: 'Less than twelve weeks’ consultation on a change in funding',
  severity: 'amber',
  source: 'The Compact: consult for at least twelve weeks.',
  matters: 'Those whom a change concerns can say what it would do, and be heard before it is decided.',
  clearedBy: ['give-change-notice'],
  owner: 'commissioner',
  intervals: ({ agreements: { agreements } }) =>
    agreements.flatMap((agreement) =>
      agreement.notices.flatMap(({ on, effectiveOn, consultedFrom }): WarningInterval[] => {
        if (consultedFrom !== null && addDays(consultedFrom, 7 * weeks) <= on) return [];
        const since = consultedFrom === null ? 'No consultation is on record' : `The consultation began on ${consultedFrom}`;
        return [{ opens: on, clears: effectiveOn, why: `${since} before the notice of ${on}: ${nameOfAgreement(agreement)}.` }];
      }),
    ),
};
