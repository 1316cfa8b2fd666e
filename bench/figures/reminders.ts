import { createCommandPipeline } from '#commands';
import { commands, deciders } from '#development';
import { openSqliteEventStore } from '#event-store';
import { clockFrom, derivedId, systemClock, systemIds, type Clock } from '#kernel';
import { BullMqScheduler, ReminderDispatcher, type ReminderTimer } from '#reminders';
import { startMailServer } from '../../test/support/mail-server.js';
import { RedisServer } from '../../test/support/redis-server.js';
import { clockBeforeNine, mapLog, nine } from '../../test/support/remind-map.js';
import type { Bench } from '../measure/figure.js';
import { assertResult } from '../measure/assert-result.js';
import { alternate } from '../measure/rounds.js';
import type { BenchContext } from '../measure/bench-context.js';

const pending = 100_000;
const actor = { id: derivedId('bench'), role: 'programme-manager', organisation: 'Bench' } as const;
const clock: Clock = clockFrom(() => '2026-01-15T09:00:00.000Z');
const nobody = { person: () => undefined, all: () => [], erased: () => [], keyMissing: () => [], holding: () => [], answering: () => [] };

/** Waits until the condition is true. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Makes a log whose milestones give at least 100,000 coming reminders. @returns the dispatcher that plans them */
const planned = (context: BenchContext): Promise<ReminderDispatcher> =>
  context.once('100,000 reminders', async () => {
    context.say('100,000 reminders …');
    const store = openSqliteEventStore({ folder: context.folder() });
    const handling = createCommandPipeline({ store, clock, ids: systemIds, deciders, commands });
    const send = async (name: string, body: object): Promise<string> => (await handling.execute({ name, actor, body: { occurredOn: '2026-01-15', ...body } })).stream;
    const programme = (await send('open-programme', { name: 'Bench', area: 'Bench' })).slice('programme-'.length);
    const ulos: string[] = [];
    const reminders = new ReminderDispatcher({ store, clock, ids: systemIds, ulos: () => ulos, people: async () => nobody, delivery: { deliver: async ({ id }) => ({ messageId: id }) } });
    for (let waiting = 0; waiting < pending; ) {
      const ulo = (await send('start-ulo-development', { programme, name: `ULO ${ulos.length}`, area: 'Bench', commissioner: 'Bench' })).slice('ulo-'.length);
      await Promise.all(Array.from({ length: 40 }, (_, i) => send('plan-milestone', { ulo, name: `Milestone ${i}`, kind: 'other', dueOn: '2026-06-15' })));
      ulos.push(ulo);
      waiting += (await reminders.timersOf(ulo)).length;
    }
    return reminders;
  });

/** The seconds to fill an empty Redis with the jobs of the log, as after a flush. */
async function reconcileOnce(reminders: ReminderDispatcher): Promise<number> {
  const redis = await RedisServer.started();
  const scheduler = new BullMqScheduler({ url: redis.url, clock });
  await until(async () => (await scheduler.status()).problem === undefined);
  const began = performance.now();
  const { added } = await scheduler.reconcile(reminders.allTimers(new AbortController().signal));
  const seconds = (performance.now() - began) / 1000;
  const { waiting } = await scheduler.status();
  await scheduler.close();
  await redis.dispose();
  assertResult(added >= pending && waiting === added, `${waiting} wait of ${added} added`);
  return seconds;
}

export const reminderReconcile: Bench = {
  id: 'reminder-reconcile',
  unit: 's',
  referenceName: 'the limit: 30 s for 100,000',
  wanted: { atMost: 1 },
  run: async (context, rounds) => {
    const reminders = await planned(context);
    context.say('reminder-reconcile …');
    return alternate({ ours: () => reconcileOnce(reminders), reference: async () => 30 }, rounds);
  },
};

/** The seconds after nine o'clock at which the mail server receives the email, with 100,000 other timers in the same Redis. */
async function measureLateness(): Promise<number> {
  const [log, redis, received] = [await mapLog(), await RedisServer.started(), Promise.withResolvers<number>()];
  let now: Clock = systemClock;
  const mail = await startMailServer({ mail: () => received.resolve((Date.parse(now.now()) - Date.parse(nine)) / 1000) });
  const others = Array.from({ length: pending }, (_, i): ReminderTimer => ({ id: `w${i}`, ulo: `u${i % 1000}`, at: '2099-01-01T09:00:00.000Z' }));
  const filling = new BullMqScheduler({ url: redis.url, clock: systemClock });
  await until(async () => (await filling.status()).problem === undefined);
  await filling.reconcile(others);
  await filling.close();
  now = clockBeforeNine(10_000);
  const work = log.worker({
    clock: now, mailUrl: mail.url, scheduler: new BullMqScheduler({ url: redis.url, clock: now }),
    reminding: (real) => ({
      timersOf: (ulo) => real.timersOf(ulo),
      remind: (timer) => real.remind(timer),
      stop: () => real.stop(),
      async *allTimers(signal) {
        yield* others;
        yield* real.allTimers(signal);
      },
    }),
  });
  await work.start();
  const late = await received.promise;
  await work.stop();
  await mail.close();
  await redis.dispose();
  await log.close();
  assertResult(late >= 0, `the email came ${-late} s too early`);
  return late;
}

export const reminderLateness: Bench = {
  id: 'reminder-lateness',
  unit: 's',
  referenceName: 'the limit: 2 s',
  wanted: { atMost: 1 },
  run: async (context, rounds) => {
    context.say('reminder-lateness …');
    return alternate({ ours: measureLateness, reference: async () => 2 }, rounds);
  },
};
