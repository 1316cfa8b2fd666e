import { setTimeout as pause } from 'node:timers/promises';

/** Says whether to try again, after a pause. */
export interface Retries {
  again(): Promise<boolean>;
}
/** @param seed makes the pauses of different commands differ */
export type RetryPolicy = (seed: string) => Retries;

const longest = 3_000;

/** Pauses that double from a few milliseconds, each with jitter, for three seconds in all. */
export const retryPolicy: RetryPolicy = (seed) => {
  const began = performance.now();
  let tries = 0;
  return {
    async again() {
      const left = longest - (performance.now() - began);
      if (left <= 0) return false;
      // Hexadecimal digits of a hash are as good as dice, and the same command behaves the same again.
      const jitter = (Number.parseInt(seed.slice(tries % 32, (tries % 32) + 4), 16) || 0) / 0xffff;
      await pause(Math.min(left, 2 ** Math.min(tries++, 8) * (0.5 + jitter)));
      return true;
    },
  };
};
