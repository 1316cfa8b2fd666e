import { setTimeout as sleep } from 'node:timers/promises';
import { Damaged, DataFolderUnusable, Unavailable, WrongExpectedRevision } from '#event-store';

export interface StoreRetryOptions {
  signal: AbortSignal;
  retryMs: number;
}

/** The process is stopping. The last append may or may not have been recorded. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

const storeErrors = [Unavailable, WrongExpectedRevision, Damaged, DataFolderUnusable];

/** Retries while the store fails, without a limit, so that a manager never skips an event. */
export class StoreRetry {
  /** The current error of the store, if any. */
  trouble: string | undefined;

  constructor(private readonly options: StoreRetryOptions) {}

  /** @throws Stopped, and every error that is not a store error */
  async run<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const result = await work();
        this.trouble = undefined;
        return result;
      } catch (error) {
        if (this.options.signal.aborted) throw new Stopped();
        if (!storeErrors.some((type) => error instanceof type)) throw error;
        this.trouble = (error as Error).message;
        await this.pause();
      }
    }
  }

  /** @throws Stopped */
  async pause(): Promise<void> {
    await sleep(this.options.retryMs, undefined, { signal: this.options.signal, ref: false }).catch(() => undefined);
    if (this.options.signal.aborted) throw new Stopped();
  }
}
