import type { BulkJobOptions } from 'bullmq';
import type { Instant } from '#kernel';
import type { Retries } from '../retries.js';
import type { ReminderTimer } from '../scheduler.js';

/** The only data in Redis. */
export type JobData = ReminderTimer;

const safe = (part: string): string => encodeURIComponent(part).replaceAll('.', '%2E');

/**
 * The job id contains all fields of a timer, so that the ids alone show what is waiting: a moved timer gets another id.
 * A custom job id must not contain a colon or be a number.
 */
export const jobIdOf = ({ id, ulo, at }: ReminderTimer): string => `at.${Date.parse(at)}.${safe(ulo)}.${safe(id)}`;

export function jobOf(timer: ReminderTimer, now: Instant, { attempts, firstAfterMs }: Retries): { name: string; data: JobData; opts: BulkJobOptions } {
  const { id, ulo, at } = timer;
  return {
    name: 'wake-up',
    data: { id, ulo, at },
    opts: {
      jobId: jobIdOf(timer),
      delay: Math.max(0, Date.parse(at) - Date.parse(now)),
      attempts,
      backoff: { type: 'exponential', delay: firstAfterMs },
      // BullMQ silently ignores an id that exists in any state, finished ones included.
      removeOnComplete: true,
      removeOnFail: { age: 7 * 24 * 3600, count: 10_000 },
    },
  };
}
