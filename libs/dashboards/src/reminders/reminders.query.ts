import { compareRows, isToCome, rowStates, type ReminderRow, type RowState } from '#reminders';
import { keyFrom, keyText } from '../keys.js';
import { Parameters } from '../parameters.js';

/** Filters by one state of a reminder or by a group: planned or due, and past. */
export const rowFilters = { 'to-come': 'To come', past: 'What happened', ...rowStates } as const;
export type RowFilter = keyof typeof rowFilters;

export interface RemindersQuery {
  state?: RowFilter;
  /** The id of a person, to show only reminders to this person. */
  person?: string;
  after?: string;
  /** The number of rows on previous pages, for numbered pages. */
  skip?: number;
  limit?: number;
}

/** A query for a programme, which does not include reminders that were too late. They are shown only on the page of their ULO. */
export type ProgrammeRemindersQuery = RemindersQuery & { ulo?: string; /** Part of the name or area of the ULO. */ q?: string };
export const programmeRowFilters = Object.fromEntries(Object.entries(rowFilters).filter(([code]) => code !== 'superseded'));

/** Parses the query from URL parameters. @throws InvalidInput */
export const remindersQueryFrom = ({ state, person, after, limit }: Given): RemindersQuery => queryFrom({ state, person, after, limit }, rowFilters);

/** The same for a programme. @throws InvalidInput */
export const programmeRemindersQueryFrom = (given: Given): ProgrammeRemindersQuery => queryFrom(given, programmeRowFilters, 50);

type Given = Readonly<Record<string, unknown>>;

function queryFrom(given: Given, states: object, most = 200): ProgrammeRemindersQuery {
  const p = new Parameters(given);
  const query = {
    state: p.choice('state', Object.keys(states) as RowFilter[]), person: p.id('person')?.toLowerCase(), ulo: p.id('ulo')?.toLowerCase(), q: p.text('q'), after: p.text('after', 1000), limit: p.whole('limit', 1, most),
  };
  p.check();
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

export const wanted = ({ state, person }: RemindersQuery, row: ReminderRow): boolean =>
  (person === undefined || row.person === person) && (state === undefined || row.state === state || state === (isToCome(row) ? 'to-come' : 'past'));

export interface RowsPage {
  /** Reminders that match, all pages together. */
  total: number;
  items: ReminderRow[];
  next: string | null;
}

/** One page of sorted rows. @throws InvalidInput if `after` is not a key */
export function pageOfRows(rows: readonly ReminderRow[], query: RemindersQuery): RowsPage {
  const matching = rows.filter((row) => wanted(query, row));
  const from = (query.after === undefined ? 0 : firstAfter(matching, query.after)) + (query.skip ?? 0);
  const items = matching.slice(from, from + (query.limit ?? 50));
  const last = from + items.length < matching.length ? items.at(-1) : undefined;
  return { total: matching.length, items, next: last ? keyText([last.state, last.at, last.id, last.person ?? '']) : null };
}

function firstAfter(rows: readonly ReminderRow[], after: string): number {
  const [state, at, id, person] = keyFrom(after, ['string', 'string', 'string', 'string']) as [RowState, string, string, string];
  const found = rows.findIndex((row) => compareRows(row, { state, at, id, person }) > 0);
  return found === -1 ? rows.length : found;
}
