import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createCommandPipeline } from '#commands';
import { commands, deciders } from '#development';
import { openSqliteEventStore } from '#event-store';
import { addDays, systemIds } from '#kernel';
import type { PeopleDirectory, Person } from '#people';
import { ReminderDispatcher, WorkingCalendar, type Email, type Nation } from '#reminders';
import { fakeClock } from '#spec';
import { londonInstant, sendableFrom } from '../../libs/reminders/src/calendar/london-time.js';
import { isTooLate, sendingDay } from '../../libs/reminders/src/remind/sending-day.js';

/** Regression: two bank holidays in a row move a weekly email by eight days, and its reminders were superseded instead of sent. */
describe('a reminder that waits for a weekly email', () => {
  it('is sent on its sending day, in each nation, with any quiet hours and any due day', () => {
    const day = fc.integer({ min: 0, max: 11_000 }).map((days) => addDays('2015-01-01', days));
    const nation = fc.constantFrom<Nation>('england-and-wales', 'scotland', 'northern-ireland');
    const quiet = fc.record({ fromHour: fc.integer({ min: 10, max: 24 }), untilHour: fc.integer({ min: 0, max: 9 }) });
    const off = fc.uniqueArray(fc.integer({ min: -3, max: 12 }), { maxLength: 3 });
    fc.assert(fc.property(day, nation, quiet, off, fc.constantFrom('each', 'daily', 'weekly'), (due, where, hours, moved, mode) => {
      const calendar = new WorkingCalendar(where, new Set(moved.map((days) => addDays(due, days))));
      const reminder = { day: calendar.onOrBefore(due) };
      const person = { preferences: { mode, stopped: [] } } as const;
      const goes = sendingDay(reminder, person, calendar);
      expect(goes >= reminder.day && calendar.isWorkingDay(goes)).toBe(true);
      expect(isTooLate(reminder, () => [person], calendar, goes)).toBe(false);
      expect(sendableFrom(londonInstant(goes, 9), calendar, hours)).toBe(londonInstant(goes, 9));
      // It is superseded no earlier than eight days after the sending day.
      expect(isTooLate(reminder, () => [person], calendar, addDays(goes, 7))).toBe(false);
      expect(isTooLate(reminder, () => [person], calendar, addDays(goes, 8))).toBe(true);
    }), { numRuns: 3_000 });
  });

  it('is sent or superseded exactly once over a Christmas with two bank holidays in a row', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'milepost-digest-'));
    const store = openSqliteEventStore({ folder });
    const clock = fakeClock('2022-11-01T12:00:00.000Z');
    const handling = createCommandPipeline({ store, clock, ids: systemIds, deciders, commands });
    const actor = { id: 'somebody', role: 'programme-manager', organisation: 'County council' } as const;
    const send = (name: string, body: object) => handling.execute({ name, actor, body: { occurredOn: '2022-11-01', ...body } });
    const programme = (await send('open-programme', { name: 'P', area: 'A' })).stream.slice('programme-'.length);
    const ulo = (await send('start-ulo-development', { programme, name: 'Voices', area: 'A', commissioner: 'County council' })).stream.slice('ulo-'.length);
    for (let day = '2022-12-12'; day <= '2023-01-20'; day = addDays(day, 3)) await send('plan-milestone', { ulo, name: `Due ${day}`, kind: 'other', dueOn: day });
    const emails: [day: string, email: Email][] = [];
    const asha: Person = { id: 'asha', name: 'Asha', mail: 'asha@ulo.example', organisation: 'MAP', role: 'programme-manager', preferences: { mode: 'weekly', stopped: [] }, registeredOn: '2022-01-01', example: false };
    const people: PeopleDirectory = { person: () => asha, all: () => [asha], erased: () => [], keyMissing: () => [], holding: () => [asha], answering: () => [asha] };
    const reminders = new ReminderDispatcher({
      store, clock, ids: systemIds, people: async () => people, ulos: () => [ulo],
      delivery: { deliver: async (email) => ({ messageId: `<${emails.push([clock.today(), email])}>` }) },
    });
    for (let day = '2022-11-01'; day <= '2023-02-10'; day = addDays(day, 1)) {
      clock.set(londonInstant(day, 9));
      await reminders.remind({ ulo });
    }
    // Monday 26 and Tuesday 27 December and Monday 2 January are bank holidays.
    const christmas = emails.map(([day]) => day).filter((day) => day >= '2022-12-12' && day <= '2023-01-16');
    expect(christmas).toEqual(['2022-12-12', '2022-12-19', '2022-12-28', '2023-01-03', '2023-01-09', '2023-01-16']);
    const about28 = emails.find(([day]) => day === '2022-12-28')?.[1].items.map(({ what }) => what) ?? [];
    // Due on Tuesday 20 December at the earliest: eight days before.
    expect(about28).toContain('Due 2022-12-21 (Voices)');
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
});
