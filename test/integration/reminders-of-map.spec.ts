import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCommandPipeline, type CommandPipeline } from '#commands';
import { commands, deciders } from '#development';
import { openSqliteEventStore, type EventStore } from '#event-store';
import { addDays, londonDate, systemIds, type Clock, type PlainDate, type Role } from '#kernel';
import { loadExamples, shippedExamples } from '#import';
import type { PeopleDirectory, Person } from '#people';
import { fakeClock } from '#spec';
import { londonInstant } from '../../libs/reminders/src/calendar/london-time.js';
import { ReminderDispatcher, type ReminderDispatcherOptions } from '../../libs/reminders/src/remind/reminder-dispatcher.js';

const folder = mkdtempSync(join(tmpdir(), 'milepost-map-'));
const clock = fakeClock('2009-01-12T09:00:00.000Z');
const somebody = (role: Role): Person => ({
  id: role, name: role, mail: `${role}@map.example`, organisation: 'MAP', role, preferences: { mode: 'each', stopped: [] }, registeredOn: '2009-01-01', example: false,
});
const people = (['programme-manager', 'development-worker', 'mentor', 'commissioner'] as const).map(somebody);
const directory: PeopleDirectory = {
  person: (id) => people.find((p) => p.id === id), all: () => people, erased: () => [], keyMissing: () => [],
  holding: (role) => people.filter((p) => p.role === role), answering: (role) => people.filter((p) => p.role === role),
};
let store: EventStore;
let map = '';
const sent: string[] = [];

/** The events that were recorded by the time of the clock. */
const known: ReminderDispatcherOptions['store'] = {
  append: (...args) => store.append(...args),
  async *readStream(...args) {
    for await (const batch of store.readStream(...args)) yield { ...batch, events: batch.events.filter((e) => e.recordedAt <= clock.now()) };
  },
};
const delivery: ReminderDispatcherOptions['delivery'] = {
  deliver: async ({ person, items }) => ({ messageId: `<${sent.push(`${londonDate(clock.now())} ${items[0].whyNow.split(':')[0] ?? ''} to ${person}`)}>` }),
};
const reminders = (): ReminderDispatcher => new ReminderDispatcher({ store: known, clock, ids: systemIds, delivery, people: async () => directory, ulos: () => [map] });

beforeAll(async () => {
  store = openSqliteEventStore({ folder });
  const handling = (at: Clock): CommandPipeline => createCommandPipeline({ store, clock: at, ids: systemIds, deciders, commands });
  await loadExamples({ store, handling, clock: fakeClock('2026-11-24T12:00:00.000Z'), files: shippedExamples().slice(0, 1) });
  for await (const { events } of store.readAll()) map ||= events.find(({ stream }) => stream.startsWith('ulo-'))?.stream.slice(4) ?? '';
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** No reminders report its progress: process managers ignore examples. */
const table: readonly [about: string, role: Role, days: PlainDate[]][] = [
  ['Milestone due', 'development-worker', ['2010-08-27', '2010-09-10', '2010-09-17', '2010-09-23', '2010-09-24']],
  ['Funding agreement ends', 'development-worker', ['2010-03-03', '2010-03-17', '2010-03-24', '2010-03-30', '2010-03-31', '2014-03-03', '2014-03-17', '2014-03-24', '2014-03-28', '2014-03-31']],
  ['Mentoring ends', 'mentor', ['2011-08-03', '2011-08-17', '2011-08-24', '2011-08-30', '2011-08-31']],
  ['Premises end', 'development-worker', ['2013-05-31', '2013-06-14', '2013-06-21', '2013-06-28']],
  ['No mentoring for six weeks', 'mentor', ['2009-04-22', '2009-07-22', '2009-09-02', '2009-10-28', '2010-01-06', '2010-03-03', '2010-04-28']],
  ['No mentoring for six weeks', 'programme-manager', ['2009-08-05', '2009-11-11', '2010-05-12']],
];

it('the years of MAP, whose dates are illustrative, send exactly the expected reminders, each once', async () => {
  for (let day = '2009-01-12'; day <= '2014-04-30'; day = addDays(day, 1)) {
    clock.set(londonInstant(day, 9));
    await reminders().remind({ ulo: map });
  }
  expect([...sent].sort()).toEqual(table.flatMap(([about, role, days]) => days.map((day) => `${day} ${about} to ${role}`)).sort());
}, 120_000);
