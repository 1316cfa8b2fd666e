import { InvalidInput } from '#kernel';
import type { ReminderRow } from '#reminders';
import { pageOfRows, remindersQueryFrom } from './reminders.query.js';

const row = (state: ReminderRow['state'], at: string, id: string, person = 'p'): ReminderRow => ({ id, ulo: 'u', state, at, person, role: null, about: null, note: null });
const rows = [row('due', '2026-01-01', 'a'), row('planned', '2026-01-02', 'b'), row('planned', '2026-01-02', 'b', 'q'), row('sent', '2026-01-01', 'c'), row('failed', '2025-12-01', 'd')];
const ids = (items: readonly ReminderRow[]): string[] => items.map(({ id, person }) => id + person);

describe('a page of reminders', () => {
  it('continues after the last row of the previous page, even if rows were added in between', () => {
    const first = pageOfRows(rows, { limit: 2 });
    expect([first.total, ids(first.items)]).toEqual([5, ['ap', 'bp']]);
    const later = [row('planned', '2026-01-01', 'new'), ...rows];
    const second = pageOfRows(later, { limit: 2, after: first.next ?? '' });
    expect(ids(second.items)).toEqual(['bq', 'cp']);
    const last = pageOfRows(rows, { limit: 2, after: second.next ?? '' });
    expect([ids(last.items), last.next]).toEqual([['dp'], null]);
  });

  it('filters by state and person', () => {
    expect(ids(pageOfRows(rows, { state: 'to-come', person: 'p' }).items)).toEqual(['ap', 'bp']);
    expect(ids(pageOfRows(rows, { state: 'past' }).items)).toEqual(['cp', 'dp']);
    expect(ids(pageOfRows(rows, { state: 'sent' }).items)).toEqual(['cp']);
  });

  it.each([[{ state: 'lost' }, 'state'], [{ person: 'Asha' }, 'person'], [{ limit: '0' }, 'limit'], [{ q: 'x', state: ['sent', 'past'] }, 'state']])('refuses %j and names the parameter', (given, field) => {
    expect(() => remindersQueryFrom(given)).toThrow(InvalidInput);
    expect(() => remindersQueryFrom(given)).toThrow(field);
  });
  it('refuses an invalid key', () => expect(() => pageOfRows(rows, { after: 'x' })).toThrow(InvalidInput));
});
