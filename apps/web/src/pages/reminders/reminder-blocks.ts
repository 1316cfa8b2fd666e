import { isAllowed, type Identity } from '#access';
import type { RemindersQuery } from '#dashboards';
import { roles } from '#kernel';
import { isReadable, type PeopleDirectory, type Person } from '#people';
import { isToCome, rowStates, type ReminderRow, type RowState } from '#reminders';
import { deadlines } from '#development';
import { dateTime } from '#ui';
import { peopleReaders } from '../../security/access.js';
import { heads, type Block, type Cell, type Table } from '../blocks.js';
import { nameInstead } from '../people/person-subject.js';
import { dash, readable } from '../words.js';

/** The recipient of a reminder, as text. */
export type RecipientText = (row: Pick<ReminderRow, 'person' | 'role'>) => string;

/** By name and role, or by role alone for readers who do not see people's details. */
export const whom =
  (directory: PeopleDirectory, byName: boolean): RecipientText =>
  ({ person, role }) => {
    if (person === null) return 'Nobody';
    const found = directory.person(person);
    if (found !== undefined && !isReadable(found)) return nameInstead[found];
    const inRole = role === null ? 'Somebody who is not registered' : roles[role];
    return byName && found ? `${found.name}, ${inRole.toLowerCase()}` : inRole;
  };

const colours: Readonly<Record<RowState, string>> = { planned: 'blue', due: 'yellow', claimed: 'yellow', sent: 'green', failed: 'red', silenced: 'grey', superseded: 'grey' };

export const whatOf = ({ about }: Pick<ReminderRow, 'about'>): string => (about ? readable(about.name) : 'Something that is no longer in the plan');
export const whyOf = ({ about, note }: Pick<ReminderRow, 'about' | 'note'>): string => [about?.why, note].filter(Boolean).join(' ');

/** True when the reminder can be sent now: it was not sent and still applies. */
const isSendable = (row: ReminderRow): boolean => (isToCome(row) && row.person !== null) || row.state === 'failed';

interface TableOptions {
  caption: string;
  captionHidden?: boolean;
  /** Includes the ULO's name in lists with several ULOs. */
  rows: readonly (ReminderRow & { uloName?: string })[];
  whom: RecipientText;
  /** Whether the reader may send. */
  sends: boolean;
  total?: string;
  empty: string;
  csv?: string;
}

export function remindersTable({ rows, whom: to, sends, ...table }: TableOptions): Table {
  const offers = sends && rows.some(isSendable);
  const several = rows.some(({ uloName }) => uloName !== undefined);
  return {
    ...table,
    head: heads('When', 'What', ...(several ? ['ULO'] : []), 'To', 'State', 'Why', ...(offers ? ['Action'] : [])),
    rows: rows.map((row): Cell[] => [
      dateTime(row.at),
      row.about ? { text: whatOf(row), href: `/ulos/${row.ulo}/${deadlines[row.about.kind].tab}` } : whatOf(row),
      ...(several ? [{ text: row.uloName ?? '', href: `/ulos/${row.ulo}/reminders` }] : []),
      to(row),
      { text: rowStates[row.state], colour: colours[row.state] },
      { text: whyOf(row) || dash, wide: true },
      ...(offers ? [isSendable(row) ? sendButton(row, to) : ''] : []),
    ]),
  };
}

const sendButton = (row: ReminderRow, to: RecipientText): Cell => ({
  text: 'Send now',
  action: { href: `/ulos/${row.ulo}/reminders/${row.id}/send`, about: `about “${whatOf(row)}”, ${dateTime(row.at)}, to ${to(row)}`, fields: row.person === null ? {} : { person: row.person } },
});

interface FilterOptions {
  path: string;
  query: RemindersQuery & { q?: string };
  states: Readonly<Record<string, string>>;
  /** The people who can be chosen; empty for readers who do not see people's details. */
  people: readonly Person[];
  /** Whether the filter includes the ULO. */
  byUlo?: true;
}

export function remindersFilter({ path, query: { state, person, q }, states, people, byUlo }: FilterOptions): Block {
  const any = { value: '', text: 'All' };
  return {
    kind: 'filter',
    filter: {
      action: path, label: 'Filter the reminders', fold: true, ...(state || person || q ? { clear: path } : {}),
      fields: [
        ...(byUlo ? [{ name: 'q', label: 'Name or area of the ULO', value: q ?? '' }] : []),
        { name: 'state', label: 'State', value: state ?? '', items: [any, ...Object.entries(states).map(([value, text]) => ({ value, text }))] },
        ...(people.length > 0 ? [{ name: 'person', label: 'Person', value: person ?? '', items: [any, ...people.map(({ id, name }) => ({ value: id, text: name }))] }] : []),
      ],
    },
  };
}

/** The choices of the person filter: people who take part, for readers who may see details. */
export const peopleOf = (directory: PeopleDirectory, actor: Pick<Identity, 'grants'>, { programme, ulo }: { programme: string; ulo?: string }): Person[] =>
  isAllowed(actor, { roles: peopleReaders }) ? directory.all().filter((p) => (p.programme ?? programme) === programme && (ulo === undefined || (p.ulo ?? ulo) === ulo)) : [];
