import { addDays, type WarningInterval, type WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { until, without } from './intervals.js';

/** The warning opens on the 61st day. */
const silentDays = 61;

export const nothingRecordedForSixtyDays: WarningRule<UloState> = {
  code: 'nothing-recorded-for-sixty-days',
  version: 1,
  title: 'Nothing recorded for 60 days',
  severity: 'amber',
  pressing: true,
  source: 'Planning default: what nobody writes down cannot be seen by those who could help.',
  matters: 'Silence can mean that all is well, or that the work has stopped. Nobody can tell which.',
  clearedBy: ['log-mentoring-session', 'hold-meeting', 'pause-development', 'record-lesson'],
  owner: 'owner',
  intervals({ course: { activeDays, ended, pauses }, partnership: { startedOn } }) {
    if (startedOn === null) return [];
    const silent = activeDays.flatMap((day, i): WarningInterval[] => {
      const opens = addDays(day, silentDays);
      const clears = activeDays[i + 1] ?? null;
      return clears !== null && clears <= opens ? [] : [{ opens, clears, why: `The last entry is of ${day}.` }];
    });
    return without(until(silent, ended?.on ?? null), pauses.map(({ from, to }) => ({ opens: from, clears: to })));
  },
};
