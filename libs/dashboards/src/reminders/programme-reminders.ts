import { untilClosed } from '#development';
import { deadlinesAhead } from '#calendar';
import { addDays, dayProblem, foldText, londonDate, type Instant, type PlainDate } from '#kernel';
import type { ReadModel } from '#projections';
import { AHEAD_DAYS, LONGEST_WAIT, MOST_DAYS_LATE, isToCome, plannedReminders, programmeOf, explainFromHistory, uloReminders, type ReminderRow, type RemindersSources, type RowsAsked, type UloSnapshot, type UloReminders } from '#reminders';
import { badKey, keyFrom, keyText } from '../keys.js';
import { wanted, type ProgrammeRemindersQuery } from './reminders.query.js';
import { withWarnings } from './warnings-ahead.js';

/** A reminder of some ULO of a programme. */
export type ProgrammeReminder = ReminderRow & { uloName: string };

export interface ProgrammeReminders {
  /** What is to come first, the earliest first; then what happened, the latest first. A page can be short, and not the last. */
  items: ProgrammeReminder[];
  next: string | null;
}

export interface ProgrammeRemindersSources extends RemindersSources {
  model: Pick<ReadModel, 'read'>;
}

/** A position in the list. Previous pages contain everything up to it. */
type Cursor = readonly [section: 'to-come' | 'past', when: string, ulo: string, id: string];
/** Lengths in days of the periods that are read one after the other. Most pages are full after the first period. */
const periodDays = [7, 28, 84, AHEAD_DAYS + MOST_DAYS_LATE + LONGEST_WAIT];
/** The maximum number of hidden reminders per page for which a ULO must be read. More reminders of the same ULO do not count. */
const MAX_HIDDEN = 400;

/**
 * One page of the reminders of all ULOs in a programme, without those that were too late. The read models give the next
 * reminders, and only their ULOs are read. The page shows the same reminders as the pages of these ULOs.
 */
export class ProgrammeRemindersPage {
  /** The ULOs read so far for the current period. */
  private readonly ulos = new Map<string, UloReminders | undefined>();
  private readonly items: ProgrammeReminder[] = [];
  private readonly limit: number;

  constructor(
    private readonly sources: ProgrammeRemindersSources,
    private readonly programme: string,
    private readonly query: ProgrammeRemindersQuery,
    private readonly now: Instant,
  ) {
    this.limit = query.limit ?? 25;
  }

  /** @throws InvalidInput if `after` is not a key */
  async read(): Promise<ProgrammeReminders> {
    const cursor = this.query.after === undefined ? undefined : (keyFrom(this.query.after, ['string', 'string', 'string', 'string']) as unknown as Cursor);
    if (cursor?.[0] === 'to-come' && dayProblem(cursor[1]) !== undefined) throw badKey();
    const last = await this.from(cursor);
    await explainFromHistory(this.sources.store, this.items);
    return { items: this.items, next: last ? keyText(last) : null };
  }

  /** @returns the position after which the next page begins; undefined on the last page */
  private async from(cursor: Cursor | undefined): Promise<Cursor | undefined> {
    const { state } = this.query;
    const past = state !== undefined && !['to-come', 'planned', 'due'].includes(state);
    if (!past && cursor?.[0] !== 'past') {
      const stopped = await this.toCome(cursor);
      if (stopped) return stopped;
    }
    return state === undefined || past ? this.past(cursor?.[0] === 'past' ? cursor : undefined) : undefined;
  }

  private async toCome(cursor: Cursor | undefined): Promise<Cursor | undefined> {
    const today = londonDate(this.now);
    const programme = await programmeOf(this.sources.store, this.programme);
    const last = this.query.state === 'due' ? today : addDays(today, AHEAD_DAYS);
    let first = cursor?.[1] ?? (this.query.state === 'planned' ? today : addDays(today, -MOST_DAYS_LATE - LONGEST_WAIT));
    let hidden = 0;
    for (const days of periodDays) {
      const end = addDays(first, days) < last ? addDays(first, days) : last;
      this.ulos.clear();
      const planned = this.planned(programme, first, end);
      const only = new Set(planned.map(([, , , id]) => id));
      for (const one of planned) {
        if (cursor && compare(one, cursor) <= 0) continue;
        const [before, known] = [this.items.length, this.ulos.has(one[2])];
        await this.add(one[2], (row) => row.id === one[3] && isToCome(row), { until: end, only });
        if (this.items.length === before && !known) hidden += 1;
        if (this.items.length >= this.limit || hidden >= MAX_HIDDEN) return one;
      }
      if (end === last) return undefined;
      first = addDays(end, 1);
    }
    return undefined;
  }

