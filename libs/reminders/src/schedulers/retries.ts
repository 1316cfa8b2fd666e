/** The number of attempts of a timer, and the delay after the first failure, which doubles each time. */
export interface Retries {
  attempts: number;
  firstAfterMs: number;
}

/** 5 seconds, 10, 20 …: the tenth attempt is about 43 minutes after the first, before the hourly reconciliation. */
export const timerRetries: Retries = { attempts: 10, firstAfterMs: 5_000 };

/** How long an email in progress may take when the process stops, of the ten seconds that it has. */
export const CLOSE_WITHIN_MS = 6_000;

/** Waits for work in progress up to this long. False when it took longer. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
