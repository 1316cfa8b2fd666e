import { setTimeout as sleep } from 'node:timers/promises';
import { InProcessScheduler, ReminderRunner, ReminderDispatcher } from '#reminders';
import { fakeClock, until } from '#spec';
import { derivedId, systemIds } from '#kernel';
import type { EventStore } from '#event-store';

/** Regression: a server that compared the reminders of many ULOs with the log stopped only after the last one. */
it('stops between two ULOs while it compares the reminders of all ULOs with the log', async () => {
  const clock = fakeClock();
  let read = 0;
  const store = {
    head: async () => '0',
    async *subscribe({ signal }: { signal: AbortSignal }) {
      await sleep(60_000, undefined, { signal, ref: false }).catch(() => undefined);
      yield* [];
    },
    async *readStream() {
      read += 1;
      await sleep(1);
      yield* [];
    },
    append: () => Promise.reject(new Error('Nothing is due.')),
  } as unknown as EventStore;
  const problems: string[] = [];
  const work = new ReminderRunner({
    store, clock, scheduler: new InProcessScheduler({ clock }), delivery: { status: () => ({ kind: 'outbox' }) },
    planner: new ReminderDispatcher({
      store, clock, ids: systemIds, delivery: { deliver: ({ id }) => Promise.resolve({ messageId: id }) },
      people: () => Promise.reject(new Error('Nobody is asked.')), ulos: () => Array.from({ length: 50_000 }, (_, n) => derivedId(`ulo ${n}`)),
    }),
    onProblem: (message) => problems.push(message),
  });
  await work.start();
  await until(() => read >= 2, { every: 1 });
  await work.stop();
  expect(read).toBeLessThan(1_000);
  expect(work.reconciled).toBeUndefined();
  expect(problems).toEqual([]);
}, 20_000);
