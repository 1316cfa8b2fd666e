import { systemClock, type Instant } from '#kernel';
import type { Retries } from '../schedulers/retries.js';
import type { Scheduler, SchedulerStatus, ReminderTimer } from '../schedulers/scheduler.js';

export interface SchedulerTrial {
  /** Another scheduler on the same queue, as after a restart. */
  open(retries: Retries): Scheduler;
  /** Closes open schedulers and empties the queue. */
  dispose(): Promise<void>;
}

const quick: Retries = { attempts: 3, firstAfterMs: 10 };
const soon = (ms = 30): Instant => new Date(Date.parse(systemClock.now()) + ms).toISOString();
const far = '2126-01-01T09:00:00.000Z';
const timer = (id: string, at: Instant, ulo = 'ulo-1'): ReminderTimer => ({ id, ulo, at });

/** Waits for a condition; fails after ten seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`It did not come to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The guarantees of every scheduler. An adapter needs only: `describeSchedulerContract('name', async () => ({ open, dispose }))`. */
export function describeSchedulerContract(name: string, prepare: () => Promise<SchedulerTrial>): void {
  describe(`the scheduler on ${name}`, () => {
    let trial: SchedulerTrial;
    let opened: Scheduler[] = [];
    const open = (retries = quick): Scheduler => {
      const scheduler = trial.open(retries);
      opened.push(scheduler);
      return scheduler;
    };
    /** A started scheduler, and the ids that it handled. */
    const started = async (scheduler = open(), deal: (w: ReminderTimer) => Promise<void> = async () => undefined): Promise<{ scheduler: Scheduler; fired: string[] }> => {
      const fired: string[] = [];
      await scheduler.start((w) => {
        fired.push(w.id);
        return deal(w);
      });
      await until('it can be reached', async () => (await scheduler.status()).problem === undefined);
      return { scheduler, fired };
    };
    const settles = (scheduler: Scheduler, wanted: Partial<SchedulerStatus>): Promise<void> =>
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

    it('fires what is due with its ids, and what was due long ago, once each', async () => {
      const got: ReminderTimer[] = [];
      const { scheduler } = await started(open(), async (w) => void got.push(w));
      const asked = [timer('a', soon()), timer('b', '2009-04-22T08:00:00.000Z')];
      await scheduler.replace('ulo-1', asked);
      await until('both fired', () => got.length === 2);
      await settles(scheduler, { waiting: 0, active: 0, failed: 0 });
      expect(got.sort((x, y) => (x.id < y.id ? -1 : 1))).toEqual(asked);
    });

    it('waits for what is a hundred years away, and says when it comes', async () => {
      const { scheduler, fired } = await started();
      await scheduler.replace('ulo-1', [timer('far', far)]);
      await scheduler.replace('ulo-2', [timer('near', soon(), 'ulo-2')]);
      await until('the near one fired', () => fired.length > 0);
      await settles(scheduler, { waiting: 1, next: far });
      expect(fired).toEqual(['near']);
    });

    it('makes the timers of one ULO exactly what is asked, and leaves those of others', async () => {
      const { scheduler, fired } = await started();
      await scheduler.replace('ulo-1', [timer('a', far), timer('b', far)]);
      await scheduler.replace('ulo-2', [timer('c', far, 'ulo-2')]);
      await scheduler.replace('ulo-1', [timer('b', soon())]);
      await until('the moved one fired', () => fired.length > 0);
      await settles(scheduler, { waiting: 1 });
      await scheduler.replace('ulo-2', []);
      await settles(scheduler, { waiting: 0 });
      expect(fired).toEqual(['b']);
    });

    it('keeps a timer that is asked for twice one', async () => {
      const { scheduler } = await started();
      for (let i = 0; i < 3; i++) await scheduler.replace('ulo-1', [timer('a', far)]);
      await scheduler.reconcile([timer('a', far)]);
      await settles(scheduler, { waiting: 1 });
    });

    it('takes ids with colons, digits alone, and any letters', async () => {
      const { scheduler, fired } = await started();
      const ids = ['12345', 'milestone:launch', 'a.b', 'a b/ß%3A', '0'];
      await scheduler.replace('1', ids.map((id) => timer(id, soon(), '1')));
      await until('all fired', () => fired.length === ids.length);
      expect(fired.sort()).toEqual(ids.sort());
    });

    it('fires the same reminder again when it is asked for again', async () => {
      const { scheduler, fired } = await started();
      const same = timer('a', soon());
      await scheduler.replace('ulo-1', [same]);
      await until('it fired', () => fired.length === 1);
      await settles(scheduler, { waiting: 0, active: 0 });
      await scheduler.replace('ulo-1', []);
      await scheduler.replace('ulo-1', [same]);
      await until('it fired again', () => fired.length === 2);
    });

    it('is reconciled: adds what is missing, takes away what is not wanted, keeps the rest', async () => {
      const { scheduler } = await started();
      await scheduler.replace('ulo-1', [timer('a', far), timer('b', far)]);
      expect(await scheduler.reconcile([timer('b', far), timer('c', far), timer('d', far, 'ulo-2')])).toEqual({ added: 2, removed: 1, kept: 1 });
      expect(await scheduler.reconcile([timer('b', far), timer('c', far), timer('d', far, 'ulo-2')])).toEqual({ added: 0, removed: 0, kept: 3 });
      await settles(scheduler, { waiting: 3 });
      expect(await scheduler.reconcile([])).toEqual({ added: 0, removed: 3, kept: 0 });
      await settles(scheduler, { waiting: 0 });
    });

    it('has everything again after a restart and a reconciliation', async () => {
      const first = await started();
      await first.scheduler.replace('ulo-1', [timer('a', far)]);
      await first.scheduler.close();
      const { scheduler, fired } = await started();
      await scheduler.reconcile([timer('a', far), timer('due', '2026-01-01T09:00:00.000Z')]);
      await until('what was due fired', () => fired.length === 1);
      await settles(scheduler, { waiting: 1 });
      expect(fired).toEqual(['due']);
    });

    it('tries again what failed, later and later', async () => {
      let left = 2;
      const { scheduler, fired } = await started(open(), async () => {
        if (left-- > 0) throw new Error('not now');
      });
      await scheduler.replace('ulo-1', [timer('a', soon())]);
      await until('it was tried three times', () => fired.length === 3);
      await settles(scheduler, { waiting: 0, active: 0, failed: 0 });
    });

    it('gives up after some tries, says so, and tries again when reconciled', async () => {
      let works = false;
      const { scheduler, fired } = await started(open(), async () => {
        if (!works) throw new Error('never');
      });
      const asked = [timer('a', '2026-01-01T09:00:00.000Z')];
      await scheduler.replace('ulo-1', asked);
      await settles(scheduler, { failed: 1, waiting: 0, active: 0 });
      expect(fired).toHaveLength(3);
      await scheduler.replace('ulo-1', asked);
      await settles(scheduler, { failed: 1, waiting: 0, active: 0 });
      works = true;
      await scheduler.reconcile(asked);
      await settles(scheduler, { failed: 0, waiting: 0, active: 0 });
      expect(fired).toHaveLength(4);
    });

    it('does not let one that fails hold the others', async () => {
      const { scheduler, fired } = await started(open(), async ({ id }) => {
        if (id === 'bad') throw new Error('never');
      });
      await scheduler.replace('ulo-1', ['bad', 'a', 'b', 'c'].map((id) => timer(id, soon())));
      await until('the others fired', () => ['a', 'b', 'c'].every((id) => fired.includes(id)));
    });

    it('deals with a crowd a few at a time', async () => {
      let at = 0;
      let most = 0;
      const { scheduler, fired } = await started(open(), async () => {
        most = Math.max(most, ++at);
        await new Promise((resolve) => setTimeout(resolve, 5));
        at--;
      });
      await scheduler.reconcile(Array.from({ length: 60 }, (_, i) => timer(`w${i}`, '2026-01-01T09:00:00.000Z')));
      await until('all fired', () => fired.length === 60 && at === 0);
      expect(most).toBeLessThanOrEqual(4);
      expect(new Set(fired).size).toBe(60);
    });

    it('waits at the end for what is under way, and fires nothing more', async () => {
      let done = false;
      const { scheduler, fired } = await started(open(), async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        done = true;
      });
      await scheduler.replace('ulo-1', [timer('a', soon(0)), timer('b', soon(60_000))]);
      await until('it fired', () => fired.length === 1);
      await scheduler.close();
      expect(done).toBe(true);
      expect(fired).toEqual(['a']);
    });
  });
}
