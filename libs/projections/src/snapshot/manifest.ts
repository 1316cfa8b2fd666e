import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant, Position } from '#kernel';
import { fingerprint } from '../file/names.js';
import type { AnyProjection } from '../projection.js';

/** A snapshot cannot be taken or used. The message names the snapshot and the cause. */
export class SnapshotUnusable extends Error {
  override readonly name = 'SnapshotUnusable';
}

/** The manifest next to the rows of a snapshot. */
export interface Manifest {
  takenAt: Instant;
  /** The position of the last event in the rows. */
  checkpoint: Position;
  /** Name and version of each projection. */
  projections: Record<string, number>;
  fingerprint: string;
  /** SHA-256 of the rows file: SQLite's own check does not detect every flipped bit. */
  sha256: string;
}

export const rowsOf = (snapshot: string): string => join(snapshot, 'read-model.db');
export const manifestOf = (snapshot: string): string => join(snapshot, 'snapshot.json');

export const versionsOf = (projections: readonly AnyProjection[]): Record<string, number> =>
  Object.fromEntries(projections.map(({ name, version }) => [name, version]));

export async function sha256Of(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(file)) digest.update(chunk as Buffer);
  return digest.digest('hex');
}

/** @throws SnapshotUnusable when it is missing or incomplete, or was made by other projections */
export async function readManifest(snapshot: string, projections: readonly AnyProjection[]): Promise<Manifest> {
  const text = await readFile(manifestOf(snapshot), 'utf8').catch(() => {
    throw new SnapshotUnusable(`There is no snapshot of a read model in ${snapshot}: it has no ${manifestOf(snapshot)}.`);
  });
  const manifest = parsed(text);
  if (!manifest) throw new SnapshotUnusable(`The snapshot in ${snapshot} is damaged: ${manifestOf(snapshot)} is not what was written.`);
  if (manifest.fingerprint !== fingerprint(projections)) {
    const differing = differences(manifest.projections, versionsOf(projections)).join(', ') || 'the same versions, other tables';
    throw new SnapshotUnusable(`The snapshot in ${snapshot} was made by another version of Milepost (${differing}): take one with this version.`);
  }
  return manifest;
}

function parsed(text: string): Manifest | undefined {
  try {
    const { takenAt, checkpoint, projections, fingerprint: print, sha256 } = JSON.parse(text) as Partial<Manifest>;
    if (!takenAt || checkpoint === undefined || !projections || !print || !sha256) return undefined;
    return { takenAt, checkpoint, projections, fingerprint: print, sha256 };
  } catch {
    return undefined;
  }
}

/** `portfolio 2 there, 3 here`, for every projection whose versions differ. */
function differences(there: Record<string, number>, here: Record<string, number>): string[] {
  const names = [...new Set([...Object.keys(there), ...Object.keys(here)])];
  return names.filter((name) => there[name] !== here[name]).map((name) => `${name} ${there[name] ?? 'not'} there, ${here[name] ?? 'not'} here`);
}
