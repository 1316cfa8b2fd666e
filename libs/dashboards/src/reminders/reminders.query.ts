import { compareRows, isToCome, rowStates, type ReminderRow, type RowState } from '#reminders';
import { keyFrom, keyText } from '../keys.js';
import { Parameters } from '../parameters.js';

/** One state of a reminder, or several: what is planned or due, and what happened. */
export const rowFilters = { 'to-come': 'To come', past: 'What happened', ...rowStates } as const;
export type RowFilter = keyof typeof rowFilters;

export interface RemindersQuery {
  state?: RowFilter;
  /** Only to this person, by id. */
  person?: string;
  after?: string;
  /** How many come on pages before, for pages that are numbered. */
  skip?: number;
  limit?: number;
}

/** Of a programme: those that came too late are only told of with their ULO. */
export type ProgrammeRemindersQuery = RemindersQuery & { ulo?: string; /** Part of the name or area of the ULO. */ q?: string };
export const programmeRowFilters = Object.fromEntries(Object.entries(rowFilters).filter(([code]) => code !== 'superseded'));

/** Reads the query from the parameters of an address. @throws InvalidInput */
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

/** One page of rows that are in their order. @throws InvalidInput when `after` is no key */
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
