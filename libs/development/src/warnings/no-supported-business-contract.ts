import type { WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';

export const noSupportedBusinessContract: WarningRule<UloState> = {
  code: 'no-supported-business-contract',
  version: 1,
  title: 'Contracts awarded, none with a supported business',
  severity: 'amber',
  source: 'SCIE At a glance 25, after the Treasury: at least one contract with a supported business.',
  matters: 'One contract is what the Treasury asked of every public body.',
  clearedBy: ['award-contract', 'consider-reservation'],
  owner: 'commissioner',
  intervals({ procurement: { tenders } }) {
    const awards = tenders.flatMap(({ award }) => award ?? []).sort((a, b) => (a.on < b.on ? -1 : 1));
    const first = awards[0];
    if (!first) return [];
    return [{ opens: first.on, clears: awards.find(({ supportedBusiness }) => supportedBusiness)?.on ?? null, why: `The first contract was awarded on ${first.on}.` }];
  },
};
