import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoredEvent } from '#kernel';
import { noPrevHash } from '../envelope/canonical-text.js';
import { LazyBatch } from '../lazy-batch.js';
import { checked, damagedEvent, decoded, opened } from '../envelope/opened.js';
import type { Batch } from '../port.js';
import type { RecentEvents } from './recent-events.js';
import { firstLimit, nextLimit, storedOf, type Rows } from './rows.js';

/** All events after a position. The last batch has `caughtUp`. Yields to the event loop between batches. */
export async function* readAll(rows: Rows, after: number, recent?: RecentEvents): AsyncGenerator<Batch> {
  let limit = firstLimit;
  for (let at = after; ; await nextTurn()) {
    const stored = recent?.after(at, limit) ?? rows.after(at, limit).map((row) => checked(storedOf(row)));
    at = Number(stored.at(-1)?.position ?? at);
    const caughtUp = stored.length < limit;
    // Rebuilding read models first reads only references: parsing is half of the cost of reading.
    yield new LazyBatch(String(at), stored, caughtUp, (types) => decoded(stored, types));
    if (caughtUp) return;
    limit = nextLimit(stored);
  }
}

export async function* readForwards(rows: Rows, stream: string, from: number): AsyncGenerator<Batch> {
  let next = Math.max(0, from);
  let prevHash = next === 0 ? noPrevHash : rows.hashAt(stream, next - 1);
  let seen = '0';
  let limit = firstLimit;
  for (; ; await nextTurn()) {
    const found = rows.ofStream(stream, next, false, limit).map(storedOf);
    const events = found.map((row) => {
      const event = opened(row);
      if (event.revision !== next) throw damagedEvent(event, `event ${next} before it is missing`);
      if (event.metadata.prevHash !== prevHash) throw damagedEvent(event, 'it does not continue the event before it');
      prevHash = event.metadata.hash;
      next += 1;
      return event;
    });
    seen = events.at(-1)?.position ?? seen;
    const caughtUp = found.length < limit;
    yield { events, seen, ...(caughtUp && { caughtUp }) };
    if (caughtUp) return;
    limit = nextLimit(found);
  }
}

export async function* readBackwards(rows: Rows, stream: string, from: number): AsyncGenerator<Batch> {
  let newer: StoredEvent | undefined;
  let seen = '0';
  let limit = firstLimit;
  for (let next = from; next >= 0; await nextTurn()) {
    const found = rows.ofStream(stream, next, true, limit).map(storedOf);
    const events = found.map((row) => {
      const event = opened(row);
      if (newer && event.revision !== newer.revision - 1) throw damagedEvent(newer, 'the event before it is missing');
      if (newer && newer.metadata.prevHash !== event.metadata.hash) throw damagedEvent(newer, 'it does not continue the event before it');
      newer = event;
      return event;
    });
    const caughtUp = found.length < limit;
    if (caughtUp && newer) checkFirst(newer);
    seen = events.at(-1)?.position ?? seen;
    yield { events, seen, ...(caughtUp && { caughtUp }) };
    if (caughtUp) return;
    limit = nextLimit(found);
    next = (newer?.revision ?? 0) - 1;
  }
}

/** A backward read ends at revision 0; otherwise events are missing. */
function checkFirst(event: StoredEvent): void {
  if (event.revision !== 0) throw damagedEvent(event, 'the event before it is missing');
  if (event.metadata.prevHash !== noPrevHash) throw damagedEvent(event, 'it says that an event was before it');
}
