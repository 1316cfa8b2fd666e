import { addDays, type PlainDate, type WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { intervalsWhere } from './intervals.js';

export const mentoringEndsBeforeLaunch: WarningRule<UloState> = {
  code: 'mentoring-ends-before-launch',
  version: 1,
  title: 'Mentoring ends before the launch',
  severity: 'amber',
  source: 'SCIE guide 36: the mentor’s advice and support were vital. That they last until the launch is a planning default.',
  matters: 'The weeks before a launch are when a new organisation needs advice most.',
  clearedBy: ['extend-mentoring', 'agree-mentoring'],
  owner: 'programme-manager',
  intervals({ mentoring: { agreements }, launch: { dates, held }, course: { ended } }) {
    // When no mentoring is left, the warning `no-mentor` covers it.
    const lastDayOn = (day: PlainDate): PlainDate | undefined =>
      agreements
        .filter(({ agreedOn, endedOn }) => agreedOn <= day && (endedOn === null || day < endedOn))
        .flatMap(({ terms }) => terms.filter(({ on }) => on <= day).at(-1)?.endsOn ?? [])
        .sort()
        .at(-1);
    const days = [
      ...agreements.flatMap(({ terms, endedOn }) => [...terms.flatMap(({ on, endsOn }) => [on, addDays(endsOn, 1)]), ...(endedOn === null ? [] : [endedOn])]),
      ...dates.map(({ on }) => on), ...(held ? [held.on] : []), ...(ended ? [ended.on] : []),
    ];
    return intervalsWhere(days, (day) => {
      const launchOn = dates.findLast(({ on }) => on <= day)?.launchOn;
      const last = lastDayOn(day);
      if (launchOn === undefined || last === undefined || last < day || launchOn <= last) return null;
      if ((held && held.on <= day) || (ended && ended.on <= day)) return null;
      return `Mentoring ends on ${last}; the launch is planned for ${launchOn}.`;
    });
  },
};
