import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore, type EventStore, type Head } from '#event-store';

/** A temporary log with copies of requested streams. Closing it deletes it. */
export interface Scratch {
  store: EventStore;
  /** Copies a stream on the first call. The copied events have the same hashes. */
  copy(stream: string): Promise<void>;
  close(): Promise<void>;
}

export function openScratch(base: Pick<EventStore, 'readStream'>): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-'));
  const store = openSqliteEventStore({ folder });
  const copied = new Set<string>();
  return {
    store,
    async copy(stream) {
      if (copied.has(stream)) return;
      copied.add(stream);
      let head: Head = 'no-stream';
      for await (const { events } of base.readStream(stream)) {
        const appends = events.map((event) => {
          const on = { head };
          head = { revision: event.revision, hash: event.metadata.hash };
          return store.append(stream, [event], on);
        });
        await Promise.all(appends);
      }
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
