import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertSameLog, copyLog, openEventStore, openSqliteEventStore, type EventStore } from '#event-store';
import { appendTo, collect, events } from '../../libs/event-store/src/contract/fixtures.js';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';
import type { Fault } from '../support/eventstoredb-server/faults.js';

const streams = 40;
const count = 700;
const stallTimeoutMs = 20_000;

describe('a log that is copied to EventStoreDB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-bulk-'));
  let from: EventStore;
  let server: EventStoreDbServer;
  let to: EventStore;
  beforeAll(async () => {
    from = openSqliteEventStore({ folder });
    for (let i = 0; i < count; i += 1) await appendTo(from, `ulo-${(i * 17) % streams}`, String(i));
  }, 60_000);
  afterAll(async () => {
    await from.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    server = await startEventStoreDb();
    to = await openEventStore({ folder, url: server.url, bulk: true });
  });
  afterEach(async () => {
    await to.close();
    await server.stop();
  });

  it('keeps its order while many appends are in progress', async () => {
    await server.order({ do: 'replicate', milliseconds: 50 });
    const began = performance.now();
    expect(await copyLog(from, to)).toEqual({ events: count, written: count });
    // One at a time, each would wait 50 ms for the other nodes.
    expect(performance.now() - began).toBeLessThan(count * 50);
    expect(await assertSameLog(from, to)).toBe(count);
  }, 120_000);

  it.each<Omit<Fault, 'on'>>([{ instead: 'cut' }, { instead: 'commit timeout' }])('is whole and in order when the answer to an append on the way is lost: %j', async (fault) => {
    await server.order({ do: 'fault', fault: { on: 'append', stream: 'ulo-39', when: 'after commit', ...fault } });
    expect(await copyLog(from, to, undefined, stallTimeoutMs)).toMatchObject({ events: count });
    expect(await assertSameLog(from, to)).toBe(count);
  }, 120_000);

  it.each<[string, () => Promise<void>]>([
    ['is killed and comes back', () => server.restart()],
    ['loses all connections', () => server.order({ do: 'cut' })],
    ['does not lead for a while', () => server.order({ do: 'lead', leader: server.address }).then(() => server.order({ do: 'lead' }))],
  ])('is complete and in order when during the copy the server %s', async (_, happen) => {
    let happened: Promise<void> | undefined;
    const copied = copyLog(from, to, (done) => void (done > count / 2 && (happened ??= happen())), stallTimeoutMs);
    expect(await copied).toMatchObject({ events: count });
    expect(happened).toBeDefined();
    await happened;
    expect(await assertSameLog(from, to)).toBe(count);
  }, 120_000);

  it('stops at once when an append is refused', async () => {
    await server.order({ do: 'fault', fault: { on: 'append', times: 1e6, instead: 'access denied' } });
    await expect(copyLog(from, to)).rejects.toMatchObject({ name: 'Unavailable', nothingStored: true });
    await server.order({ do: 'clear' });
    await expect(to.append('key-1', events('1'), { head: 'no-stream' })).rejects.toMatchObject({ name: 'Refused', code: 'stream-name' });
    expect(await collect(to.readAll())).toEqual([]);
  }, 60_000);
});
