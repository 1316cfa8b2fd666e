import { Worker } from 'node:worker_threads';
import { Forecaster, type Reply, type Request } from './forecaster.js';

/** Answers requests one after the other, in a worker thread if there is one. */
export interface Forecasting {
  /** @throws Error if the thread has ended */
  ask(request: Request): Promise<Reply>;
  close(): Promise<void>;
}

/** Undefined if the process runs from sources, because a worker thread needs the build. */
export const forecastThread: URL | undefined = import.meta.url.endsWith('.js') ? new URL('./forecast-thread.js', import.meta.url) : undefined;

/** The ratios of a programme with 10,000 ULOs need about 30 MB. */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };

/** Starts a worker thread for the module; without a module, forecasts are made in the current thread. */
export const openForecasting = (thread: URL | undefined): Forecasting => (thread ? new ThreadedForecasting(thread) : inThisThread());

function inThisThread(): Forecasting {
  const forecaster = new Forecaster();
  return { ask: (request) => Promise.resolve(forecaster.answer(request)), close: () => Promise.resolve() };
}

class ThreadedForecasting implements Forecasting {
  readonly #thread: Worker;
  #failure: Error | undefined;

  constructor(module: URL) {
    this.#thread = new Worker(module, { resourceLimits });
    // The thread must not prevent the process from stopping.
    this.#thread.unref();
    this.#thread.on('error', (error) => (this.#failure = error instanceof Error ? error : new Error(String(error))));
  }

  async ask(request: Request): Promise<Reply> {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const ended = (): void => reject(this.#failure ?? new Error('The thread that makes forecasts ended.'));
    if (this.#failure || this.#thread.threadId < 0) ended();
    this.#thread.once('exit', ended);
    this.#thread.once('message', resolve);
    this.#thread.postMessage(request);
    try {
      return await promise;
    } finally {
      this.#thread.off('exit', ended);
      this.#thread.off('message', resolve);
    }
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }
}
