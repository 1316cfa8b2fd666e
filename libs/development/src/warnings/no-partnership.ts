import { addDays, addMonths, type WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { until } from './intervals.js';

export const noPartnership: WarningRule<UloState> = {
  code: 'no-partnership',
  version: 1,
  title: 'No partnership agreed',
  severity: 'amber',
  source: 'SCIE guide 36: strong partnership working from the beginning. Three months are a planning default.',
  matters: 'The first such organisation grew from a partnership of commissioners, a neighbouring organisation and local people.',
  clearedBy: ['record-partnership'],
  owner: 'programme-manager',
  intervals({ partnership: { startedOn, partnerships }, course: { ended } }) {
    if (startedOn === null) return [];
    const opens = addDays(addMonths(startedOn, 3), 1);
    return until([{ opens, clears: partnerships[0]?.on ?? null, why: `The development started on ${startedOn}.` }], ended?.on ?? null);
  },
};
