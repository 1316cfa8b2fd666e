import { setTimeout as sleep } from 'node:timers/promises';
import { Damaged, DataFolderUnusable, Unavailable, WrongExpectedRevision } from '#event-store';

export interface StoreRetryOptions {
  signal: AbortSignal;
  retryMs: number;
}

/** The process is stopping: what was tried last may have been recorded or not. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

const ofTheStore = [Unavailable, WrongExpectedRevision, Damaged, DataFolderUnusable];

/** Tries again for as long as the store fails: what a manager has begun with an event is never left out. */
export class StoreRetry {
  /** Why the store does not take anything at the moment. */
  trouble: string | undefined;

  constructor(private readonly options: StoreRetryOptions) {}

  /** @throws Stopped, and every error that is not of the store */
  async run<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const result = await work();
        this.trouble = undefined;
        return result;
      } catch (error) {
        if (this.options.signal.aborted) throw new Stopped();
        if (!ofTheStore.some((type) => error instanceof type)) throw error;
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
