import { join } from 'node:path';
import { Damaged, checkedEnd, isOwned, logFileOf, openUntouched, start } from '#event-store';
import type { Position } from '#kernel';
import { checkpointsIn } from '#projections';
import { checkOtherFiles } from './other-files.js';
import { assertHoldsAll } from './read-models.js';
import { assertNothingLeft } from './traces.js';

export interface Inspection {
  /** True when this process owns the folder and has not yet opened its log. */
  isOwner?: boolean;
  /** True before a restore of the log: keys and secrets may then exist without a log. */
  isRestoring?: boolean;
}

export interface DataFolder {
  /** The position of the last event; `start` when nothing was recorded. */
  position: Position;
}

export const readModelFolderOf = (folder: string): string => join(folder, 'read-model');

/**
 * Checks a data folder with an embedded log, and changes nothing: the log and its WAL, read models, which must not be
 * ahead of the log, and the keys. Every program runs it before it opens the folder. A server may be running.
 * @throws Damaged, DataFolderUnusable with what was found and the remedy
 */
export function inspectDataFolder(folder: string, { isOwner = false, isRestoring = false }: Inspection = {}): DataFolder {
  const inUse = !isOwner && isOwned(folder);
  // Read before the log: a server may append meanwhile, and the log must not be behind the checkpoints.
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

/** The message of `inspectDataFolder`; undefined when it finds no damage. @throws DataFolderUnusable */
export function damageOf(folder: string): string | undefined {
  try {
    inspectDataFolder(folder);
    return undefined;
  } catch (error) {
    if (error instanceof Damaged) return error.message;
    throw error;
  }
}
