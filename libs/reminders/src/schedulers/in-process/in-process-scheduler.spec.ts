import { jest } from '@jest/globals';
import { systemClock, type Instant } from '#kernel';
import type { ReminderTimer } from '../scheduler.js';
import { InProcessScheduler } from './in-process-scheduler.js';

const start = '2026-03-28T22:00:00.000Z';
const at = (id: string, instant: Instant): ReminderTimer => ({ id, ulo: 'u', at: instant });

describe('timers of the in-process scheduler', () => {
  let scheduler: InProcessScheduler;
  let fired: string[];
  beforeEach(async () => {
    // The system clock and timers, both controlled by the test.
    jest.useFakeTimers({ now: new Date(start) });
    fired = [];
    scheduler = new InProcessScheduler({ clock: systemClock });
    await scheduler.start(async ({ id }) => void fired.push(`${id} ${systemClock.now()}`));
  });
  afterEach(async () => {
    await scheduler.close();
    jest.useRealTimers();
  });

  it('fire after a wait longer than the limit of setTimeout (2^31 − 1 ms)', async () => {
    await scheduler.replace('u', [at('in 30 days', '2026-04-27T08:00:00.000Z')]);
    await jest.advanceTimersByTimeAsync(29 * 86_400_000);
    expect(fired).toEqual([]);
    await jest.advanceTimersByTimeAsync(86_400_000);
    expect(fired).toEqual(['in 30 days 2026-04-27T08:00:00.000Z']);
  }, 60_000);

  it('fire at the right instant on the night on which the clocks change', async () => {
    await scheduler.replace('u', [at('before', '2026-03-29T00:59:59.000Z'), at('after', '2026-03-29T01:00:00.000Z'), at('nine', '2026-03-29T08:00:00.000Z')]);
    await jest.advanceTimersByTimeAsync(12 * 3_600_000);
    expect(fired).toEqual(['before 2026-03-29T00:59:59.000Z', 'after 2026-03-29T01:00:00.000Z', 'nine 2026-03-29T08:00:00.000Z']);
  });

  it('fire soon after the clock jumped ahead', async () => {
    await scheduler.replace('u', [at('while asleep', '2026-03-29T08:00:00.000Z'), at('still to come', '2026-04-29T08:00:00.000Z')]);
    jest.setSystemTime(new Date('2026-03-30T12:00:00.000Z'));
    await jest.advanceTimersByTimeAsync(30_000);
    expect(fired).toEqual(['while asleep 2026-03-30T12:00:30.000Z']);
  });

  it('do not fire early when the clock is set back', async () => {
    await scheduler.replace('u', [at('a', '2026-03-28T22:00:10.000Z')]);
    jest.setSystemTime(new Date('2026-03-28T21:00:00.000Z'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(fired).toEqual([]);
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(fired).toHaveLength(1);
  });

  it('use bounded memory when they change often', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => at(`w${i}`, `2027-01-01T09:00:00.${String(i % 1000).padStart(3, '0')}Z`));
    await scheduler.reconcile(many);
    for (let n = 0; n < 10; n++) await scheduler.reconcile(many.map((w) => ({ ...w, at: `202${n}-06-01T09:00:00.000Z` > systemClock.now() ? `203${n}-06-01T09:00:00.000Z` : w.at })));
    await scheduler.reconcile(many.slice(0, 5));
    expect(await scheduler.status()).toEqual({ kind: 'in-process', waiting: 5, active: 0, failed: 0, next: '2027-01-01T09:00:00.000Z' });
    expect((scheduler as unknown as { queue: { size: number } }).queue.size).toBeLessThanOrEqual(41_005);
  });
});
