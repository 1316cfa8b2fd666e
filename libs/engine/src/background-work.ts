import type { Logger } from '#platform';

/** Work that goes on beside requests: reactors, reminders. It has its own checkpoint, so it can stop at any time. */
export interface BackgroundWork {
  /** Named in health, and in the log when it cannot stop: `reminders`. */
  name: string;
  /** Resolves once it is under way; called after the application can take commands. */
  start(): Promise<void>;
  /** Takes nothing new, ends what is under way, and resolves; called before the application goes. */
  stop(): Promise<void>;
  /** What keeps it from doing what it should, in one sentence, for health; undefined when all is well. */
  readonly trouble?: string | undefined | Promise<string | undefined>;
  /** Present and true when requests are answered whatever becomes of this work: its trouble is told, no more. */
  readonly apart?: true;
}

/**
 * Starts all of it in order. When one cannot start, those that did are stopped again and its error is thrown.
 * @returns what stops all of it, the last one first; one that cannot stop does not keep the others from stopping
 */
export async function startBackgroundWork(works: readonly BackgroundWork[], logger: Pick<Logger, 'error'>): Promise<() => Promise<void>> {
  const started: BackgroundWork[] = [];
  const stop = async (): Promise<void> => {
    for (let work = started.pop(); work; work = started.pop()) {
      const { name } = work;
      await work.stop().catch((error: unknown) => logger.error({ err: error }, `The work “${name}” did not stop as it should.`));
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
