import type { StoredEvent } from '#kernel';
import { AppendWindow, resumeWhileUnavailable } from './append-window.js';
import { hashOf, LogCursor } from './log-cursor.js';
import type { EventStore, HashedEventRef, Head } from './port.js';

/** The target's events are not the beginning of the source log. Nothing was written. */
export class LogMismatch extends Error {
  override readonly name = 'LogMismatch';
}

/** Called at intervals with the number of events compared or copied so far. */
export type CopyProgress = (done: number) => void;

type Target = Pick<EventStore, 'append' | 'readAll' | 'inOrder'>;

/**
 * Copies a log into another store with the same ids, times, hashes and order; the store assigns new positions. The events
 * of one command stay in one append. An interrupted copy resumes where it ended. While the store is unavailable the copy
 * retries. It gives up after `stallTimeoutMs` without progress.
 * @returns the number of events in the log, and how many of them were written
 * @throws LogMismatch, Unavailable, Damaged
 */
export async function copyLog(from: EventStore, to: Target, progress: CopyProgress = () => {}, stallTimeoutMs = 0): Promise<{ events: number; written: number }> {
  let written = 0;
  const events = await resumeWhileUnavailable(stallTimeoutMs, (progressed) => {
    const window = new AppendWindow(to, (count) => {
      written += count;
      progressed();
    });
    return copyRest(from, to, window, progress);
  });
  return { events, written };
}

async function copyRest(from: EventStore, to: Target, window: AppendWindow, progress: CopyProgress): Promise<number> {
  const targetEvents = new LogCursor(to);
  const heads = new Map<string, Head>();
  let events = 0;
  for await (const group of commandsOf(from)) {
    const { stream, revision, metadata } = group.at(-1) as StoredEvent;
    let alreadyCopied = 0;
    for (const event of group) {
      const found = targetEvents.take() ?? (await targetEvents.next());
      if (!found) break;
      if (hashOf(found) !== event.metadata.hash) throw mismatchAt(found);
      alreadyCopied += 1;
    }
    if (alreadyCopied < group.length) {
      const head = alreadyCopied === 0 ? (heads.get(stream) ?? 'no-stream') : headAfter(group[alreadyCopied - 1] as StoredEvent);
      await window.append(stream, group.slice(alreadyCopied), { head });
    }
    heads.set(stream, { revision, hash: metadata.hash });
    events += group.length;
    progress(events);
  }
  await window.settle();
  const surplus = await targetEvents.next();
  if (surplus) throw mismatchAt(surplus);
  return events;
}

/**
 * Compares two logs event by event, in order, by hash.
 * @returns the number of events in both; @throws LogMismatch at the first difference
 */
export async function assertSameLog(a: EventStore, b: EventStore, progress: CopyProgress = () => {}): Promise<number> {
  const [eventsOfA, eventsOfB] = [new LogCursor(a), new LogCursor(b)];
  for (let compared = 0; ; ) {
    const one = eventsOfA.take() ?? (await eventsOfA.next());
    const other = eventsOfB.take() ?? (await eventsOfB.next());
    if (!one && !other) return compared;
    if (one && !other) throw new LogMismatch(`The copy ends before event ${one.revision} of stream ${one.stream}.`);
    if (other && (!one || hashOf(one) !== hashOf(other))) throw mismatchAt(other);
    if (++compared % 1_000 === 0) progress(compared);
  }
}

const headAfter = ({ revision, metadata: { hash } }: StoredEvent): Head => ({ revision, hash });

const mismatchAt = ({ stream, revision }: HashedEventRef): LogMismatch =>
  new LogMismatch(`The target log holds event ${revision} of stream ${stream}, which the source log does not have at this point: choose an empty target.`);

/** The events of one command are adjacent. */
async function* commandsOf(store: EventStore): AsyncGenerator<StoredEvent[]> {
  let group: StoredEvent[] = [];
  for await (const { events } of store.readAll())
    for (const event of events) {
      const last = group.at(-1);
      if (last && (last.stream !== event.stream || last.metadata.commandId !== event.metadata.commandId)) {
        yield group;
        group = [];
      }
      group.push(event);
    }
  if (group.length > 0) yield group;
}
