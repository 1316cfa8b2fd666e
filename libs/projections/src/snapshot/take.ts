import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { DatabaseSync, backup } from 'node:sqlite';
import type { Clock, Position } from '#kernel';
import { filesIn, fingerprint } from '../file/names.js';
import type { AnyProjection } from '../projection.js';
import { SnapshotUnusable, manifestOf, rowsOf, sha256Of, versionsOf, type Manifest } from './manifest.js';

/** All pages in one step: a copy in several steps restarts at every commit in between. */
const ALL_PAGES = 0x7fffffff;

export interface Taking {
  /** The folder of the read model. A server may be using it. */
  folder: string;
  projections: readonly AnyProjection[];
  /** A folder that does not exist yet. */
  target: string;
  clock: Clock;
}

/**
 * Copies the read model of these projections at one instant, with its checkpoint, into a folder from which another process
 * can start. Verifies the whole copy before it renames the folder to `target`.
 * @throws SnapshotUnusable; no folder is then left
 */
export async function takeSnapshot({ folder, projections, target, clock }: Taking): Promise<Manifest> {
  if (existsSync(target)) throw new SnapshotUnusable(`${target} is there already: a snapshot overwrites nothing.`);
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    await copyNewest(folder, projections, rowsOf(unfinished));
    const manifest: Manifest = {
      takenAt: clock.now(),
      checkpoint: checkedCheckpoint(rowsOf(unfinished)),
      projections: versionsOf(projections),
      fingerprint: fingerprint(projections),
      sha256: await sha256Of(rowsOf(unfinished)),
    };
    await writeFile(manifestOf(unfinished), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
    await rename(unfinished, target);
    return manifest;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function copyNewest(folder: string, projections: readonly AnyProjection[], to: string): Promise<void> {
  const own = fingerprint(projections);
  const files = existsSync(folder) ? filesIn(folder).filter((file) => file.fingerprint === own) : [];
  for (const { path } of files) {
    const source = new DatabaseSync(path, { readOnly: true, timeout: 2000 });
    try {
      if (!valueIn(source, 'built')) continue;
      await backup(source, to, { rate: ALL_PAGES });
      return;
    } finally {
      source.close();
    }
  }
  throw new SnapshotUnusable(`There is no read model of this version in ${folder}: it is made when milepost web is ready, or by "milepost rebuild".`);
}

function checkedCheckpoint(file: string): Position {
  const db = new DatabaseSync(file);
  try {
    const { integrity_check: found } = db.prepare('PRAGMA integrity_check(1)').get() as { integrity_check: string };
    const checkpoint = valueIn(db, 'checkpoint');
    if (found !== 'ok' || checkpoint === undefined) throw new SnapshotUnusable(`The read model is damaged (${found}): no snapshot was taken. A running server rebuilds it.`);
    // A single file without a WAL, so that it can be read on a read-only disk.
    db.exec('PRAGMA journal_mode = DELETE');
    return checkpoint;
  } finally {
    db.close();
  }
}

const valueIn = (db: DatabaseSync, key: string): string | undefined =>
  (db.prepare('SELECT value FROM model WHERE key = ?').get(key) as { value: string } | undefined)?.value;
