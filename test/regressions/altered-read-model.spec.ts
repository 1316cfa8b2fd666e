import { jest } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestServer, type TestServer } from '../support/server.js';

// The test starts a server twice.
jest.setTimeout(30_000);

/** Regression: lists showed a changed byte of the read model until the next rebuild, because SQLite has no checksums. */
describe('a read model that was altered while the server was stopped', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-altered-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const names = async (server: TestServer): Promise<string[]> => {
    await server.web.runtime.model.whenReady(5_000);
    const answer = await server.as('auditor').get('/api/programmes');
    return answer.json<{ items: { name: string }[] }>().items.map((p) => p.name);
  };

  it('is rebuilt from the log', async () => {
    const first = await startTestServer({ folder });
    const { body } = await first.as('programme-manager').post('open-programme', { occurredOn: '2009-01-01', name: 'Northshire', area: 'X' });
    await first.as('auditor').get('/api/programmes', { 'milepost-after': body.position });
    await first.web.close();
    const file = join(folder, 'read-model', readdirSync(join(folder, 'read-model')).find((name) => name.endsWith('.db')) ?? '');
    const bytes = readFileSync(file, 'latin1');
    expect(bytes).toContain('Northshire');
    writeFileSync(file, bytes.replaceAll('Northshire', 'Southshire'), 'latin1');
    const second = await startTestServer({ folder });
    expect(await names(second)).toEqual(['Northshire']);
    expect(second.web.runtime.model.isProven).toBe(true);
    await second.web.close();
  });
});
