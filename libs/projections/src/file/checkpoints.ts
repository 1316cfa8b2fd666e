import { statSync } from 'node:fs';
import { openUnaltered, start } from '#event-store';
import type { Position } from '#kernel';
import type { CheckpointEvent } from '../live/checkpoint-event.js';
import { filesIn } from './names.js';

/** The last event of the log that a read model has applied. */
export interface Checkpoint {
  path: string;
  position: Position;
  /** The event at the checkpoint. */
  event?: CheckpointEvent;
  /** Identifies the log: the hash of its first event. Absent from read models of earlier versions. */
  log?: string;
}

/** The checkpoints of all read models in a folder, including other versions. Leaves out a damaged one, which is rebuilt. Read-only. */
export const checkpointsIn = (folder: string, inUse: boolean): Checkpoint[] =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? filesIn(folder).flatMap(({ path }) => checkpointOf(path, inUse) ?? []) : [];

function checkpointOf(path: string, inUse: boolean): Checkpoint | undefined {
  try {
    const db = openUnaltered(path, inUse);
    try {
      const rows = db.prepare("SELECT key, value FROM model WHERE key IN ('checkpoint', 'witness', 'log')").all();
      const { checkpoint = start, witness, log } = Object.fromEntries(rows.map(({ key, value }) => [key, value])) as Record<string, string>;
      if (checkpoint === start) return undefined;
      return { path, position: checkpoint, ...(witness ? { event: JSON.parse(witness) as CheckpointEvent } : {}), ...(log ? { log } : {}) };
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}
