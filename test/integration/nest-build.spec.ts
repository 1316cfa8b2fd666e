import { jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBuilt } from '../support/built-server.js';

jest.setTimeout(600_000);

describe('`npx nest build web`', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-nest-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('builds a server from the sources alone, with its pages, styles and API', async () => {
    for (const name of ['apps', 'libs', 'examples', 'package.json', 'nest-cli.json', 'tsconfig.json']) cpSync(name, join(folder, name), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
    const built = spawnSync(process.execPath, [join('node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build', 'web'], { cwd: folder, encoding: 'utf8' });
    expect([built.status, built.stdout, built.stderr]).toEqual([0, '', '']);

    const server = await startBuilt('web', { DATA_DIR: join(folder, 'log'), PORT: '0', LOG_LEVEL: 'error' }, folder);
    try {
      const page = await (await fetch(`${server.url}/help`)).text();
      expect(page).toContain('<h1');
      const assets = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/gu)].map(([, address]) => address ?? '');
      expect(assets.length).toBeGreaterThan(1);
      const answers = await Promise.all([...assets, '/api/openapi.json'].map(async (address) => (await fetch(server.url + address)).status));
      expect(answers).toEqual(answers.map(() => 200));
    } finally {
      await server.stop();
    }
  });
});
