import { createHash } from 'node:crypto';
import type { EventStore } from '#event-store';
import type { StoredEvent } from '#kernel';
import { eventLine, exportFormat, exportVersion, type ExportClosing, type ExportHeading, type Progress } from './format.js';

type Readable = Pick<EventStore, 'readAll' | 'head' | 'compare'>;

/**
 * Yields the whole log as pieces of text, in bounded memory. Skips events appended while it runs.
 * @throws Damaged when an event differs from the event written. The text so far has no closing line.
 */
export async function* exportLog(store: Readable, progress: Progress = () => {}): AsyncGenerator<string, ExportClosing> {
  const until = await store.head();
  const total = await countUntil(store, until);
  const heading: ExportHeading = { format: exportFormat, version: exportVersion, events: total };
  yield `${JSON.stringify(heading)}\n`;
  const digest = createHash('sha256');
  const streams = new Set<string>();
  let done = 0;
  for await (const events of eventsUntil(store, until)) {
    let text = '';
    for (const event of events) {
      text += `${eventLine(event)}\n`;
      streams.add(event.stream);
    }
    digest.update(text);
    done += events.length;
    progress(done, total);
    yield text;
  }
  const closing: ExportClosing = { end: exportFormat, events: done, streams: streams.size, digest: digest.digest('hex') };
  yield `${JSON.stringify(closing)}\n`;
  return closing;
}

async function* eventsUntil(store: Readable, until: string): AsyncGenerator<StoredEvent[]> {
  for await (const batch of store.readAll()) {
    const events = batch.events.filter((event) => store.compare(event.position, until) <= 0);
    if (events.length > 0) yield events;
    if (events.length < batch.events.length) return;
  }
}

async function countUntil(store: Readable, until: string): Promise<number> {
  let count = 0;
  for await (const events of eventsUntil(store, until)) count += events.length;
  return count;
}
