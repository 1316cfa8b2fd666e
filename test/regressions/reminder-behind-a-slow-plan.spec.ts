import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '#event-store';
import { InProcessScheduler, ReminderRunner } from '#reminders';
import { fakeClock, until } from '#spec';

/**
 * Regression: planning pauses in proportion to its duration, and the wait behind a reconciliation of ten seconds was counted as
 * duration. A reminder that was due at once was sent 17 minutes later.
 */
it('plans a reminder that is due at once soon after a slow plan', async () => {
  const clock = fakeClock();
  const planned: string[] = [];
  const store = {
    head: async () => '0',
    async *subscribe({ signal }: { signal: AbortSignal }) {
      yield { events: [{ stream: 'ulo-slow' }], seen: '1' };
      yield { events: [{ stream: 'ulo-due' }], seen: '2' };
      await sleep(60_000, undefined, { signal, ref: false }).catch(() => undefined);
    },
  } as unknown as EventStore;
  const work = new ReminderRunner({
    store, clock, scheduler: new InProcessScheduler({ clock }), delivery: { status: () => ({ kind: 'outbox' }) }, planAfterMs: 1,
    planner: {
      async timersOf(ulo) {
        if (ulo === 'slow') await sleep(500);
        planned.push(ulo);
        return [];
      },
      async *allTimers() {
        await sleep(500);
        yield* [];
      },
      remind: () => Promise.resolve(),
      stop: () => undefined,
    },
    onProblem: (message, error) => { throw new Error(message, { cause: error }); },
  });
  await work.start();
  await until(() => planned.includes('due'), { within: 20_000 });
  expect(planned).toEqual(['slow', 'due']);
  await work.stop();
}, 40_000);
