import type { WarningRule } from '#kernel';
import { earliest } from '../earliest.js';
import type { UloState } from '../ulo.state.js';
import { silences } from './silence.js';

export const noChampioningForThreeMonths: WarningRule<UloState> = {
  code: 'no-championing-for-three-months',
  version: 2,
  title: 'No championing for three months',
  severity: 'amber',
  source: 'SCIE guide 36: commissioners championed the group. Three months are a planning default.',
  matters: 'Commissioners who speak up for the group give it standing and presence within the authority.',
  clearedBy: ['log-championing', 'name-champion', 'facilitate-access'],
  owner: 'commissioner',
  intervals({ championing: { champions, activities, resources }, partnership: { startedOn, steppedBack }, course: { ended } }) {
    const began = startedOn ?? champions[0]?.on;
    if (began === undefined) return [];
    const marks = [began, ...[...champions, ...activities, ...resources].map(({ on }) => on).filter((on) => on >= began).sort()];
    return silences(marks, 3, earliest(steppedBack?.on, ended?.on), (mark) => {
      if (mark !== began) return `The last was on ${mark}.`;
      return startedOn === null ? `Nothing logged since the champion was named on ${mark}.` : `None since the development started on ${mark}.`;
    });
  },
};
