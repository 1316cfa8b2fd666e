import type { WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { silences } from './silence.js';

export const noChampioningForThreeMonths: WarningRule<UloState> = {
  code: 'no-championing-for-three-months',
  version: 1,
  title: 'No championing for three months',
  severity: 'amber',
  source: 'SCIE guide 36: commissioners championed the group. Three months are a planning default.',
  intervals({ championing: { champions, activities, resources }, partnership: { steppedBack } }) {
    const first = champions[0];
    if (!first) return [];
    const marks = [...champions, ...activities, ...resources].map(({ on }) => on).filter((on) => on >= first.on).sort();
    return silences(marks, 3, steppedBack?.on ?? null, (mark) =>
      mark === first.on ? `Nothing logged since the champion was named on ${mark}.` : `The last was on ${mark}.`,
    );
  },
};
