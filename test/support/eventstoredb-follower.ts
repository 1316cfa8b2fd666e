import { setTimeout as pause } from 'node:timers/promises';
import { events, headOf, ids } from '../../libs/event-store/src/contract/fixtures.js';
import { openEventStoreDb } from '../../libs/event-store/src/eventstoredb/open.js';

// A process that appends to a cluster continuously, follows the log, and reports events and errors to its parent until it is stopped.
const report = (message: { id?: string; trouble?: string }): void => void process.send?.(message);
const stop = new AbortController();
process.once('message', () => stop.abort());
process.once('disconnect', () => process.exit());
const store = await openEventStoreDb({ address: process.argv[2] ?? '', silence: 200, onTrouble: (trouble) => report({ trouble }) });

const appending = async (): Promise<void> => {
  for (let head = await headOf(store, 'ulo-a'); !stop.signal.aborted; ) {
    const next = head === 'no-stream' ? 0 : head.revision + 1;
    try {
      head = await store.append('ulo-a', events(`event ${next}`), { head });
    } catch {
      await pause(50);
      head = await headOf(store, 'ulo-a').catch(() => head);
    }
  }
};
const following = async (): Promise<void> => {
  for await (const batch of store.subscribe({ signal: stop.signal })) for (const id of ids(batch.events)) report({ id });
};
await Promise.all([appending(), following()]);
await store.close();
process.disconnect?.();
