import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { logFileOf } from '#event-store';
import { checkpointsIn } from '#projections';
import { readWalIndex } from '../../libs/event-store/src/sqlite/wal-index.js';

/** Why nothing that is left in the folder could tell what is wrong; undefined when something could. */
export function whyUnprovable(folder: string, served: readonly string[], known: readonly string[]): string | undefined {
  return whyOrder(served, known) ?? whyEnd(folder, served, known);
}

/** The same events, of which two that follow each other have changed places. Within a stream the chain would tell. */
function whyOrder(served: readonly string[], known: readonly string[]): string | undefined {
  const differ = known.flatMap((hash, i) => (hash === served[i] ? [] : [i]));
  const [first = -1, second = -1] = differ;
  const areSwapped = differ.length === 2 && second === first + 1 && known[first] === served[second] && known[second] === served[first];
  if (served.length !== known.length || !areSwapped || second === known.length - 1) return undefined;
  return `Events of two streams have changed places (${first + 1} and ${second + 1}): no hash covers a position, and the read model keeps only that of its last event.`;
}

/** Only the loss of the last events can be like that: what is served is the beginning of what there was. */
function whyEnd(folder: string, served: readonly string[], known: readonly string[]): string | undefined {
  if (served.length >= known.length || served.some((hash, i) => hash !== known[i])) return undefined;
  const furthest = Math.max(0, ...checkpointsIn(join(folder, 'read-model'), false).map(({ position }) => Number(position)));
  if (furthest > served.length) return undefined;
  const index = readWalIndex(logFileOf(folder));
  const wal = existsSync(`${logFileOf(folder)}-wal`);
  // With its write-ahead log it was found to agree; without one it would have said what is missing.
  if (index && !wal && index.copied < index.frames) return undefined;
  const others = [furthest > 0 ? `the read model has seen ${furthest} events` : 'there is no read model', index ? 'log.db-shm agrees with log.db-wal' : 'there is no log.db-shm'];
  return `Events ${served.length + 1} to ${known.length} are gone, and nothing that is left has seen them: ${others.join(', ')}.`;
}
