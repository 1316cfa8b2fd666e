import type { StoredEvent } from '#kernel';
import { AppendWindow, takingUp } from './append-window.js';
import { hashOf, LogCursor } from './log-cursor.js';
import type { EventStore, HashedPlace, Head } from './port.js';

/** What another log holds is not the beginning of the one that is copied: nothing was written. */
export class AnotherLog extends Error {
  override readonly name = 'AnotherLog';
}

/** Called now and then with how many events were looked at. */
export type CopyProgress = (done: number) => void;

type Target = Pick<EventStore, 'append' | 'readAll' | 'inOrder'>;

/**
 * Copies a log into another store: the same ids, times, hashes and order; only positions are the store's own. The events
 * of one command stay one append. A copy that was cut off is taken up again where it ended; one that gets no answer takes
 * itself up again, until it made no progress for `patienceMs`.
 * @returns how many events there are, and how many of them had to be written
 * @throws AnotherLog, Unavailable, Damaged
 */
export async function copyLog(from: EventStore, to: Target, progress: CopyProgress = () => {}, patienceMs = 0): Promise<{ events: number; written: number }> {
  let written = 0;
  const events = await takingUp(patienceMs, (progressed) => {
    const window = new AppendWindow(to, (count) => {
      written += count;
      progressed();
    });
    return copyRest(from, to, window, progress);
  });
  return { events, written };
}

async function copyRest(from: EventStore, to: Target, window: AppendWindow, progress: CopyProgress): Promise<number> {
  const there = new LogCursor(to);
  const heads = new Map<string, Head>();
  let events = 0;
  for await (const group of commandsOf(from)) {
    const { stream, revision, metadata } = group.at(-1) as StoredEvent;
    let known = 0;
    for (const event of group) {
      const found = there.take() ?? (await there.next());
      if (!found) break;
      if (hashOf(found) !== event.metadata.hash) throw differs(found);
      known += 1;
    }
    if (known < group.length) {
      const head = known === 0 ? (heads.get(stream) ?? 'no-stream') : headAfter(group[known - 1] as StoredEvent);
      await window.append(stream, group.slice(known), { head });
    }
    heads.set(stream, { revision, hash: metadata.hash });
    events += group.length;
    progress(events);
  }
  await window.settle();
  const more = await there.next();
  if (more) throw differs(more);
  return events;
}

/**
 * Compares two logs event by event, in order, by their hashes.
 * @returns how many events they share; @throws AnotherLog at the first difference
 */
export async function assertSameLog(a: EventStore, b: EventStore, progress: CopyProgress = () => {}): Promise<number> {
  const [ones, others] = [new LogCursor(a), new LogCursor(b)];
  for (let same = 0; ; ) {
    const one = ones.take() ?? (await ones.next());
    const other = others.take() ?? (await others.next());
    if (!one && !other) return same;
    if (one && !other) throw new AnotherLog(`The copy ends before event ${one.revision} of stream ${one.stream}.`);
    if (other && (!one || hashOf(one) !== hashOf(other))) throw differs(other);
    if (++same % 1_000 === 0) progress(same);
  }
}

const headAfter = ({ revision, metadata: { hash } }: StoredEvent): Head => ({ revision, hash });

const differs = ({ stream, revision }: HashedPlace): AnotherLog =>
  new AnotherLog(`The log that is copied to holds event ${revision} of stream ${stream}, which is not at this place of the log that is copied: choose an empty one.`);

/** The events of one command stand together. */
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
