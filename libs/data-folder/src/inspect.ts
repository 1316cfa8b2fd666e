import { join } from 'node:path';
import { Damaged, checkedEnd, isOwned, logFileOf, openUntouched, start } from '#event-store';
import type { Position } from '#kernel';
import { checkpointsIn } from '#projections';
import { checkOtherFiles } from './other-files.js';
import { assertHoldsAll } from './read-models.js';
import { assertNothingLeft } from './traces.js';

export interface Inspection {
  /** True when this process owns the folder and has not opened its log yet. */
  isOwner?: boolean;
  /** True when a log is about to be restored: keys and secrets may be there before it. */
  isRestoring?: boolean;
}

export interface DataFolder {
  /** The position of the last event; `start` when nothing was ever recorded. */
  position: Position;
}

export const readModelFolderOf = (folder: string): string => join(folder, 'read-model');

/**
 * Judges what lies in a data folder with an embedded log, and alters nothing: the log and its write-ahead log, what was
 * made from the log and must not be ahead of it, and the keys. Every way in asks it first. A server may be running.
 * @throws Damaged, DataFolderUnusable: a sentence that says what was seen and what to do
 */
export function inspectDataFolder(folder: string, { isOwner = false, isRestoring = false }: Inspection = {}): DataFolder {
  const inUse = !isOwner && isOwned(folder);
  // Read before the log, which is always further.
  const checkpoints = checkpointsIn(readModelFolderOf(folder), inUse);
  const file = logFileOf(folder);
  const log = openUntouched(file, { inUse });
  if (!log) {
    assertNothingLeft(folder, isRestoring);
    return { position: start };
  }
  try {
    const last = checkedEnd(log, file);
    for (const checkpoint of checkpoints) assertHoldsAll(log, { file, last }, checkpoint);
    checkOtherFiles(folder, inUse);
    return { position: String(last) };
  } finally {
    log.close();
  }
}

/** The sentence of `inspectDataFolder`, undefined when all is well. @throws DataFolderUnusable */
export function damageOf(folder: string): string | undefined {
  try {
    inspectDataFolder(folder);
    return undefined;
  } catch (error) {
    if (error instanceof Damaged) return error.message;
    throw error;
  }
}
