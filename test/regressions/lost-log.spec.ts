import { hash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logFileOf } from '#event-store';
import { milepost } from '../../apps/cli/src/program.js';
import { startTestServer, type TestServer } from '../support/server.js';

/**
 * Regression: a killed server left its last events in the write-ahead log. When that file was cut off or removed, the start,
 * verify, export, backup and history treated the remaining events as the whole log. The start also removed the read model,
 * which showed the loss, and loaded examples over a write-ahead log whose log file was gone.
 */
describe('a log that lost events after a kill', () => {
  const root = mkdtempSync(join(tmpdir(), 'milepost-lost-'));
  const killed = join(root, 'killed');
  beforeAll(async () => {
    const server = await startTestServer({ folder: join(root, 'running') });
    for (let i = 0; i < 3; i += 1) await open(server, `P${i}`);
    await server.web.runtime.model.whenReady(5_000);
    cpSync(server.folder, killed, { recursive: true });
    await server.web.close();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const open = (server: TestServer, name: string): Promise<unknown> =>
    server.as('programme-manager').post('open-programme', { occurredOn: '2009-01-01', name, area: 'Tamworth' });

  const lost: [string, (folder: string) => void][] = [
    ['without its write-ahead log', (folder) => rmSync(`${logFileOf(folder)}-wal`)],
    ['without its write-ahead log and the index of that', (folder) => ['-wal', '-shm'].forEach((end) => rmSync(logFileOf(folder) + end))],
    ['with a write-ahead log that is cut off', (folder) => truncateSync(`${logFileOf(folder)}-wal`, 32 + 4120 * 4)],
    ['without the log file', (folder) => rmSync(logFileOf(folder))],
    ['without any file of the log', (folder) => readdirSync(folder).filter((name) => name.startsWith('log.db')).forEach((name) => rmSync(join(folder, name)))],
  ];
  it.each(lost)('%s is refused by the start and by every command, and no file is changed', async (name, alter) => {
    const folder = join(root, name);
    cpSync(killed, folder, { recursive: true });
    alter(folder);
    const before = filesOf(folder);
    for (const EXAMPLE of ['on', 'off']) await expect(startTestServer({ folder, env: { EXAMPLE } })).rejects.toMatchObject({ name: 'Damaged' });
    const target = join(root, 'target');
    for (const args of [['verify'], ['export'], ['backup', target], ['history', 'P1'], ['rebuild'], ['snapshot', target], ['seed'], ['migrate', '--to', target]])
      expect({ args, ...(await run(folder, args)) }).toEqual({ args, code: 3, out: '', err: expect.stringMatching(/^The (write-ahead )?log/u) as string });
    expect(existsSync(target)).toBe(false);
    expect(filesOf(folder)).toEqual(before);
  }, 30_000);

  async function run(folder: string, args: string[]): Promise<{ code: number; out: string; err: string }> {
    const output = { out: '', err: '' };
    const write = (to: 'out' | 'err') => ({ write: (text: string) => ((output[to] += text), true) }) as NodeJS.WritableStream;
    const code = await milepost(args, { env: { DATA_DIR: folder, PATH: '' }, out: write('out'), err: write('err') });
    return { code, ...output };
  }
});

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => `${name} ${hash('sha256', readFileSync(join(folder, name)))}`)
    .sort();
