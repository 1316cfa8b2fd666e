import { counted } from '../words.js';
import type { WarningInterval, WarningRule } from '#kernel';
import { agreementMonths, nameOfAgreement, overOn } from '../agreements/agreements.state.js';
import type { UloState } from '../ulo.state.js';

const fewest = 36;
const most = 60;

export const agreementOutsideThreeToFiveYears: WarningRule<UloState> = {
  code: 'agreement-outside-three-to-five-years',
  title: 'Funding agreement outside three to five years',
  severity: 'amber',
  source: 'SCIE At a glance 25: offer three to five year funding agreements.',
  intervals: ({ agreements: { agreements } }) =>
    agreements.flatMap((agreement): WarningInterval[] => {
      const months = agreementMonths(agreement);
      if (months >= fewest && months <= most) return [];
      return [{ opens: agreement.signedOn, clears: overOn(agreement), why: `${counted(months, 'month')}: ${nameOfAgreement(agreement)}.` }];
    }),
};
