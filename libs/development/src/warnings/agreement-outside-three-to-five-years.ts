import { lastsAtLeast, lastsMoreThan, type WarningInterval, type WarningRule } from '#kernel';
import { lastingInstruments } from '../agreements/codes.js';
import { lengthOfAgreement, nameOfAgreement, overOn } from '../agreements/state.js';
import { agreementLength } from '../rule-sets/data/funding.js';
import type { UloState } from '../ulo.state.js';

const { min: fewestMonths, max: mostMonths } = agreementLength.parameters.months;

export const agreementOutsideThreeToFiveYears: WarningRule<UloState> = {
  code: 'agreement-outside-three-to-five-years',
  version: 2,
  title: 'Funding agreement outside three to five years',
  severity: 'amber',
  source: 'SCIE At a glance 25: offer three to five year funding agreements.',
  matters: 'Short agreements leave a user-led organisation without a basis for planning; three to five years give it one.',
  clearedBy: ['sign-agreement'],
  owner: 'commissioner',
  intervals: ({ agreements: { agreements } }) =>
    agreements.flatMap((agreement): WarningInterval[] => {
      const { startsOn, endsOn } = agreement;
      if (!lastingInstruments.includes(agreement.instrument)) return [];
      if (lastsAtLeast(startsOn, endsOn, fewestMonths ?? 0) && !lastsMoreThan(startsOn, endsOn, mostMonths)) return [];
      return [{ opens: agreement.signedOn, clears: overOn(agreement), why: `${lengthOfAgreement(agreement)}: ${nameOfAgreement(agreement)}.` }];
    }),
};
