import type { WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { achievementNotCelebrated } from './achievement-not-celebrated.js';
import { silences } from './silence.js';
import { until, without } from './intervals.js';

export const nothingCelebratedForSixMonths: WarningRule<UloState> = {
  code: 'nothing-celebrated-for-six-months',
  version: 1,
  title: 'Nothing celebrated for six months',
  severity: 'amber',
  source: 'SCIE guide 36: celebrating milestones and achievements boosts morale. Six months are a planning default.',
  matters: 'A development takes years. Celebrating on the way keeps people going and raises the profile.',
  clearedBy: ['celebrate'],
  owner: 'owner',
  intervals(ulo) {
    const { partnership: { startedOn }, milestones: { celebrations }, course: { ended } } = ulo;
    if (startedOn === null) return [];
    const marks = [startedOn, ...celebrations.map(({ on }) => on).filter((on) => on > startedOn)];
    const silent = silences(marks, 6, null, (mark) => (mark === startedOn ? `None since the development started on ${mark}.` : `The last was on ${mark}.`));
    // The warning `achievement-not-celebrated` covers achievements that wait for a celebration.
    return without(until(silent, ended?.on ?? null), achievementNotCelebrated.intervals(ulo));
  },
};
