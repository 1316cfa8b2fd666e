import { systemClock, type Instant } from '#kernel';
import type { Retries } from '../schedulers/retries.js';
import type { Scheduler, SchedulerStatus, ReminderTimer } from '../schedulers/scheduler.js';

export interface SchedulerTrial {
  /** Another scheduler on the same queue, as after a restart. */
  open(retries: Retries): Scheduler;
  /** Closes open schedulers and empties the queue. */
  dispose(): Promise<void>;
}

const fastRetries: Retries = { attempts: 3, firstAfterMs: 10 };
const inMs = (ms = 30): Instant => new Date(Date.parse(systemClock.now()) + ms).toISOString();
const farFuture = '2126-01-01T09:00:00.000Z';
const timer = (id: string, at: Instant, ulo = 'ulo-1'): ReminderTimer => ({ id, ulo, at });

/** Waits for a condition; fails after ten seconds. */
export async function until(condition: string, isTrue: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`This did not happen in time: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The guarantees of every scheduler. An adapter needs only: `describeSchedulerContract('name', async () => ({ open, dispose }))`. */
export function describeSchedulerContract(name: string, prepare: () => Promise<SchedulerTrial>): void {
  describe(`the scheduler on ${name}`, () => {
    let trial: SchedulerTrial;
    let opened: Scheduler[] = [];
    const open = (retries = fastRetries): Scheduler => {
      const scheduler = trial.open(retries);
      opened.push(scheduler);
      return scheduler;
    };
    /** A started scheduler, and the ids that it handled. */
    const started = async (scheduler = open(), handle: (fired: ReminderTimer) => Promise<void> = async () => undefined): Promise<{ scheduler: Scheduler; fired: string[] }> => {
      const fired: string[] = [];
      await scheduler.start((timerToHandle) => {
        fired.push(timerToHandle.id);
        return handle(timerToHandle);
      });
      await until('the scheduler is reachable', async () => (await scheduler.status()).problem === undefined);
      return { scheduler, fired };
    };
    const untilStatus = (scheduler: Scheduler, wanted: Partial<SchedulerStatus>): Promise<void> =>
      until(JSON.stringify(wanted), async () => {
        const status = await scheduler.status();
        return Object.entries(wanted).every(([key, value]) => status[key as keyof SchedulerStatus] === value);
      });

    beforeEach(async () => {
      opened = [];
      trial = await prepare();
    });
    afterEach(async () => {
      for (const scheduler of opened) await scheduler.close();
      await trial.dispose();
    });

    it('fires due and overdue timers once each, with their ids', async () => {
      const got: ReminderTimer[] = [];
      const { scheduler } = await started(open(), async (fired) => void got.push(fired));
      const requested = [timer('a', inMs()), timer('b', '2009-04-22T08:00:00.000Z')];
      await scheduler.replace('ulo-1', requested);
      await until('both fired', () => got.length === 2);
      await untilStatus(scheduler, { waiting: 0, active: 0, failed: 0 });
      expect(got.sort((x, y) => (x.id < y.id ? -1 : 1))).toEqual(requested);
    });

    it('waits for a timer in a hundred years, and reports when it is due', async () => {
      const { scheduler, fired } = await started();
      await scheduler.replace('ulo-1', [timer('far', farFuture)]);
      await scheduler.replace('ulo-2', [timer('near', inMs(), 'ulo-2')]);
      await until('the near one fired', () => fired.length > 0);
      await untilStatus(scheduler, { waiting: 1, next: farFuture });
      expect(fired).toEqual(['near']);
    });

    it('replaces the timers of one ULO, and keeps those of others', async () => {
      const { scheduler, fired } = await started();
      await scheduler.replace('ulo-1', [timer('a', farFuture), timer('b', farFuture)]);
      await scheduler.replace('ulo-2', [timer('c', farFuture, 'ulo-2')]);
      await scheduler.replace('ulo-1', [timer('b', inMs())]);
      await until('the moved one fired', () => fired.length > 0);
      await untilStatus(scheduler, { waiting: 1 });
      await scheduler.replace('ulo-2', []);
      await untilStatus(scheduler, { waiting: 0 });
      expect(fired).toEqual(['b']);
    });

    it('keeps one timer when it is requested several times', async () => {
      const { scheduler } = await started();
      for (let i = 0; i < 3; i++) await scheduler.replace('ulo-1', [timer('a', farFuture)]);
      await scheduler.reconcile([timer('a', farFuture)]);
      await untilStatus(scheduler, { waiting: 1 });
    });

    it('accepts ids with colons, digits only, and any letters', async () => {
      const { scheduler, fired } = await started();
      const ids = ['12345', 'milestone:launch', 'a.b', 'a b/ß%3A', '0'];
      await scheduler.replace('1', ids.map((id) => timer(id, inMs(), '1')));
      await until('all fired', () => fired.length === ids.length);
      expect(fired.sort()).toEqual(ids.sort());
    });

    it('fires a timer again when it is requested again', async () => {
      const { scheduler, fired } = await started();
      const same = timer('a', inMs());
      await scheduler.replace('ulo-1', [same]);
      await until('it fired', () => fired.length === 1);
      await untilStatus(scheduler, { waiting: 0, active: 0 });
      await scheduler.replace('ulo-1', []);
      await scheduler.replace('ulo-1', [same]);
      await until('it fired again', () => fired.length === 2);
    });

    it('adds missing timers, removes others and keeps the rest when reconciled', async () => {
      const { scheduler } = await started();
      await scheduler.replace('ulo-1', [timer('a', farFuture), timer('b', farFuture)]);
      expect(await scheduler.reconcile([timer('b', farFuture), timer('c', farFuture), timer('d', farFuture, 'ulo-2')])).toEqual({ added: 2, removed: 1, kept: 1 });
      expect(await scheduler.reconcile([timer('b', farFuture), timer('c', farFuture), timer('d', farFuture, 'ulo-2')])).toEqual({ added: 0, removed: 0, kept: 3 });
      await untilStatus(scheduler, { waiting: 3 });
      expect(await scheduler.reconcile([])).toEqual({ added: 0, removed: 3, kept: 0 });
      await untilStatus(scheduler, { waiting: 0 });
    });

    it('has all timers again after a restart and a reconciliation', async () => {
      const first = await started();
      await first.scheduler.replace('ulo-1', [timer('a', farFuture)]);
      await first.scheduler.close();
      const { scheduler, fired } = await started();
      await scheduler.reconcile([timer('a', farFuture), timer('due', '2026-01-01T09:00:00.000Z')]);
      await until('what was due fired', () => fired.length === 1);
      await untilStatus(scheduler, { waiting: 1 });
      expect(fired).toEqual(['due']);
    });

    it('retries a failed timer with growing delays', async () => {
      let left = 2;
      const { scheduler, fired } = await started(open(), async () => {
        if (left-- > 0) throw new Error('not now');
      });
      await scheduler.replace('ulo-1', [timer('a', inMs())]);
      await until('it was tried three times', () => fired.length === 3);
      await untilStatus(scheduler, { waiting: 0, active: 0, failed: 0 });
    });

    it('reports a timer as failed after its last attempt, and retries it when reconciled', async () => {
      let succeeds = false;
      const { scheduler, fired } = await started(open(), async () => {
        if (!succeeds) throw new Error('never');
      });
      const requested = [timer('a', '2026-01-01T09:00:00.000Z')];
      await scheduler.replace('ulo-1', requested);
      await untilStatus(scheduler, { failed: 1, waiting: 0, active: 0 });
      expect(fired).toHaveLength(3);
      await scheduler.replace('ulo-1', requested);
      await untilStatus(scheduler, { failed: 1, waiting: 0, active: 0 });
      succeeds = true;
      await scheduler.reconcile(requested);
      await untilStatus(scheduler, { failed: 0, waiting: 0, active: 0 });
      expect(fired).toHaveLength(4);
    });

    it('fires other timers while one fails', async () => {
      const { scheduler, fired } = await started(open(), async ({ id }) => {
        if (id === 'bad') throw new Error('never');
      });
      await scheduler.replace('ulo-1', ['bad', 'a', 'b', 'c'].map((id) => timer(id, inMs())));
      await until('the others fired', () => ['a', 'b', 'c'].every((id) => fired.includes(id)));
    });

    it('handles many due timers a few at a time', async () => {
      let active = 0;
      let maxActive = 0;
      const { scheduler, fired } = await started(open(), async () => {
        maxActive = Math.max(maxActive, ++active);
        await new Promise((resolve) => setTimeout(resolve, 5));
        active--;
      });
      await scheduler.reconcile(Array.from({ length: 60 }, (_, i) => timer(`w${i}`, '2026-01-01T09:00:00.000Z')));
      await until('all fired', () => fired.length === 60 && active === 0);
      expect(maxActive).toBeLessThanOrEqual(4);
      expect(new Set(fired).size).toBe(60);
    });

    it('waits for timers in progress when it closes, and fires no more', async () => {
      let done = false;
      const { scheduler, fired } = await started(open(), async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        done = true;
      });
      await scheduler.replace('ulo-1', [timer('a', inMs(0)), timer('b', inMs(60_000))]);
      await until('it fired', () => fired.length === 1);
      await scheduler.close();
      expect(done).toBe(true);
      expect(fired).toEqual(['a']);
    });
  });
}
