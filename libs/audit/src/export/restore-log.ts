import { AppendWindow, start, resumeWhileUnavailable, type EventStore, type Head } from '#event-store';
import { checkExport, type BadLine, type CheckOptions, type ExportCheck } from './check-export.js';
import { linesOf } from './lines.js';
import type { ExportedEvent, Progress } from './format.js';

/** The file is not a complete and valid export. `lines` has its bad lines. Nothing was written. */
export class BadExport extends Error {
  override readonly name = 'BadExport';
  constructor(
    readonly file: string,
    readonly lines: readonly BadLine[],
  ) {
    super(`${file} is not a whole export: ${lines.length} bad ${lines.length === 1 ? 'line' : 'lines'}; nothing was restored.`);
  }
}

/** The log is not empty, and its events are not the beginning of this file. */
export class LogNotEmpty extends Error {
  override readonly name = 'LogNotEmpty';
}

/** An export that was checked completely and is valid. */
export interface VerifiedExport extends Pick<ExportCheck, 'events' | 'streams'> {
  file: string;
}

/** Checks a complete file. A file with bad lines is not restored. @throws BadExport */
export async function verifiedExport(file: string, options: CheckOptions): Promise<VerifiedExport> {
  const { events, streams, bad } = await checkExport(file, options);
  if (bad.length > 0) throw new BadExport(file, bad);
  return { file, events, streams };
}

/**
 * Writes an export into an empty log with the same ids, times and hashes. An interrupted restore resumes: it continues a
 * log whose events are the beginning of this file. While the store is unavailable the restore retries. It gives up after
 * `stallTimeoutMs` without progress.
 * @throws LogNotEmpty
 */
export const restoreLog = (verified: VerifiedExport, store: EventStore, progress: Progress = () => {}, stallTimeoutMs = 0): Promise<void> =>
  resumeWhileUnavailable(stallTimeoutMs, (progressed) => restoreRest(verified, store, new AppendWindow(store, progressed), progress));

async function restoreRest({ file, events: total }: VerifiedExport, store: EventStore, window: AppendWindow, progress: Progress): Promise<void> {
  const storedHashes = await hashesIn(store);
  if (storedHashes.length > total) throw notEmpty(file);
  const heads = new Map<string, Head>();
  let done = 0;
  for await (const events of commandsOf(file)) {
    const { stream, metadata, revision } = events.at(-1) as ExportedEvent;
    const alreadyRestored = storedHashes.slice(done, done + events.length);
    done += events.length;
    if (alreadyRestored.some((hash, i) => hash !== events[i]?.metadata.hash)) throw notEmpty(file);
    if (alreadyRestored.length < events.length) await window.append(stream, events, { head: heads.get(stream) ?? 'no-stream' });
    heads.set(stream, { revision, hash: metadata.hash });
    progress(done, total);
  }
  await window.settle();
  progress(done, total);
}

const notEmpty = (file: string): LogNotEmpty =>
  new LogNotEmpty(`The log is not empty, and what it holds is not the beginning of ${file}; nothing was restored.`);

async function hashesIn(store: EventStore): Promise<string[]> {
  const hashes: string[] = [];
  if (store.compare(await store.head(), start) === 0) return hashes;
  for await (const { events } of store.readAll()) for (const event of events) hashes.push(event.metadata.hash);
  return hashes;
}

/** The events of one command are adjacent and are appended together. */
async function* commandsOf(file: string): AsyncGenerator<ExportedEvent[]> {
  let events: ExportedEvent[] = [];
  let first = true;
  for await (const { text } of linesOf(file)) {
    const event = JSON.parse(text ?? '') as ExportedEvent & { end?: string };
    const last = events.at(-1);
    if (first || event.end !== undefined) first = false;
    else if (last && (last.stream !== event.stream || last.metadata.commandId !== event.metadata.commandId)) {
      yield events;
      events = [event];
    } else events.push(event);
  }
  if (events.length > 0) yield events;
}
