import { parentPort, workerData } from 'node:worker_threads';
import { ModelFile } from '../file/model-file.js';
import { catchUp } from './catch-up.js';
import type { Composition, WorkerAnswer, WorkerTask } from './composition.js';

/** Runs in a worker thread, from `dist`. Builds a read model in a new file, or catches one up. Opens the log read-only. */
async function build({ module, options, path, today }: WorkerTask, answer: (answer: WorkerAnswer) => void): Promise<void> {
  const { compose } = (await import(module)) as { compose: (options: unknown) => Promise<Composition> };
  const composition = await compose(options);
  const { store, deciders, projections } = composition;
  const file = new ModelFile(path, projections);
  try {
    const isNew = !file.built;
    if (isNew) file.buildFast();
    await catchUp({ store, deciders, projections, today, onProgress: (progress) => answer({ progress }) }, file);
    if (isNew) file.markBuilt();
  } finally {
    file.close();
    await composition.close();
  }
}

const post = (answer: WorkerAnswer): void => parentPort?.postMessage(answer);
build(workerData as WorkerTask, post).then(
  () => post({ done: true }),
  (error: unknown) => post({ failed: error instanceof Error ? error.message : String(error) }),
);
