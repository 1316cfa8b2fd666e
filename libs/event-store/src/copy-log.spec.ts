import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '#kernel';
import { appendTo, collect, event, events, headOf } from './contract/fixtures.js';

import { LogMismatch, assertSameLog, copyLog } from './copy-log.js';
import { Unavailable } from './errors.js';
import type { EventStore } from './port.js';
import { openSqliteEventStore } from './sqlite/open.js';

describe('copying a log', () => {
  const folders: string[] = [];
  const opened: EventStore[] = [];
  const open = async (): Promise<EventStore> => {
    const folder = await mkdtemp(join(tmpdir(), 'milepost-copy-'));
    const store = openSqliteEventStore({ folder });
    folders.push(folder);
    opened.push(store);
    return store;
  };
  let from: EventStore;
  let to: EventStore;
  beforeEach(async () => {
    [from, to] = [await open(), await open()];
    await appendTo(from, 'ulo-a', '1', '2');
    await appendTo(from, 'ulo-b', '3');
    const metadata = { ...event('4').metadata, commandId: 'one command' };
    await from.append('ulo-a', [{ ...event('4'), metadata }, { ...event('5'), metadata }], { head: await headOf(from, 'ulo-a') });
    await appendTo(from, 'ulo-b', '6');
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });
  /** All fields except positions, which differ between stores. */
  const withoutPosition = ({ position: _, ...rest }: StoredEvent) => rest;
  const contents = async (store: EventStore) => (await collect(store.readAll())).map(withoutPosition);

  it('keeps ids, times, hashes and order', async () => {
    expect(await copyLog(from, to)).toEqual({ events: 6, written: 6 });
    expect(await contents(to)).toEqual(await contents(from));
    expect(await assertSameLog(from, to)).toBe(6);
  });

  it.each([1, 2, 3])('resumes after an interruption after %i appends, and writes nothing when the copy is complete', async (appends) => {
    let appendsLeft = appends;
    const interrupted: EventStore = Object.assign(Object.create(to) as EventStore, {
      readAll: () => to.readAll(),
      append: (...args: Parameters<EventStore['append']>) => (appendsLeft-- > 0 ? to.append(...args) : Promise.reject(new Unavailable('The connection was lost.'))),
    });
    await expect(copyLog(from, interrupted)).rejects.toThrow('The connection was lost.');
    expect((await copyLog(from, to)).written).toBeGreaterThan(0);
    expect(await contents(to)).toEqual(await contents(from));
    expect(await copyLog(from, to)).toEqual({ events: 6, written: 0 });
  });

  it('resumes in the middle of a command', async () => {
    const [one] = await collect(from.readAll());
    await to.append('ulo-a', one ? [one] : [], { head: 'no-stream' });
    expect(await copyLog(from, to)).toEqual({ events: 6, written: 5 });
    expect(await contents(to)).toEqual(await contents(from));
  });

  it('refuses a target that has other events or more events, and writes nothing', async () => {
    await to.append('ulo-z', events('other'), { head: 'no-stream' });
    await expect(copyLog(from, to)).rejects.toThrow(LogMismatch);
    expect(await contents(to)).toHaveLength(1);
    const longer = await open();
    await copyLog(from, longer);
    await appendTo(longer, 'ulo-c', 'more');
    await expect(copyLog(from, longer)).rejects.toThrow(/event 0 of stream ulo-c/u);
    await expect(assertSameLog(from, longer)).rejects.toThrow(LogMismatch);
    await expect(assertSameLog(longer, from)).rejects.toThrow(/The copy ends before event 0 of stream ulo-c/u);
  });
});
