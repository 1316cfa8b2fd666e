import type { WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { intervalsWhere, until } from './intervals.js';

export const commissionerChaired: WarningRule<UloState> = {
  code: 'commissioner-chaired',
  version: 1,
  title: 'The commissioner chaired the last meeting',
  severity: 'amber',
  source: 'SCIE guide 36: users set the agenda, which gave the ULO the independence it needed.',
  matters: 'The person in the chair sets the agenda.',
  clearedBy: ['hold-meeting'],
  owner: 'commissioner',
  intervals: ({ agenda: { meetings }, course: { ended } }) =>
    until(
      intervalsWhere(meetings.filter(({ kind }) => kind !== 'partnership').map(({ on }) => on), (day) =>
        meetings.findLast(({ kind, on }) => kind !== 'partnership' && on <= day)?.chairedBy === 'commissioner' ? `The meeting of ${day}.` : null,
      ),
      ended?.on ?? null,
    ),
};
