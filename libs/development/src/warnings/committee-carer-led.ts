import type { WarningRule } from '#kernel';
import { votingMembers } from '../governance/committee-share.js';
import type { UloState } from '../ulo.state.js';
import { committeeHalfOrFewer, isCarerLed } from './committee-share.js';
import { intervalsWhere, without } from './intervals.js';

export const committeeCarerLed: WarningRule<UloState> = {
  code: 'committee-carer-led',
  version: 2,
  title: 'Carers are the majority of the committee',
  severity: 'amber',
  source: 'SCIE guide 36: an organisation that is made up mainly of carers is better called carer-led.',
  matters: 'Carers have needs of their own. Where they are the majority, those who use services do not control the organisation.',
  clearedBy: ['elect-committee', 'declare-committee-composition'],
  owner: 'programme-manager',
  /** When carers do not count, a majority of carers also opens `committee-half-or-fewer`, which then covers both. */
  intervals: (whole) =>
    without(
      intervalsWhere(whole.governance.committee.map(({ on }) => on), (day) => {
        const seats = whole.governance.committee.findLast(({ on }) => on <= day);
        return seats && isCarerLed(seats) ? `${seats.carers} of ${votingMembers(seats)} voting members are carers.` : null;
      }),
      committeeHalfOrFewer.intervals(whole),
    ),
};
