import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { logFileOf } from '#event-store';
import { checkpointsIn } from '#projections';
import { readWalIndex } from '../../libs/event-store/src/sqlite/wal-index.js';

/** Why the remaining files cannot show what is wrong; undefined if they could. */
export function whyUnprovable(folder: string, served: readonly string[], original: readonly string[]): string | undefined {
  return whyOrder(served, original) ?? whyEnd(folder, served, original);
}

/** The same events, but two adjacent ones have changed places. Within a stream the hash chain would show it. */
function whyOrder(served: readonly string[], original: readonly string[]): string | undefined {
  const differ = original.flatMap((hash, i) => (hash === served[i] ? [] : [i]));
  const [first = -1, second = -1] = differ;
  const areSwapped = differ.length === 2 && second === first + 1 && original[first] === served[second] && original[second] === served[first];
  if (served.length !== original.length || !areSwapped || second === original.length - 1) return undefined;
  return `Events of two streams have changed places (${first + 1} and ${second + 1}): no hash covers a position, and the read model keeps only that of its last event.`;
}

/** Only the loss of the last events can be unprovable: the served events are the beginning of the original ones. */
function whyEnd(folder: string, served: readonly string[], original: readonly string[]): string | undefined {
  if (served.length >= original.length || served.some((hash, i) => hash !== original[i])) return undefined;
  const furthest = Math.max(0, ...checkpointsIn(join(folder, 'read-model'), false).map(({ position }) => Number(position)));
  if (furthest > served.length) return undefined;
  const index = readWalIndex(logFileOf(folder));
  const wal = existsSync(`${logFileOf(folder)}-wal`);
  // With its write-ahead log it agreed; without one it would have shown that frames are missing.
  if (index && !wal && index.copied < index.frames) return undefined;
  const others = [furthest > 0 ? `the read model has seen ${furthest} events` : 'there is no read model', index ? 'log.db-shm agrees with log.db-wal' : 'there is no log.db-shm'];
  return `Events ${served.length + 1} to ${original.length} are gone, and nothing that is left has seen them: ${others.join(', ')}.`;
}
