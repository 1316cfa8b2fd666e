import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logFileOf } from '#event-store';
import { startTestServer, type TestServer } from '../support/server.js';

/**
 * Regression: after an older copy of the log was put back, lists still showed later events. In a later version the start removed
 * the read model as belonging to another log, although it was the only record of the lost events.
 */
describe('a read model in the folder of a log from which it was not built', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'milepost-another-log-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (server: TestServer, name: string): Promise<unknown> =>
    server.as('programme-manager').post('open-programme', { occurredOn: '2009-01-01', name, area: 'Tamworth' });
  const names = async (server: TestServer): Promise<string[]> => {
    await server.web.runtime.model.whenReady(5_000);
    const { body } = await server.as('programme-manager').post('open-programme', { occurredOn: '2009-01-01', name: 'Last', area: 'X' });
    const answer = await server.as('auditor').get('/api/programmes', { 'milepost-after': body.position });
    return answer.json<{ items: { name: string }[] }>().items.map((p) => p.name).sort();
  };

  it('stops the start if the log is an older copy; once moved away it is rebuilt', async () => {
    const first = await startTestServer({ folder });
    await open(first, 'Kept');
    await first.web.close();
    copyFileSync(logFileOf(folder), join(folder, 'copy'));
    const second = await first.restart();
    await open(second, 'Lost');
    expect(await names(second)).toEqual(['Kept', 'Last', 'Lost']);
    await second.web.close();
    copyFileSync(join(folder, 'copy'), logFileOf(folder));
    const files = readdirSync(join(folder, 'read-model'));
    await expect(startTestServer({ folder })).rejects.toThrow(/has lost events \d+ to (\d+): the read model .* was built from events up to position \1, the last one event 0 of stream (?:programme|manager)-.* move .* away/u);
    expect(readdirSync(join(folder, 'read-model'))).toEqual(files);
    rmSync(join(folder, 'read-model'), { recursive: true });
    const third = await startTestServer({ folder });
    expect(await names(third)).toEqual(['Kept', 'Last']);
    await third.web.close();
  });

  it('stops the start if it belongs to another log, and says so', async () => {
    for (const other of ['a', 'b']) {
      const server = await startTestServer({ folder: join(folder, other) });
      await open(server, other);
      await names(server);
      await server.web.close();
    }
    copyFileSync(logFileOf(join(folder, 'a')), logFileOf(join(folder, 'b')));
    await expect(startTestServer({ folder: join(folder, 'b') })).rejects.toThrow(/was built from another log than .*: their first events differ/u);
  });

  it('stops the start if the log is missing', async () => {
    const first = await startTestServer({ folder });
    await open(first, 'Lost');
    await first.web.close();
    rmSync(logFileOf(folder));
    const before = readdirSync(folder);
    for (const EXAMPLE of ['on', 'off'])
      await expect(startTestServer({ folder, env: { EXAMPLE } })).rejects.toThrow(/log\.db is missing, but read-model, outbox\.db, keys\.db, master-key, session-secret in its folder belong to a log that was there/u);
    expect(readdirSync(folder)).toEqual(before);
  });
});
