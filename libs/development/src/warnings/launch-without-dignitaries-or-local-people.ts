import { addMonths, type PlainDate, type WarningInterval, type WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { earliest } from '../earliest.js';
import { until } from './intervals.js';

export const launchWithoutDignitariesOrLocalPeople: WarningRule<UloState> = {
  code: 'launch-without-dignitaries-or-local-people',
  version: 2,
  title: 'Launch without dignitaries or local people',
  severity: 'amber',
  source: 'SCIE guide 36: the launch event was attended by well-known dignitaries and local people. That it is said for six months after a launch without them is a planning default.',
  matters: 'A high-profile launch with well-known guests and local people puts the organisation on the map.',
  clearedBy: ['plan-launch', 'hold-launch'],
  owner: 'owner',
  /** After the launch the warning stays open for a limited time: nobody can correct it any more. */
  intervals({ launch: { plans, held }, course: { ended } }) {
    const planned = plans.flatMap((plan, i) =>
      interval(plan.on, earliest(plans[i + 1]?.on, held?.on), missing(plan.dignitariesInvited > 0, plan.localPeopleInvited), 'invited'),
    );
    const missed = held ? missing(held.dignitaries > 0, held.localPeople > 0) : [];
    return until(held ? [...planned, ...interval(held.on, addMonths(held.on, 6), missed, 'there')] : planned, ended?.on ?? null);
  },
};

const missing = (dignitaries: boolean, localPeople: boolean): string[] => [
  ...(dignitaries ? [] : ['dignitaries']),
  ...(localPeople ? [] : ['local people who use services']),
];

const interval = (opens: PlainDate, clears: PlainDate | null, who: string[], what: string): WarningInterval[] =>
  who.length === 0 || (clears !== null && clears <= opens) ? [] : [{ opens, clears, why: `No ${who.join(' and no ')} were ${what}.` }];
