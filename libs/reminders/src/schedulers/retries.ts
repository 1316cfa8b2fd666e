/** How often a wake-up is tried, and how long after each failure, doubling every time. */
export interface Retries {
  attempts: number;
  firstAfterMs: number;
}

/** 5 seconds, 10, 20 …: the tenth try comes some 43 minutes after the first, before the hourly reconciliation. */
export const patientRetries: Retries = { attempts: 10, firstAfterMs: 5_000 };

/** How long a letter that is under way may take once the process is to stop, of the ten seconds that it has. */
export const CLOSE_WITHIN_MS = 6_000;

/** Waits for work under way, but no longer than this. False when it took longer. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
