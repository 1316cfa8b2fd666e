import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { throughout, until } from '#spec';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';

jest.setTimeout(30_000);

interface Health {
  checks: Record<string, { ok: boolean; why?: string }>;
}

/** Regression: commands were recorded in a file that no later start would find, and health reported no problem. */
describe('a file of the data folder that is moved while the server runs', () => {
  let server: TestServer;
  beforeEach(async () => void (server = await startTestServer()));
  afterEach(() => server.stop());

  const openProgramme = (): Promise<Answer> => server.as('programme-manager').post('open-programme', { occurredOn: '2009-01-01', name: 'P', area: 'A' });
  const register = (): Promise<Answer> => server.as('programme-manager').post('register-person', { occurredOn: '2009-01-01', name: 'Ada', organisation: 'Example', role: 'mentor' });
  const health = async (): Promise<[number, string | undefined]> => {
    const answer = await server.nobody.get('/health/ready');
    return [answer.status, answer.json<Health>().checks['recording']?.why];
  };

  it.each([
    ['log.db', 'log-moved', openProgramme],
    ['log.db-wal', 'log-moved', openProgramme],
    ['log.db-shm', 'log-moved', openProgramme],
    ['keys.db', 'keys-moved', register],
  ])('%s: records nothing, reports the reason in health and serves pages, until the file is back', async (name, code, send) => {
    const [there, away] = [join(server.folder, name), join(server.folder, 'away')];
    expect((await send()).status).toBe(200);
    renameSync(there, away);
    const refused = await send();
    expect([refused.status, refused.body.code]).toEqual([503, code]);
    expect(refused.body.detail).toContain('Nothing of this request was recorded');
    expect(await health()).toEqual([503, `Nothing can be recorded: ${name} was moved, removed or replaced while Milepost runs.`]);
    expect((await server.as('auditor').get('/api/programmes')).status).toBe(200);
    renameSync(away, there);
    expect(await health()).toEqual([200, undefined]);
    expect((await send()).status).toBe(200);
  });

  it('the whole folder: records nothing and makes no new folder', async () => {
    const away = `${server.folder}-away`;
    renameSync(server.folder, away);
    expect((await openProgramme()).body.code).toBe('log-moved');
    await throughout(2_000, () => expect(existsSync(server.folder)).toBe(false));
    renameSync(away, server.folder);
    expect((await openProgramme()).status).toBe(200);
  });

  it('the read model: rebuilds it', async () => {
    await server.as('auditor').get('/api/programmes', { 'milepost-after': (await openProgramme()).body.position });
    const folder = join(server.folder, 'read-model');
    rmSync(folder, { recursive: true });
    const rebuilds = (): string[] => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : []);
    await until(() => rebuilds().length > 0);
    // It is rebuilt only once: the new file is not mistaken for the removed one.
    await throughout(2_500, () => expect(rebuilds()).toEqual([expect.stringMatching(/-2\.db$/u)]));
    expect((await server.as('auditor').get('/api/programmes')).json<{ items: unknown[] }>().items).toHaveLength(1);
  });
});
