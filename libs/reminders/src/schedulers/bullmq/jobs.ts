import type { BulkJobOptions } from 'bullmq';
import type { Instant } from '#kernel';
import type { Retries } from '../retries.js';
import type { WakeUp } from '../scheduler.js';

/** All that Redis gets to know. */
export type JobData = WakeUp;

const safe = (part: string): string => encodeURIComponent(part).replaceAll('.', '%2E');

/**
 * The id of a wake-up's job tells all of it, so that the ids alone show what waits: a wake-up that moves gets another id.
 * A custom job id must not hold a colon nor be a number.
 */
export const jobIdOf = ({ id, ulo, at }: WakeUp): string => `at.${Date.parse(at)}.${safe(ulo)}.${safe(id)}`;

export function jobOf(wakeUp: WakeUp, now: Instant, { attempts, firstAfterMs }: Retries): { name: string; data: JobData; opts: BulkJobOptions } {
  const { id, ulo, at } = wakeUp;
  return {
    name: 'wake-up',
    data: { id, ulo, at },
    opts: {
      jobId: jobIdOf(wakeUp),
      delay: Math.max(0, Date.parse(at) - Date.parse(now)),
      attempts,
      backoff: { type: 'exponential', delay: firstAfterMs },
      // An id that exists in any state, a finished one too, is silently ignored when it is added.
      removeOnComplete: true,
      removeOnFail: { age: 7 * 24 * 3600, count: 10_000 },
    },
  };
}
