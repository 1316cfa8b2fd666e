import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendTo, collect } from '../../libs/event-store/src/contract/fixtures.js';
import { openEventStoreDb } from '../../libs/event-store/src/eventstoredb/open.js';
import { startFreshEventStoreDb } from '../support/fresh-eventstoredb.js';

/** The server of the tests replaces the server of a user. */
const command = `"${process.execPath}" --disable-warning=ExperimentalWarning dist/test/support/eventstoredb-server/main.js --port $PORT`;

describe('EVENTSTOREDB_START', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-started-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('starts a server for each log, which runs until it is stopped', async () => {
    const servers = await Promise.all([startFreshEventStoreDb(command), startFreshEventStoreDb(command)]);
    const stores = await Promise.all(servers.map(({ url }) => openEventStoreDb({ address: url })));
    for (const store of stores) await appendTo(store, 'ulo-a', '1');
    for (const store of stores) expect(await collect(store.readAll())).toHaveLength(1);
    for (const store of stores) await store.close();
    for (const server of servers) {
      await server.stop();
      await expect(openEventStoreDb({ address: server.url })).rejects.toThrow('no server listens there');
    }
  }, 60_000);

  it('is refused when its server has events or ends, with the output of the server', async () => {
    const kept = `${command} --data "${folder}"`;
    const server = await startFreshEventStoreDb(kept);
    const store = await openEventStoreDb({ address: server.url });
    await appendTo(store, 'ulo-a', '1');
    await store.close();
    await server.stop();
    await expect(startFreshEventStoreDb(kept)).rejects.toThrow(/^EVENTSTOREDB_START must start a server with an empty log on 127\.0\.0\.1:\d+ and run until it is stopped: its log contains events\.\nListening: /u);
    await expect(startFreshEventStoreDb('sh -c "echo no such image; exit 3"')).rejects.toThrow(/is stopped: it ended with 3\.\nno such image\n$/u);
  }, 60_000);
});
