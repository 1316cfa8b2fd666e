import { jest } from '@jest/globals';
import { Pace } from './pace.js';

describe('the pace of projecting', () => {
  it('rests not at all on an idle system', async () => {
    const began = performance.now();
    await new Pace().rest();
    expect(performance.now() - began).toBeLessThan(50);
  });

  it('rests nineteen times as long as it worked', async () => {
    const pace = new Pace();
    pace.worked(5);
    const began = performance.now();
    await pace.rest();
    expect(performance.now() - began).toBeGreaterThanOrEqual(90);
  });

  it('never rests longer than five seconds', async () => {
    jest.useFakeTimers();
    try {
      const pace = new Pace();
      pace.worked(10_000);
      let rested = false;
      void pace.rest().then(() => (rested = true));
      await jest.advanceTimersByTimeAsync(4_900);
      expect(rested).toBe(false);
      await jest.advanceTimersByTimeAsync(200);
      expect(rested).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });

  it('ends the rest at once when somebody waits', async () => {
    const pace = new Pace();
    pace.worked(1_000);
    const began = performance.now();
    const rest = pace.rest();
    pace.hurry();
    await rest;
    expect(performance.now() - began).toBeLessThan(200);
  });
});
