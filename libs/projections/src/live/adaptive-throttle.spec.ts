import { jest } from '@jest/globals';
import { AdaptiveThrottle } from './adaptive-throttle.js';

describe('the throttle of projecting', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  /** Milliseconds that pass before a pause ends. */
  async function lengthOf(pause: Promise<void>): Promise<number> {
    const began = performance.now();
    let ended: number | undefined;
    void pause.then(() => (ended = performance.now()));
    for (let step = 0; ended === undefined && step < 10_000; step += 1) await jest.advanceTimersByTimeAsync(1);
    return (ended ?? NaN) - began;
  }
  const pauseAfter = (worked: number): Promise<number> => {
    const throttle = new AdaptiveThrottle();
    throttle.worked(worked);
    return lengthOf(throttle.rest());
  };

  it('does not pause on an idle system', async () => {
    expect(await lengthOf(new AdaptiveThrottle().rest())).toBeLessThanOrEqual(1);
  });

  it('pauses 39 times as long as it worked, and never longer than five seconds', async () => {
    expect(await pauseAfter(5)).toBe(195);
    expect(await pauseAfter(10_000)).toBe(5_000);
  });

  it('ends the pause at once when a caller waits for a position', async () => {
    const throttle = new AdaptiveThrottle();
    throttle.worked(1_000);
    const pause = lengthOf(throttle.rest());
    throttle.flushNow();
    expect(await pause).toBeLessThanOrEqual(1);
  });
});
