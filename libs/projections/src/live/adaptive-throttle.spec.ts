import { jest } from '@jest/globals';
import { AdaptiveThrottle } from './adaptive-throttle.js';

describe('the throttle of projecting', () => {
  it('does not pause on an idle system', async () => {
    const began = performance.now();
    await new AdaptiveThrottle().rest();
    expect(performance.now() - began).toBeLessThan(50);
  });

  it('pauses nineteen times as long as it worked', async () => {
    const throttle = new AdaptiveThrottle();
    throttle.worked(5);
    const began = performance.now();
    await throttle.rest();
    expect(performance.now() - began).toBeGreaterThanOrEqual(90);
  });

  it('never pauses longer than five seconds', async () => {
    jest.useFakeTimers();
    try {
      const throttle = new AdaptiveThrottle();
      throttle.worked(10_000);
      let rested = false;
      void throttle.rest().then(() => (rested = true));
      await jest.advanceTimersByTimeAsync(4_900);
      expect(rested).toBe(false);
      await jest.advanceTimersByTimeAsync(200);
      expect(rested).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });

  it('ends the pause at once when a caller waits for a position', async () => {
    const throttle = new AdaptiveThrottle();
    throttle.worked(1_000);
    const began = performance.now();
    const rest = throttle.rest();
    throttle.flushNow();
    await rest;
    expect(performance.now() - began).toBeLessThan(200);
  });
});
