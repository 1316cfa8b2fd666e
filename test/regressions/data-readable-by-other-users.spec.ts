import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestServer } from '../support/server.js';

/** Regression: every user of the computer could read the log, keys, outbox and read model, and their backups. */
describe('other users of the computer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-modes-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const readableByOthers = (path: string): string[] =>
    [path, ...readdirSync(path, { recursive: true }).map((name) => join(path, String(name)))].filter((one) => (statSync(one).mode & 0o077) !== 0);

  it.each(['000', '022'])('cannot read the files of a Milepost process started with umask %s', (umask) => {
    const source = `import { mkdirSync, writeFileSync } from 'node:fs'; import { DatabaseSync } from 'node:sqlite';
      import { keepFilesPrivate } from '${join(process.cwd(), 'libs/platform/src/private-files.ts')}';
      keepFilesPrivate(); mkdirSync('made'); writeFileSync('made/text', '');
      const db = new DatabaseSync('made/log.db'); db.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (a)');
      import('node:fs').then(({ readdirSync, statSync }) => console.log(['made', ...readdirSync('made').map((n) => 'made/' + n)].map((n) => n + ' ' + (statSync(n).mode & 0o777).toString(8)).sort().join(', ')));`;
    rmSync(join(folder, 'made'), { recursive: true, force: true });
    const { stdout, stderr } = spawnSync('sh', ['-c', `umask ${umask}; exec "$0" --input-type=module -e "$1"`, process.execPath, source], { cwd: folder, encoding: 'utf8' });
    expect([stdout.trim(), stderr.replace(/.*ExperimentalWarning.*\n?|.*trace-warnings.*\n?/gu, '')]).toEqual(['made 700, made/log.db 600, made/log.db-shm 600, made/log.db-wal 600, made/text 600', '']);
  });

  it('lose access to files of an older version at the next start', async () => {
    const data = join(folder, 'data');
    await (await startTestServer({ folder: data })).web.close();
    for (const name of ['log.db', 'keys.db']) chmodSync(join(data, name), 0o644);
    await (await startTestServer({ folder: data })).web.close();
    expect(readableByOthers(data).filter((path) => /(?:log|keys)\.db/u.test(path))).toEqual([]);
  });
});
