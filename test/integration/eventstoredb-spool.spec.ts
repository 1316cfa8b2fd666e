import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendTo, collect, ids } from '../../libs/event-store/src/contract/fixtures.js';
import { openEventStoreDb } from '../../libs/event-store/src/eventstoredb/open.js';
import { startFreshEventStoreDb } from '../support/fresh-eventstoredb.js';

describe('a log on EventStoreDB that is read for a read model', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-spooled-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads each event once: its streams are available when the server has stopped', async () => {
    const server = await startFreshEventStoreDb();
    const writer = await openEventStoreDb({ address: server.url });
    await appendTo(writer, 'ulo-a', 'a0', 'a1');
    await appendTo(writer, 'ulo-b', 'b0');
    const whole = await openEventStoreDb({ address: server.url, spoolIn: folder });
    const last = (await collect(whole.readAll())).at(-1)?.position ?? '';
    await appendTo(writer, 'ulo-a', 'a2');
    await appendTo(writer, 'ulo-c', 'c0');
    expect(ids(await collect(whole.readStream('ulo-a')))).toEqual(['a0', 'a1']);
    for await (const { events } of whole.readAll()) if (events.length > 0) break;
    expect(ids(await collect(whole.readStream('ulo-a')))).toEqual(['a0', 'a1']);
    expect(ids(await collect(whole.readAll({ after: last })))).toEqual(['a2', 'c0']);
    const later = await openEventStoreDb({ address: server.url, spoolIn: folder });
    await collect(later.readAll({ after: last }));
    expect(ids(await collect(later.readStream('ulo-a')))).toEqual(['a0', 'a1', 'a2']);
    await writer.close();
    await server.stop();
    expect(ids(await collect(whole.readStream('ulo-a')))).toEqual(['a0', 'a1', 'a2']);
    expect(ids(await collect(whole.readStream('ulo-b')))).toEqual(['b0']);
    expect(ids(await collect(later.readStream('ulo-c')))).toEqual(['c0']);
    await whole.close();
    await later.close();
    expect(readdirSync(folder)).toEqual([]);
  });
});
