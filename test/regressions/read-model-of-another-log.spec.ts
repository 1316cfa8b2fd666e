import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logFileOf } from '#event-store';
import { startTestServer, type TestServer } from '../support/server.js';

/**
 * An older copy of the log was put back, and lists went on showing what had been recorded after it: the read model knew
 * only how far it had read, not in which log.
 */
describe('a read model beside a log that it was not built from', () => {
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

  it('is built anew from an older copy of the log', async () => {
    const first = await startTestServer({ folder });
    await open(first, 'Kept');
    await first.web.close();
    copyFileSync(logFileOf(folder), join(folder, 'copy'));
    const second = await first.restart();
    await open(second, 'Lost');
    expect(await names(second)).toEqual(['Kept', 'Last', 'Lost']);
    await second.web.close();
    copyFileSync(join(folder, 'copy'), logFileOf(folder));
    const third = await startTestServer({ folder });
    expect(await names(third)).toEqual(['Kept', 'Last']);
    await third.web.close();
  });

  it('is built anew where a log begins anew', async () => {
    const first = await startTestServer({ folder });
    await open(first, 'Lost');
    expect(await names(first)).toEqual(['Last', 'Lost']);
    await first.web.close();
    rmSync(logFileOf(folder));
    const second = await startTestServer({ folder });
    expect(await names(second)).toEqual(['Last']);
    await second.web.close();
  });
});
