import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(60_000);

/** Runs the built worker until it ends. */
function run(env: Record<string, string>): Promise<{ code: number | null; err: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ code: number | null; err: string }>();
  const child = spawn(process.execPath, [join(process.cwd(), 'dist/apps/worker/src/main.js')], { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.on('error', reject);
  child.on('close', (code) => resolve({ code, err }));
  return promise;
}

const secrets = { SESSION_SECRET: 's'.repeat(32), MASTER_KEY: 'm'.repeat(32) };

describe('a worker that cannot start gives the reason in one sentence', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'milepost-worker-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('with an embedded log, where the web process does its work', async () => {
    expect(await run({ DATA_DIR: folder })).toEqual({
      code: 1,
      err: 'The embedded default runs the worker inside milepost web: the data folder has one owner, and the log cannot be shared with a second process. Start milepost web instead.\n',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('when a setting is wrong', async () => {
    expect(await run({ DATA_DIR: folder, WORKER_PORT: 'x', EVENT_STORE_URL: 'http://here' })).toEqual({
      code: 1, err: expect.stringMatching(/^WORKER_PORT must be a number.*\nEVENT_STORE_URL must be an address like esdb:.*\n$/u) as string,
    });
  });

  it('when it would have to create its own secrets', async () => {
    expect(await run({ DATA_DIR: folder, EVENT_STORE_URL: 'esdb://127.0.0.1:1?tls=false' })).toEqual({
      code: 1, err: expect.stringMatching(/^SESSION_SECRET and MASTER_KEY must be given with EVENT_STORE_URL/u) as string,
    });
  });

  it('when no store responds at the configured address', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { code, err } = await run({ DATA_DIR: folder, EVENT_STORE_URL: `esdb://127.0.0.1:${port}?tls=false`, STARTUP_WAIT: '1', ...secrets });
    expect(code).toBe(1);
    expect(err.trim().split('\n').at(-1)).toMatch(/^The event store \S+ cannot be used after waiting \d+ s \(STARTUP_WAIT\): no server listens there/u);
  });
});
