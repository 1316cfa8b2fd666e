import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { appendTo, collect, event, events, follow, headOf, ids } from '../contract/fixtures.js';
import { seal } from '../envelope/sealed.js';
import { Unavailable, WrongExpectedRevision } from '../errors.js';
import type { Appended } from '../port.js';
import { toStoreError } from './faults.js';
import { logFileOf } from './files.js';
import { GroupCommit } from './group-commit.js';
import { Transactions } from './transactions.js';
import { WritableFile } from './writable-file.js';
import { openWriter } from './open-writer.js';
import { openSqliteEventStore } from './open.js';
import { pragma } from './schema.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-sqlite-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (): ReturnType<typeof openSqliteEventStore> => openSqliteEventStore({ folder });

describe('the log in a SQLite file', () => {
  it('uses settings that make an acknowledged append durable', () => {
    const db = openWriter(logFileOf(folder), true);
    const settings = ['journal_mode', 'synchronous', 'page_size', 'wal_autocheckpoint'].map((name) => pragma(db, name));
    db.close();
    const FULL = 2;
    expect(settings).toEqual(['wal', FULL, 4096, 500]);
  });

  it('refuses a head whose hash is not the stored one', async () => {
    const store = open();
    const { revision } = await appendTo(store, 'ulo-a', '1');
    const append = store.append('ulo-a', events('2'), { head: { revision, hash: 'f'.repeat(64) } });
    await expect(append).rejects.toMatchObject({ name: 'WrongExpectedRevision', expected: 0, actual: 0 });
    await store.close();
  });

  it('refuses other content under the same ids on the same head', async () => {
    const store = open();
    await store.append('ulo-a', [event('1', { hours: 1 })], { head: 'no-stream' });
    const changed = store.append('ulo-a', [event('1', { hours: 2 })], { head: 'no-stream' });
    await expect(changed).rejects.toBeInstanceOf(WrongExpectedRevision);
    await store.close();
  });

  it('accepts several pending appends to one stream, each on the head of the previous one', async () => {
    const store = open();
    const sealedFirst = seal('ulo-a', events('1'), 'no-stream')[0];
    const head = { revision: 0, hash: sealedFirst?.hash ?? '' };
    const both = await Promise.all([store.append('ulo-a', events('1'), { head: 'no-stream' }), store.append('ulo-a', events('2'), { head })]);
    expect(both.map((a) => a.revision)).toEqual([0, 1]);
    await store.close();
  });

  it('commits pending appends when it is closed, and then refuses calls', async () => {
    const store = open();
    const waiting = store.append('ulo-a', events('1'), { head: 'no-stream' });
    await store.close();
    expect((await waiting).revision).toBe(0);
    await expect(store.append('ulo-a', events('2'), { head: 'no-stream' })).rejects.toThrow('The event store is closed.');
    await expect(store.head()).rejects.toBeInstanceOf(Unavailable);
    const again = open();
    expect(ids(await collect(again.readAll()))).toEqual(['1']);
    await again.close();
  });

  it('stores nothing of an append when the disk is full, reports it, and accepts appends when there is space', async () => {
    const db = openWriter(logFileOf(folder), true);
    db.exec('PRAGMA max_page_count = 40');
    const file = new WritableFile('log', db, logFileOf(folder));
    const commits = new GroupCommit(new Transactions(db), file, () => undefined, (error) => toStoreError(error, 'log.db', 'Writing to'));
    const append = (id: string, length: number): Promise<Appended> =>
      new Promise((resolve, reject) =>
        commits.add({ stream: `ulo-${id}`, head: 'no-stream', sealed: seal(`ulo-${id}`, [event(`${id}.0`), event(id, { text: 'x'.repeat(length) })], 'no-stream'), resolve, reject }),
      );
    await expect(append('large', 400_000)).rejects.toMatchObject({ fault: 'disk-full', nothingStored: true, message: 'Nothing can be recorded: the disk that holds log.db is full.' });
    expect(file.trouble).toBe('Nothing can be recorded: the disk that holds log.db is full.');
    await append('small', 10);
    expect(file.trouble).toBeUndefined();
    db.exec('PRAGMA max_page_count = 4000');
    await append('large', 400_000);
    db.close();
    const store = open();
    expect(ids(await collect(store.readAll()))).toEqual(['small.0', 'small', 'large.0', 'large']);
    await store.close();
  });

  it('finds commits of another connection by polling', async () => {
    const store = open();
    const reader = openSqliteEventStore({ folder, readOnly: true });
    let hasAppended = false;
    const all = await follow(reader, undefined, (got, { caughtUp }) => {
      if (caughtUp && !hasAppended) void appendTo(store, 'ulo-a', '1', '2');
      hasAppended = true;
      return got.length === 2;
    });
    expect(ids(all)).toEqual(['1', '2']);
    await reader.close();
    await store.close();
  });

  it('does not keep the process alive for an idle subscription', async () => {
    const store = open();
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    const stop = new AbortController();
    const reading = store.subscribe({ signal: stop.signal });
    await reading.next();
    const waiting = reading.next();
    expect(timers()).toBe(before);
    stop.abort();
    expect(await waiting).toMatchObject({ done: true });
    await store.close();
  });

  it('ends a subscription with an error when the store is closed, unlike an abort', async () => {
    const store = open();
    const reading = store.subscribe({ signal: new AbortController().signal });
    await reading.next();
    const waiting = reading.next();
    await store.close();
    await expect(waiting).rejects.toThrow('The event store is closed.');
  });

  it('restarts its write-ahead log during a slow read', async () => {
    const store = open();
    await appendTo(store, 'ulo-a', ...Array.from({ length: 300 }, (_, i) => `${i}`));
    const slow = store.readAll()[Symbol.asyncIterator]();
    await slow.next();
    for (let i = 0; i < 60; i += 1) await store.append(`ulo-${i}`, [event(`${i}`, { text: 'x'.repeat(400_000) })], { head: 'no-stream' });
    const MIB = 1024 * 1024;
    expect(statSync(`${logFileOf(folder)}-wal`).size).toBeLessThan(12 * MIB);
    await store.close();
  });

  it('accepts the events of another log with the same ids, times and hashes, because positions are not hashed', async () => {
    const store = open();
    for (const [stream, id] of [['ulo-a', '1'], ['ulo-b', '2'], ['ulo-a', '3']] as const) await appendTo(store, stream, id);
    const exported = await collect(store.readAll());
    const other = openSqliteEventStore({ folder: join(folder, 'other') });
    for (const written of exported.toReversed().toSorted((a, b) => a.stream.localeCompare(b.stream) || a.revision - b.revision))
      await other.append(written.stream, [written], { head: await headOf(other, written.stream) });
    const restored = await collect(other.readAll());
    const hashes = (all: typeof exported): string[] => all.map((e) => e.metadata.hash).toSorted();
    expect(hashes(restored)).toEqual(hashes(exported));
    await other.close();
    await store.close();
  });

  it('refuses a position of another store', async () => {
    const store = open();
    await expect(collect(store.readAll({ after: '12/12' }))).rejects.toThrow('"12/12" is not a position of this log.');
    await store.close();
  });

  it('reports damage when its index lacks an event of its table', async () => {
    const store = open();
    await appendTo(store, 'ulo-a', '1');
    await store.close();
    const db = new DatabaseSync(logFileOf(folder));
    db.exec(`UPDATE events SET revision = 1`);
    db.close();
    expect(open).toThrow('Event 1 of stream ulo-a (position 1) is damaged: it is filed under another stream or revision than its own.');
  });
});
