import { AppendWindow, start, resumeWhileUnavailable, type EventStore, type Head } from '#event-store';
import { checkExport, type BadLine, type CheckOptions, type ExportCheck } from './check-export.js';
import { linesOf } from './lines.js';
import type { ExportedEvent, Progress } from './format.js';

/** The file is not a whole and true export: every bad line is named, and nothing was written. */
export class BadExport extends Error {
  override readonly name = 'BadExport';
  constructor(
    readonly file: string,
    readonly lines: readonly BadLine[],
  ) {
    super(`${file} is not a whole export: ${lines.length} bad ${lines.length === 1 ? 'line' : 'lines'}; nothing was restored.`);
  }
}

/** There is something in the log already, and it is not the beginning of this file. */
export class LogNotEmpty extends Error {
  override readonly name = 'LogNotEmpty';
}

/** An export that was judged as a whole and found good. */
export interface WholeExport extends Pick<ExportCheck, 'events' | 'streams'> {
  file: string;
}

/** Judges a file as a whole; what `checkExport` finds bad is not restored. @throws BadExport */
export async function wholeExport(file: string, options: CheckOptions): Promise<WholeExport> {
  const { events, streams, bad } = await checkExport(file, options);
  if (bad.length > 0) throw new BadExport(file, bad);
  return { file, events, streams };
}

/**
 * Writes an export into an empty log: same ids, times and hashes. A restore that was cut off is taken up again: a log that
 * holds the beginning of this very file is continued. One that gets no answer takes itself up again, until it made no
 * progress for `patienceMs`.
 * @throws LogNotEmpty
 */
export const restoreLog = (whole: WholeExport, store: EventStore, progress: Progress = () => {}, stallTimeoutMs = 0): Promise<void> =>
  resumeWhileUnavailable(stallTimeoutMs, (progressed) => restoreRest(whole, store, new AppendWindow(store, progressed), progress));

async function restoreRest({ file, events: total }: WholeExport, store: EventStore, window: AppendWindow, progress: Progress): Promise<void> {
  const there = await hashesIn(store);
  if (there.length > total) throw notEmpty(file);
  const heads = new Map<string, Head>();
  let done = 0;
  for await (const events of commandsOf(file)) {
    const { stream, metadata, revision } = events.at(-1) as ExportedEvent;
    const known = there.slice(done, done + events.length);
    done += events.length;
    if (known.some((hash, i) => hash !== events[i]?.metadata.hash)) throw notEmpty(file);
    if (known.length < events.length) await window.append(stream, events, { head: heads.get(stream) ?? 'no-stream' });
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

/** The events of one command stand together and are appended together. */
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
