import type { WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { intervalsWhere, until } from './intervals.js';

const lastMeetings = 3;

export const usersSetTooFewItems: WarningRule<UloState> = {
  code: 'users-set-too-few-items',
  version: 1,
  title: 'Users set less than half of the agenda',
  severity: 'amber',
  source: 'SCIE guide 36: users set the agenda. The last three meetings, and half of the items, are planning defaults.',
  matters: 'What people really need comes on the table when they put it there, not when providers or commissioners do.',
  clearedBy: ['propose-agenda-item', 'adopt-agenda-item'],
  owner: 'owner',
  intervals: ({ agenda: { meetings, items }, course: { ended } }) =>
    until(
      intervalsWhere([...meetings.map(({ on }) => on), ...items.flatMap(({ adoptedOn }) => adoptedOn ?? [])], (day) => {
        const held = meetings.filter(({ on }) => on <= day);
        if (held.length < lastMeetings) return null;
        const last = new Set(held.slice(-lastMeetings).map(({ id }) => id));
        const adopted = items.filter(({ meeting, adoptedOn }) => last.has(meeting) && adoptedOn !== null && adoptedOn <= day);
        const own = adopted.filter(({ proposedBy }) => proposedBy === 'users').length;
        return 2 * own < adopted.length ? `Of ${adopted.length} items that were adopted for the last three meetings, users proposed ${own}.` : null;
      }),
      ended?.on ?? null,
    ),
};
