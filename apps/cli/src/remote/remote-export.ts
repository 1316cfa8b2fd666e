import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { verifiedExport } from '#audit';
import { systemClock } from '#kernel';
import type { RemoteServer } from './remote-server.js';

export const exportPath = '/api/log.ndjson';

/**
 * Writes the log of a server to a temporary file, checks it like `verify`, and then renames it to the target.
 * @throws BadExport, RemoteRefused
 */
export async function remoteExport(server: RemoteServer, file: string): Promise<{ events: number; streams: number }> {
  const partial = `${file}.partial`;
  try {
    const answer = await server.get(exportPath);
    await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(partial, { mode: 0o600, flush: true }));
    const { knownEvents } = await import('#catalogue');
    const { events, streams } = await verifiedExport(partial, { known: knownEvents, now: systemClock.now() });
    await rename(partial, file);
    return { events, streams };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
