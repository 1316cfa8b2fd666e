import { rowFilters, type RemindersQuery } from '#dashboards';
import { roles } from '#kernel';
import type { PeopleDirectory, Person } from '#people';
import { isToCome, rowStates, tabsOfDeadlines, type ReminderRow, type RowState } from '#reminders';
import { dateTime } from '#ui';
import { heads, type Block, type Cell, type Table } from '../blocks.js';
import { erasedName } from '../people/person-subject.js';
import { dash, href, readable } from '../words.js';

/** Whom a reminder goes to, in words. */
export type Whom = (row: Pick<ReminderRow, 'person' | 'role'>) => string;

/** By name and role, or by role alone for readers who do not see people's details. */
export const whom =
  (directory: PeopleDirectory, byName: boolean): Whom =>
  ({ person, role }) => {
    if (person === null) return 'Nobody';
    const found = directory.person(person);
    if (found === 'erased') return erasedName;
    const inRole = role === null ? 'Somebody who is not registered' : roles[role];
    return byName && found ? `${found.name}, ${inRole.toLowerCase()}` : inRole;
  };

const colours: Readonly<Record<RowState, string>> = { planned: 'blue', due: 'yellow', claimed: 'yellow', sent: 'green', failed: 'red', silenced: 'grey', superseded: 'grey' };

export const whatOf = ({ about }: Pick<ReminderRow, 'about'>): string => (about ? readable(about.name) : 'Something that is no longer in the plan');
export const whyOf = ({ about, note }: Pick<ReminderRow, 'about' | 'note'>): string => [about?.why, note].filter(Boolean).join(' ');

/** True when it can be sent now: it was not, and is still to be reminded of. */
const isSendable = (row: ReminderRow): boolean => (isToCome(row) && row.person !== null) || row.state === 'failed';

interface TableOptions {
  caption: string;
  captionHidden?: boolean;
  rows: readonly ReminderRow[];
  whom: Whom;
  /** Whether the reader may send. */
  sends: boolean;
  total?: string;
  empty: string;
  csv?: string;
}

export function remindersTable({ rows, whom: to, sends, ...table }: TableOptions): Table {
  const offers = sends && rows.some(isSendable);
  return {
    ...table,
    head: heads('When', 'What', 'To', 'State', 'Why', ...(offers ? ['Action'] : [])),
    rows: rows.map((row): Cell[] => [
      dateTime(row.at),
      row.about ? { text: whatOf(row), href: `/ulos/${row.ulo}/${tabsOfDeadlines[row.about.kind]}` } : whatOf(row),
      to(row),
      { text: rowStates[row.state], colour: colours[row.state] },
      { text: whyOf(row) || dash, wide: true },
      ...(offers ? [isSendable(row) ? sendButton(row, to) : ''] : []),
    ]),
  };
}

const sendButton = (row: ReminderRow, to: Whom): Cell => ({
  text: 'Send now',
  action: { href: `/ulos/${row.ulo}/reminders/${row.id}/send`, about: `about “${whatOf(row)}”, ${dateTime(row.at)}, to ${to(row)}`, fields: row.person === null ? {} : { person: row.person } },
});

/** By state; by person for readers who see people's details. */
export function remindersFilter(path: string, { state, person }: RemindersQuery, people: readonly Person[], more: object[] = []): Block {
  const any = { value: '', text: 'All' };
  return {
    kind: 'filter',
    filter: {
      action: path, label: 'Filter the reminders', ...(state || person ? { clear: path } : {}),
      fields: [
        ...more,
        { name: 'state', label: 'State', value: state ?? '', items: [any, ...Object.entries(rowFilters).map(([value, text]) => ({ value, text }))] },
        ...(people.length > 0 ? [{ name: 'person', label: 'Person', value: person ?? '', items: [any, ...people.map(({ id, name }) => ({ value: id, text: name }))] }] : []),
      ],
    },
  };
}

/** The way to the next page of a list, and back to its beginning. */
export const morePages = (path: string, { after, limit: _, ...kept }: RemindersQuery, next: string | null): Block => ({
  kind: 'pages', ...(next ? { next: href(path, { ...kept, after: next }) } : {}), ...(after ? { previous: href(path, kept) } : {}),
});
