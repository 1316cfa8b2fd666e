import { lastsAtLeast, lastsMoreThan, type WarningInterval, type WarningRule } from '#kernel';
import { lengthOfAgreement, nameOfAgreement, overOn } from '../agreements/state.js';
import type { UloState } from '../ulo.state.js';

const fewestMonths = 36;
const mostMonths = 60;

export const agreementOutsideThreeToFiveYears: WarningRule<UloState> = {
  code: 'agreement-outside-three-to-five-years',
  version: 1,
  title: 'Funding agreement outside three to five years',
  severity: 'amber',
  source: 'SCIE At a glance 25: offer three to five year funding agreements.',
  intervals: ({ agreements: { agreements } }) =>
    agreements.flatMap((agreement): WarningInterval[] => {
      const { startsOn, endsOn } = agreement;
      if (lastsAtLeast(startsOn, endsOn, fewestMonths) && !lastsMoreThan(startsOn, endsOn, mostMonths)) return [];
      return [{ opens: agreement.signedOn, clears: overOn(agreement), why: `${lengthOfAgreement(agreement)}: ${nameOfAgreement(agreement)}.` }];
    }),
};
