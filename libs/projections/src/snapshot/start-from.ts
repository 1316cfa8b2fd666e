import { mkdirSync, renameSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { ModelFile } from '../file/model-file.js';
import { fingerprint, nextPath, remove } from '../file/names.js';
import type { AnyProjection } from '../projection.js';
import { newestBuilt } from '../rebuild/beside.js';
import { SnapshotUnusable, readManifest, rowsOf, sha256Of } from './manifest.js';

export interface Starting {
  /** The folder that `takeSnapshot` wrote; read-only. */
  snapshot: string;
  /** The folder of the read model to start. */
  folder: string;
  projections: readonly AnyProjection[];
  store: EventStore;
}

/**
 * Copies a snapshot into a folder without a read model of these projections. The read model catches up when it opens. An
 * existing read model is kept, because it is newer.
 * @returns true when the snapshot was used
 * @throws SnapshotUnusable when it is missing, damaged, of another version or of another log; Unavailable
 */
export async function startFromSnapshot({ snapshot, folder, projections, store }: Starting): Promise<boolean> {
  mkdirSync(folder, { recursive: true });
  const there = newestBuilt(folder, projections, () => undefined);
  there?.close();
  if (there) return false;
  const { sha256 } = await readManifest(snapshot, projections);
  const copy = join(folder, 'snapshot.unfinished');
  try {
    await copyFile(rowsOf(snapshot), copy).catch((error: unknown) => {
      throw new SnapshotUnusable(`The snapshot in ${snapshot} cannot be copied to ${folder}: ${(error as Error).message}.`);
    });
    // The copy is verified, because the copy is what will be used.
    if ((await sha256Of(copy)) !== sha256)
      throw new SnapshotUnusable(`The snapshot in ${snapshot} is damaged: ${rowsOf(snapshot)} is not what was written. Take another one.`);
    await assertOfThisLog(copy, { snapshot, projections, store });
    renameSync(copy, nextPath(folder, fingerprint(projections)));
  } finally {
    remove(copy);
  }
  return true;
}

async function assertOfThisLog(copy: string, { snapshot, projections, store }: Omit<Starting, 'folder'>): Promise<void> {
  const file = new ModelFile(copy, projections);
  try {
    if ((await file.locateCheckpoint(store)) !== 'there')
      throw new SnapshotUnusable(`The snapshot in ${snapshot} belongs to another log: it was built from events that this one does not hold.`);
  } finally {
    file.close();
  }
}
