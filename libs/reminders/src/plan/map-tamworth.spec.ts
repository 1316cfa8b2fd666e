import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCommandPipeline, type CommandPipeline } from '#commands';
import { commands, deadlinesOf, deciders, ulo as uloDecider, type UloState } from '#development';
import { openSqliteEventStore, type EventStore } from '#event-store';
import { addDays, fold, systemIds, type Clock, type PlainDate, type StoredEvent } from '#kernel';
import { loadExamples, shippedExamples } from '#import';
import { fakeClock } from '#spec';
import { factsOf } from '#history';
import { londonInstant } from '../calendar/london-time.js';
import { roleOf } from '../who/recipient-roles.js';
import { policyVersion } from './policy-versions.js';
import { plannedReminders, type PlannedReminder } from './planned-reminders.js';

const policies = [policyVersion(fold(deciders.programme, []))];
const folder = mkdtempSync(join(tmpdir(), 'milepost reminders '));
let store: EventStore;
let events: StoredEvent[] = [];

beforeAll(async () => {
  store = openSqliteEventStore({ folder });
  const handling = (clock: Clock): CommandPipeline => createCommandPipeline({ store, clock, ids: systemIds, deciders, commands });
  await loadExamples({ store, handling, clock: fakeClock('2026-11-24T12:00:00.000Z'), files: shippedExamples().slice(0, 1) });
  for await (const batch of store.readAll()) events = events.concat(batch.events.filter((e) => e.stream.startsWith('ulo-')));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The ULO as it was known at nine o'clock on a day. */
const knownAt9 = (day: PlainDate): UloState => fold(uloDecider, factsOf(events.filter((e) => e.recordedAt < londonInstant(day, 9))));

/** The reminders due on a day, from what was known that morning. */
const dueOn = (day: PlainDate, whole = knownAt9(day)): PlannedReminder[] =>
  plannedReminders('map', deadlinesOf(whole), policies, { first: day, last: day });

const table: readonly [about: string, role: string, days: string[]][] = [
  ['milestone', 'development-worker', ['2010-08-27', '2010-09-10', '2010-09-17', '2010-09-23', '2010-09-24']],
  ['agreement', 'development-worker', ['2010-03-03', '2010-03-17', '2010-03-24', '2010-03-30', '2010-03-31', '2014-03-03', '2014-03-17', '2014-03-24', '2014-03-28', '2014-03-31']],
  ['mentoring', 'mentor', ['2011-08-03', '2011-08-17', '2011-08-24', '2011-08-30', '2011-08-31']],
  ['lease', 'development-worker', ['2013-05-31', '2013-06-14', '2013-06-21', '2013-06-28']],
  ['mentor-silent', 'mentor', ['2009-04-22', '2009-07-22', '2009-09-02', '2009-10-28', '2010-01-06', '2010-03-03', '2010-04-28']],
  ['mentor-silent', 'programme-manager', ['2009-08-05', '2009-11-11', '2010-05-12']],
];

describe('the reminders of MAP, whose dates are illustrative', () => {
  it('are due on exactly these days, for exactly these roles', () => {
    const out: string[] = [];
    for (let day = '2009-01-12'; day <= '2014-04-30'; day = addDays(day, 1)) {
      const whole = knownAt9(day);
      for (const { kind, to } of dueOn(day, whole)) out.push(`${day} ${kind} to ${to.map((r) => roleOf(r, whole, day)).join(', ')}`);
    }
    const wanted = table.flatMap(([about, role, days]) => days.map((day) => `${day} ${about} to ${role}`)).sort();
    expect(out.sort()).toEqual(wanted);
  });

  it('of the launch are planned for the agreed date, and disappear when it is moved', () => {
    const launch = (known: PlainDate): string[] =>
      plannedReminders('map', deadlinesOf(knownAt9(known)), policies, { first: known, last: '2010-12-31' }).flatMap((r) => (r.kind === 'milestone' ? [r.day] : []));
    expect(launch('2009-10-01').slice(0, 8)).toEqual([
      '2009-11-02', '2009-11-16', '2009-11-23', '2009-11-27', '2009-11-30', '2009-12-07', '2009-12-14', '2009-12-21',
    ]);
    expect(launch('2009-10-13').slice(0, 5)).toEqual(['2010-04-01', '2010-04-16', '2010-04-23', '2010-04-29', '2010-04-30']);
    expect(launch('2010-09-25')).toEqual([]);
  });

  it('keep their ids each time they are computed', () => {
    const [first] = dueOn('2010-08-27');
    expect(first?.id).toBe(dueOn('2010-08-27')[0]?.id);
    expect(new Set(['2010-08-27', '2010-09-10', '2010-09-17'].map((day) => dueOn(day)[0]?.id)).size).toBe(3);
  });
});
