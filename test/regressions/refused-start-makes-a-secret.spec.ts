import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestServer, type TestServer } from '../support/server.js';

/** Regression (found by test:damage): the session secret was made before the key of personal data refused the start. */
describe('a data folder without a session-secret file and with a wrong master-key file', () => {
  let server: TestServer;
  let session: string;
  beforeEach(async () => {
    server = await startTestServer();
    expect((await server.as('programme-manager').post('register-person', { occurredOn: '2026-01-05', name: 'Wilhelmina Quillfeather', organisation: 'Thistledown Trust', role: 'development-worker' })).status).toBe(200);
    await server.web.close();
    session = join(server.folder, 'session-secret');
    rmSync(session);
  });
  afterEach(() => server.stop());

  it('is refused without making a session secret; with the right key the start makes one', async () => {
    const [master, kept] = [join(server.folder, 'master-key'), join(server.folder, 'kept')];
    renameSync(master, kept);
    writeFileSync(master, '\0'.repeat(43));
    await expect(server.restart()).rejects.toThrow(/^MASTER_KEY is not the key with which the personal data/u);
    expect(existsSync(session)).toBe(false);
    renameSync(kept, master);
    server = await server.restart();
    expect(existsSync(session)).toBe(true);
  });

  it('makes no master key when the session secret cannot be used', async () => {
    const fresh = join(server.folder, 'fresh');
    server = await server.restart();
    await server.web.close();
    for (const name of ['master-key', 'keys.db']) renameSync(join(server.folder, name), `${fresh}-${name}`);
    writeFileSync(session, 'too short');
    await expect(server.restart()).rejects.toThrow(/session-secret cannot be used: it holds fewer than 32 characters/u);
    expect(existsSync(join(server.folder, 'master-key'))).toBe(false);
  });
});
