import type { Logger } from '#platform';

/** Work outside of requests, such as reminders. It has its own checkpoint, so it can stop at any time. */
export interface BackgroundWork {
  /** Its name in health, and in the log when it fails to stop: `reminders`. */
  name: string;
  /** Resolves once it is running. Called after the application accepts commands. */
  start(): Promise<void>;
  /** Accepts no new work, finishes work in progress, and resolves. Called before the application closes. */
  stop(): Promise<void>;
  /** The problem in one sentence, for health; undefined when it works. */
  readonly trouble?: string | undefined | Promise<string | undefined>;
  /** True when its failure does not affect requests: health reports the trouble but stays ready. */
  readonly apart?: true;
}

/**
 * Starts all background work in order. When one fails to start, the others are stopped and its error is rethrown.
 * @returns a function that stops all of it in reverse order; one that fails to stop does not prevent the others
 */
export async function startBackgroundWork(works: readonly BackgroundWork[], logger: Pick<Logger, 'error'>): Promise<() => Promise<void>> {
  const started: BackgroundWork[] = [];
  const stop = async (): Promise<void> => {
    for (let work = started.pop(); work; work = started.pop()) {
      const { name } = work;
      await work.stop().catch((error: unknown) => logger.error({ err: error }, `The background work “${name}” failed to stop.`));
    }
  };
  try {
    for (const work of works) {
      await work.start();
      started.push(work);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
