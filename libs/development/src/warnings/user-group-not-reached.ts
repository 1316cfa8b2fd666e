import { addDays, addMonths, type PlainDate, type WarningInterval, type WarningRule } from '#kernel';
import { earliest } from '../earliest.js';
import type { UloState } from '../ulo.state.js';
import type { UserGroup } from '../user-groups.js';
import { until } from './intervals.js';

export const userGroupNotReached: WarningRule<UloState> = {
  code: 'user-group-not-reached',
  version: 1,
  title: 'User groups not reached',
  severity: 'amber',
  source: 'SCIE At a glance 25: people from all sections have the opportunity to have their voice heard. Six months after the aim are a planning default.',
  matters: 'A small organisation does not find it easy to include all sections. Those it does not reach have no voice in it.',
  clearedBy: ['record-reach', 'reach-user-groups'],
  owner: 'owner',
  intervals: ({ partnership: { aims }, outreach, course: { ended } }) =>
    until(
      aims.flatMap((aim, i): WarningInterval[] => {
        const opens = addDays(addMonths(aim.on, 6), 1);
        const clears = earliest(allReachedOn(outreach, aim.userGroups), aims[i + 1]?.on);
        return clears !== null && clears <= opens ? [] : [{ opens, clears, why: `Not all groups that the aim of ${aim.on} is for have been reached.` }];
      }),
      ended?.on ?? null,
    ),
};

/** The day on which the last of the groups was first reached; null while one is missing. */
function allReachedOn({ reached, reach }: UloState['outreach'], groups: readonly UserGroup[]): PlainDate | null {
  const days = groups.map((group) =>
    earliest(reached.find((one) => one.userGroups.includes(group))?.on, reach.find((one) => one.reach.some(({ userGroup, people }) => userGroup === group && people > 0))?.on),
  );
  return days.includes(null) ? null : (days.sort().at(-1) ?? null);
}
