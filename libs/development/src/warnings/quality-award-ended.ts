import { addDays, type WarningInterval, type WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';

export const qualityAwardEnded: WarningRule<UloState> = {
  code: 'quality-award-ended',
  version: 2,
  title: 'Quality award ended',
  severity: 'amber',
  source: 'SCIE guide 36 asks for a robust quality assurance system. The day is the one on the award.',
  matters: 'A quality mark that has run out no longer shows funders what the organisation can do.',
  clearedBy: ['record-quality-award'],
  owner: 'owner',
  intervals: ({ quality: { awards } }) =>
    awards.flatMap(({ endsOn }, i): WarningInterval[] => {
      const opens = addDays(endsOn, 1);
      const clears = awards.slice(i + 1).find((later) => later.endsOn > endsOn)?.on ?? null;
      return clears !== null && clears <= opens ? [] : [{ opens, clears, why: `The award: valid until ${endsOn}.` }];
    }),
};
