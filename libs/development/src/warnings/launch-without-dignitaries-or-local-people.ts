import type { PlainDate, WarningInterval, WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { earliest } from '../earliest.js';

export const launchWithoutDignitariesOrLocalPeople: WarningRule<UloState> = {
  code: 'launch-without-dignitaries-or-local-people',
  version: 1,
  title: 'Launch without dignitaries or local people',
  severity: 'amber',
  source: 'SCIE guide 36: the launch event was attended by well-known dignitaries and local people.',
  intervals({ launch: { plans, held } }) {
    const planned = plans.flatMap((plan, i) =>
      interval(plan.on, earliest(plans[i + 1]?.on, held?.on), missing(plan.dignitariesInvited > 0, plan.localPeopleInvited), 'invited'),
    );
    const missed = held ? missing(held.dignitaries > 0, held.localPeople > 0) : [];
    return held ? [...planned, ...interval(held.on, null, missed, 'there')] : planned;
  },
};

const missing = (dignitaries: boolean, localPeople: boolean): string[] => [
  ...(dignitaries ? [] : ['dignitaries']),
  ...(localPeople ? [] : ['local people who use services']),
];

const interval = (opens: PlainDate, clears: PlainDate | null, who: string[], what: string): WarningInterval[] =>
  who.length === 0 || (clears !== null && clears <= opens) ? [] : [{ opens, clears, why: `No ${who.join(' and no ')} were ${what}.` }];
