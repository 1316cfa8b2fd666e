import { addDays, addMonths } from '#kernel';
import { firstElectedOn } from '../governance/state.js';
import { duringDevelopment } from './intervals.js';

const months = 6;

export const noQualitySystemForSixMonths = duringDevelopment({
  code: 'no-quality-system-for-six-months',
  version: 2,
  title: 'No quality system six months after the election',
  severity: 'amber',
  source: 'SCIE guide 36 asks for a robust quality assurance system. Six months from the election of the committee are a planning default.',
  matters: 'A robust quality assurance system is part of a business that is viable from the start.',
  clearedBy: ['choose-quality-system'],
  owner: 'owner',
  intervals({ governance, quality }) {
    const elected = firstElectedOn(governance);
    if (elected === null) return [];
    const opens = addDays(addMonths(elected, months), 1);
    const clears = quality.systems[0]?.on ?? null;
    if (clears !== null && clears <= opens) return [];
    return [{ opens, clears, why: `The committee was elected on ${elected} and no quality system has been chosen since.` }];
  },
});
