import { Worker } from 'node:worker_threads';
import type { Progress } from './catch-up.js';
import type { WorkerAnswer, WorkerTask } from './composition.js';

/** Limits the memory of a rebuild for logs of any length: it caches no states, and these limits make V8 collect garbage early. */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };

export interface InWorker {
  task: WorkerTask;
  /** URL of the built worker; it cannot run from sources. */
  workerUrl?: URL;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** Builds a read model in a worker thread, so that this thread can answer requests. @throws Error when it fails or is stopped */
export function buildInWorker({ task, workerUrl, signal, onProgress }: InWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl ?? new URL('./worker.js', import.meta.url), { workerData: task, resourceLimits });
    const stop = (): void => {
      void worker.terminate();
    };
    const end = (error?: Error): void => {
      signal.removeEventListener('abort', stop);
      if (error) reject(error);
      else resolve();
    };
    let outcome: Error | undefined = new Error('The rebuild was stopped.');
    worker.on('message', (answer: WorkerAnswer) => {
      if ('progress' in answer) onProgress(answer.progress);
      else outcome = 'done' in answer ? undefined : new Error(answer.failed);
    });
    worker.on('error', (error) => (outcome = error instanceof Error ? error : new Error(String(error))));
    // Waits for `exit`, because only then are the thread's connections to the file closed.
    worker.on('exit', () => end(outcome));
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
}
