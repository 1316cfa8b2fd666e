import type { DatabaseSync } from 'node:sqlite';
import { Damaged } from '#event-store';
import type { Checkpoint } from '#projections';

interface Log {
  file: string;
  last: number;
}

/**
 * A read model is built only from the log, so the log must contain all events up to its checkpoint. If not, both files are
 * kept: only a person can decide which of them is right.
 * @throws Damaged
 */
export function assertHoldsAll(db: DatabaseSync, { file, last }: Log, { path, position, event, log }: Checkpoint): void {
  // The read model was built from a log on a cluster, which has other positions.
  if (!/^\d+$/u.test(position)) return;
  const at = Number(position);
  const isAnotherLog = log !== undefined && last > 0 && log !== firstHash(db);
  const cure = `Keep a copy of the folder and restore a backup into an empty folder. If this log is the right one, move ${path} away: it is built again from the log.`;
  if (isAnotherLog) throw new Damaged(`The read model ${path} was built from another log than ${file}: their first events differ. ${cure}`);
  const seen = `the read model ${path} was built from events up to position ${at}, the last one event ${event?.revision ?? '?'} of stream ${event?.stream ?? '?'}`;
  if (at > last) throw new Damaged(`The log file ${file} has lost events ${last + 1} to ${at}: ${seen}. ${cure}`);
  const found = db.prepare('SELECT stream, revision, hash FROM events WHERE position = ?').get(at);
  if (event && (found?.['stream'] !== event.stream || found['revision'] !== event.revision || found['hash'] !== event.hash))
    throw new Damaged(`The log file ${file} holds another event at position ${at} than was recorded there: ${seen}. ${cure}`);
}

const firstHash = (db: DatabaseSync): unknown => db.prepare('SELECT hash FROM events WHERE position = 1').get()?.['hash'];