  /** The sorted positions of the reminders in a period, from the read models. */
  private planned({ policies, programme }: Pick<UloSnapshot, 'policies' | 'programme'>, first: PlainDate, last: PlainDate): Cursor[] {
    const rules = policies.flatMap(({ rules: known }) => Object.values(known));
    const move = Math.max(...policies.map(({ calendar }) => calendar.longestMove));
    const furthest = Math.max(...rules.flatMap(({ before }) => before.map(({ days }) => days)));
    const latest = Math.max(...rules.map(({ escalateAfterDays = 0 }) => escalateAfterDays));
    const asked = { programme: this.programme, ulos: this.ulosAsked(), from: addDays(first, -latest - move), to: addDays(last, furthest + move) };
    const chosen = [...new Set(policies.flatMap(({ warnings }) => [...warnings]))];
    const deadlines = this.sources.model.read((db) => withWarnings(db, asked, chosen, deadlinesAhead(db, asked)));
    const cursors = [...deadlines].flatMap(([ulo, due]) =>
      plannedReminders(ulo, untilClosed(due, programme.programme.closedOn), policies, { first, last }).map(({ day, id }): Cursor => ['to-come', day, ulo, id]),
    );
    return cursors.sort(compare);
  }

  private async past(cursor: Cursor | undefined): Promise<Cursor | undefined> {
    const { person, state } = this.query;
    const ulos = this.ulosAsked();
    const filters: [string, string][] = [
      ...(ulos ? [['o.ulo IN (SELECT value FROM json_each(?))', JSON.stringify(ulos)] as [string, string]] : []),
      ...(person === undefined ? [] : [['o.person = ?', person] as [string, string]]),
      ...(state === undefined || state === 'past' ? [] : [['o.state = ?', state] as [string, string]]),
    ];
    const [, at, ulo, id] = cursor ?? ['past', NEWEST, '', ''];
    const [reminder = '', to = ''] = id.split(' ');
    const room = this.limit - this.items.length;
    // CROSS JOIN keeps this order of tables, so that SQLite reads the index by time and does not sort.
    const rows = this.sources.model.read((db) =>
      db.all<{ ulo: string; reminder: string; person: string; at: string }>(
        `SELECT o.ulo, o.reminder, o.person, o.at FROM reminder_outcomes o CROSS JOIN portfolio p ON p.id = o.ulo
         WHERE p.programme = ? AND (o.at, o.ulo, o.reminder, o.person) < (?, ?, ?, ?) ${filters.map(([where]) => `AND ${where}`).join(' ')}
         ORDER BY o.at DESC, o.ulo DESC, o.reminder DESC, o.person DESC LIMIT ?`,
        this.programme, at, ulo, reminder, to, ...filters.map(([, value]) => value), room + 1,
      ),
    );
    const shown = rows.slice(0, room);
    this.ulos.clear();
    const only = new Set(shown.map((one) => one.reminder));
    for (const one of shown) await this.add(one.ulo, (row) => row.id === one.reminder && (row.person ?? '') === one.person && !isToCome(row), { only });
    const end = shown.at(-1);
    return rows.length > room && end ? ['past', end.at, end.ulo, `${end.reminder} ${end.person}`] : undefined;
  }

  /** The ids of the requested ULOs; undefined for all. */
  private ulosAsked(): string[] | undefined {
    const { ulo, q } = this.query;
    if (q === undefined) return ulo === undefined ? undefined : [ulo];
    const found = this.sources.model.read((db) => db.all<{ id: string }>('SELECT id FROM portfolio WHERE programme = ? AND instr(search, ?) > 0', this.programme, foldText(q)));
    return found.map(({ id }) => id).filter((id) => ulo === undefined || id === ulo);
  }

  private async add(ulo: string, fits: (row: ReminderRow) => boolean, asked: RowsAsked): Promise<void> {
    if (!this.ulos.has(ulo)) this.ulos.set(ulo, await uloReminders(this.sources, ulo, this.now, asked));
    const found = this.ulos.get(ulo);
    for (const row of found?.rows ?? []) if (fits(row) && wanted(this.query, row)) this.items.push({ ...row, uloName: found?.name ?? '' });
  }
}

/** Sorts after every instant. */
const NEWEST = '9999';

const compare = (a: Cursor, b: Cursor): number => {
  const [one, other] = [a.join(' '), b.join(' ')];
  return one < other ? -1 : one > other ? 1 : 0;
};
