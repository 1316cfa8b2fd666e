import type { PlainDate } from '#kernel';
import { ModelFile } from '../file/model-file.js';
import { filesIn, fingerprint, nextPath, remove } from '../file/names.js';
import type { ReadModelOptions } from '../options.js';
import type { AnyProjection } from '../projection.js';
import { catchUp, type Progress } from './catch-up.js';
import { buildInWorker } from './in-worker.js';

/** Opens the newest built model of these projections. Removes damaged ones. */
export function newestBuilt(
  folder: string,
  projections: readonly AnyProjection[],
  report: (message: string, error: unknown) => void,
): ModelFile | undefined {
  const own = fingerprint(projections);
  for (const { path } of filesIn(folder).filter((file) => file.fingerprint === own)) {
    try {
      const file = new ModelFile(path, projections);
      if (file.built) return file;
      file.close();
    } catch (error) {
      report(`The read model ${path} is damaged (${(error as Error).message}); it is removed and rebuilt from the log.`, error);
    }
    remove(path);
  }
  return undefined;
}

/** Builds a complete model in a new file next to the open one, and returns its path. A stopped or failed build is removed. */
export async function buildBeside(
  options: ReadModelOptions,
  today: PlainDate,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
  open?: string,
): Promise<string> {
  const path = nextPath(options.folder, fingerprint(options.projections), open);
  try {
    if (options.worker) await workOn(path, options.worker, { today, signal, onProgress });
    else await buildHere(options, path, { today, signal, onProgress });
    return path;
  } catch (error) {
    remove(path);
    throw error;
  }
}

/** Catches up or builds a file in a worker thread. No connection may have it open. */
export async function workOn(path: string, worker: NonNullable<ReadModelOptions['worker']>, { today, signal, onProgress }: BuildRun): Promise<void> {
  const { workerUrl, ...composition } = worker;
  await buildInWorker({ task: { ...composition, path, today }, ...(workerUrl && { workerUrl }), signal, onProgress });
}

interface BuildRun {
  today: PlainDate;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

async function buildHere(options: ReadModelOptions, path: string, run: BuildRun): Promise<void> {
  const file = new ModelFile(path, options.projections);
  try {
    file.buildFast();
    if (!(await catchUp({ ...options, ...run }, file))) throw new Error('The rebuild was stopped.');
    file.markBuilt();
  } finally {
    file.close();
  }
}
