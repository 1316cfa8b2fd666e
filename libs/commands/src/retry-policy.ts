import { setTimeout as pause } from 'node:timers/promises';

/** The retries of one command. */
export interface Retries {
  /** Waits, then resolves with true; resolves with false at once when the time is over. */
  again(): Promise<boolean>;
}
/** @param seed varies the delays between commands */
export type RetryPolicy = (seed: string) => Retries;

const totalMs = 3_000;

/** Exponential backoff with jitter, from a few milliseconds, for three seconds in total. */
export const retryPolicy: RetryPolicy = (seed) => {
  const began = performance.now();
  let tries = 0;
  return {
    async again() {
      const left = totalMs - (performance.now() - began);
      if (left <= 0) return false;
      // Takes the jitter from digits of the command's hash, so that the delays of a command are reproducible.
      const jitter = (Number.parseInt(seed.slice(tries % 32, (tries % 32) + 4), 16) || 0) / 0xffff;
      await pause(Math.min(left, 2 ** Math.min(tries++, 8) * (0.5 + jitter)));
      return true;
    },
  };
};
