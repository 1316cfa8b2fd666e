import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCommandPipeline, type CommandPipeline } from '#commands';
import { commands, deciders } from '#development';
import { openSqliteEventStore, readStream, type EventStore } from '#event-store';
import { clockFrom, systemClock, systemIds, type Clock, type StoredEvent } from '#kernel';
import { loadExamples, shippedExamples } from '#import';
import type { PeopleDirectory, Person } from '#people';
import { ReminderRunner, ReminderDispatcher, SmtpDelivery, stopLinks, type Delivery, type ReminderPlanner, type Scheduler } from '#reminders';
import { fakeClock } from '#spec';

/** Nine o'clock in London on the day of the last reminder about the lease of the example MAP. */
export const nine = '2013-06-28T08:00:00.000Z';

/** A running clock that starts `lead` milliseconds before nine. */
export function clockBeforeNine(lead: number): Clock {
  const offset = Date.parse(nine) - lead - Date.parse(systemClock.now());
  return clockFrom(() => new Date(Date.parse(systemClock.now()) + offset).toISOString());
}

export const asha: Person = {
  id: 'asha', name: 'Asha', mail: 'asha@ulo.example', organisation: 'MAP', role: 'development-worker',
  preferences: { mode: 'each', stopped: [] }, registeredOn: '2009-01-01', example: true,
};

/** A log with the example MAP. Its reminders up to the day before are already recorded. */
export interface MapLog {
  store: EventStore;
  map: string;
  people: Person[];
  directory(): Promise<PeopleDirectory>;
  handling(clock: Clock): CommandPipeline;
  /** The events of its reminders since then. */
  recorded(): Promise<StoredEvent[]>;
  /** Makes a reminder runner on the log; the caller starts it. */
  worker(options: { clock: Clock; scheduler: Scheduler; mailUrl: string; mailTimeoutMs?: number; leaseMs?: number; around?: (real: Delivery) => Pick<Delivery, 'deliver' | 'status'>; reminding?: (real: ReminderPlanner) => ReminderPlanner }): ReminderRunner;
  close(): Promise<void>;
}

/** Makes the log, as an embedded log unless `open` opens another one. */
export async function mapLog(open: (folder: string) => EventStore | Promise<EventStore> = (folder) => openSqliteEventStore({ folder })): Promise<MapLog> {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-faults-'));
  const store = await open(folder);
  const handling = (clock: Clock): CommandPipeline => createCommandPipeline({ store, clock, ids: systemIds, deciders, commands });
  await loadExamples({ store, handling, clock: fakeClock('2012-01-01T12:00:00.000Z'), files: shippedExamples().slice(0, 1) });
  let map = '';
  for await (const { events } of store.readAll()) map ||= events.find(({ stream }) => stream.startsWith('ulo-'))?.stream.slice(4) ?? '';
  const people: Person[] = [asha];
  const directory = async (): Promise<PeopleDirectory> => ({
    person: (id) => people.find((p) => p.id === id), all: () => people, erased: () => [], keyMissing: () => [],
    holding: (role) => people.filter((p) => p.role === role), answering: (role) => people.filter((p) => p.role === role),
  });
  const common = { store, ids: systemIds, people: directory, ulos: () => [map] };
  await new ReminderDispatcher({ ...common, clock: fakeClock('2013-06-27T08:00:00.000Z'), delivery: { deliver: async ({ id }) => ({ messageId: id }) } }).remind({ ulo: map });
  const all = (): Promise<StoredEvent[]> => readStream(store, `reminders-${map}`);
  const before = (await all()).length;
  return {
    store, map, people, directory, handling,
    recorded: async () => (await all()).slice(before),
    worker({ clock, scheduler, mailUrl, mailTimeoutMs = 60_000, leaseMs = 60_000, around = (d) => d, reminding = (r) => r }) {
      const addressees = async (id: string): Promise<{ name: string; mail: string } | undefined> => {
        const found = people.find((p) => p.id === id);
        return found?.mail === undefined ? undefined : { name: found.name, mail: found.mail };
      };
      const smtp = new SmtpDelivery({ url: mailUrl, from: 'reminders@milepost.example', site: 'https://milepost.example', clock, addressees, stopLinks: stopLinks('s'.repeat(32)), timeoutMs: mailTimeoutMs });
      const delivery = around(smtp);
      const real = new ReminderDispatcher({ ...common, clock, delivery, leaseMs });
      return new ReminderRunner({ store, clock, scheduler, delivery, planner: reminding(real), onProblem: () => undefined, retryMs: 50, planAfterMs: 20 });
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
