import { existsSync, renameSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Unavailable, openSqliteEventStore } from '#event-store';
import { describeEventStoreContract } from '../../libs/event-store/src/contract/event-store.contract.js';
import { appendTo, collect, events, ids } from '../../libs/event-store/src/contract/fixtures.js';

const commitsIn = new URL('../../dist/libs/event-store/src/sqlite/commit-thread.js', import.meta.url);
const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'milepost-log-'));

describeEventStoreContract('SQLite, written in a worker thread', async () => {
  const folder = await newFolder();
  const opened = { store: openSqliteEventStore({ folder, commitsIn }) };
  return {
    store: opened.store,
    reopen: async () => {
      await opened.store.close();
      return (opened.store = openSqliteEventStore({ folder, commitsIn }));
    },
    dispose: async () => {
      await opened.store.close();
      await rm(folder, { recursive: true });
    },
  };
});

/** A thread that reports that it has opened the log, and ends. */
const endsAtOnce = new URL(
  `data:text/javascript,${encodeURIComponent("import { workerData } from 'node:worker_threads'; Atomics.store(workerData.opened, 0, 1); Atomics.notify(workerData.opened, 0); process.exit(1);")}`,
);

describe('a log written in a worker thread', () => {
  let folder: string;
  beforeEach(async () => void (folder = await newFolder()));
  afterEach(() => rm(folder, { recursive: true }));

  it('commits pending appends when it is closed', async () => {
    const store = openSqliteEventStore({ folder, commitsIn });
    const waiting = [1, 2, 3].map((i) => store.append(`ulo-${i}`, events(`${i}`), { head: 'no-stream' }));
    await store.close();
    await Promise.all(waiting);
    const again = openSqliteEventStore({ folder });
    expect(ids(await collect(again.readAll()))).toEqual(['1', '2', '3']);
    await again.close();
  });

  it('reports an unknown result when the thread ends, and starts another thread', async () => {
    const store = openSqliteEventStore({ folder, commitsIn: endsAtOnce });
    for (const id of ['1', '2']) {
      const failed = store.append('ulo-a', events(id), { head: 'no-stream' });
      await expect(failed).rejects.toThrow(Unavailable);
      await expect(failed).rejects.toMatchObject({ message: expect.stringMatching(/log\.db failed: the thread that writes ended/u) as string, nothingStored: false });
    }
    await store.close();
    const again = openSqliteEventStore({ folder, commitsIn });
    await appendTo(again, 'ulo-a', '3');
    expect(ids(await collect(again.readAll()))).toEqual(['3']);
    await again.close();
  });

  it('opens the log before its WAL can be moved: creates no new file in its place, and closes', async () => {
    const store = openSqliteEventStore({ folder, commitsIn });
    await appendTo(store, 'ulo-a', '1');
    renameSync(join(folder, 'log.db-wal'), join(folder, 'away'));
    await expect(store.append('ulo-b', events('2'), { head: 'no-stream' })).rejects.toMatchObject({ fault: 'moved', nothingStored: true });
    expect(existsSync(join(folder, 'log.db-wal'))).toBe(false);
    renameSync(join(folder, 'away'), join(folder, 'log.db-wal'));
    await store.close();
    const again = openSqliteEventStore({ folder });
    expect(ids(await collect(again.readAll()))).toEqual(['1']);
    await again.close();
  });

  it('creates no new file when the log is moved right after opening', async () => {
    const store = openSqliteEventStore({ folder, commitsIn });
    renameSync(join(folder, 'log.db-wal'), join(folder, 'away'));
    await expect(store.append('ulo-a', events('1'), { head: 'no-stream' })).rejects.toMatchObject({ fault: 'moved' });
    expect(existsSync(join(folder, 'log.db-wal'))).toBe(false);
    await store.close();
  });

  it('finds an append on a changed head, and an append that was already stored', async () => {
    const store = openSqliteEventStore({ folder, commitsIn });
    const first = await store.append('ulo-a', events('1'), { head: 'no-stream' });
    expect(await store.append('ulo-a', events('1'), { head: 'no-stream' })).toEqual(first);
    await expect(store.append('ulo-a', events('2'), { head: 'no-stream' })).rejects.toMatchObject({ name: 'WrongExpectedRevision', expected: 'no-stream', actual: 0 });
    await store.close();
  });
});
