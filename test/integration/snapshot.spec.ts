import { jest } from '@jest/globals';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sentenceFor } from '#runtime';
import { milepost } from '../support/cli.js';
import { startTestServer, type TestServer } from '../support/server.js';

jest.setTimeout(60_000);

interface Listed {
  items: { name: string }[];
}

describe('milepost snapshot', () => {
  let scratch: string;
  let server: TestServer;
  let snapshot: string;
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'milepost-snapshot-'));
    server = await startTestServer({ env: { EXAMPLE: 'on' } });
    snapshot = join(scratch, 'snapshot');
    // It can be taken once the read model is ready.
    await server.as('programme-manager').get('/api/ulos');
  });
  afterAll(async () => {
    await server.stop();
    await rm(scratch, { recursive: true, force: true });
  });

  it('copies the read model of a running server, and an empty server starts from it', async () => {
    expect(await milepost(server.folder, 'snapshot', snapshot)).toMatchObject({
      code: 0, err: '', out: expect.stringMatching(/^Copied the read model, up to position \d+, to .*snapshot\.\n$/u) as string,
    });
    const before = await server.as('programme-manager').get('/api/ulos');
    const folder = join(scratch, 'second');
    expect((await milepost(server.folder, 'backup', folder)).code).toBe(0);
    // The backup contains the keys of personal data, but not the master key.
    const masterKey = await readFile(join(server.folder, 'master-key'), 'utf8');
    const second = await startTestServer({ folder, env: { READ_MODEL_SNAPSHOT: snapshot, MASTER_KEY: masterKey.trim() } });
    expect((await second.as('programme-manager').get('/api/ulos')).json<Listed>()).toEqual(before.json<Listed>());
    await second.stop();
  });

  it('is refused by a server with another log, in one sentence', async () => {
    const folder = await mkdtemp(join(scratch, 'third-'));
    const error: unknown = await startTestServer({ folder, env: { READ_MODEL_SNAPSHOT: snapshot } }).catch((e: unknown) => e);
    expect(sentenceFor(error)).toMatch(/^The snapshot in .* belongs to another log/u);
    // Nothing stays open: the folder can be used again.
    const without = await startTestServer({ folder });
    await without.stop();
  });

  it('overwrites no file', async () => {
    await cp(snapshot, join(scratch, 'kept'), { recursive: true });
    expect(await milepost(server.folder, 'snapshot', join(scratch, 'kept'))).toMatchObject({
      code: 1, err: expect.stringContaining('is there already') as string,
    });
  });
});
