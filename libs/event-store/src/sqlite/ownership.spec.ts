import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockFrom } from '#kernel';
import { DataFolderUnusable } from '../errors.js';
import { openSqliteEventStore } from './open.js';

const clock = clockFrom(() => '2010-01-04T08:00:00.000Z');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-owner-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (): ReturnType<typeof openSqliteEventStore> => openSqliteEventStore({ folder, program: 'milepost web', clock });

/** The script of another process that owns the folder until it is killed. */
const ownerScript = `
  const { DatabaseSync } = require('node:sqlite');
  const lock = new DatabaseSync(process.argv[1] + '/owner.db');
  lock.exec('BEGIN EXCLUSIVE');
  require('node:fs').writeFileSync(process.argv[1] + '/owner.txt', 'process ' + process.pid + ' (milepost web, started then)');
  console.log('owned');
  setInterval(() => lock, 1000);
`;

describe('a data folder', () => {
  it('has one owner, and an error names it to a second process', async () => {
    const store = open();
    expect(open).toThrow(`Data folder ${folder} is in use by process ${process.pid} (milepost web, started 2010-01-04T08:00:00.000Z).`);
    expect(open).toThrow(DataFolderUnusable);
    await store.close();
    await open().close();
  });

  it('can be opened when its owner was killed, despite the files that it left', async () => {
    const other = spawn(process.execPath, ['-e', ownerScript, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(other.stdout, 'data');
    expect(open).toThrow(`is in use by process ${other.pid} (milepost web, started then).`);
    other.kill('SIGKILL');
    await once(other, 'exit');
    await open().close();
  });

  it('can be read while its owner runs, but not written', async () => {
    const store = open();
    const reader = openSqliteEventStore({ folder, readOnly: true });
    await expect(reader.append('ulo-a', [], { head: 'no-stream' })).rejects.toThrow();
    expect(await reader.head()).toBe('0');
    await reader.close();
    await store.close();
  });

  it('that cannot be created or has no log is named in the error with the reason', () => {
    const fileInsteadOfFolder = join(folder, 'file');
    writeFileSync(fileInsteadOfFolder, '');
    expect(() => openSqliteEventStore({ folder: join(fileInsteadOfFolder, 'data') })).toThrow(/Data folder .*file\/data cannot be used: a part of the path is a file, not a folder/);
    expect(() => openSqliteEventStore({ folder, readOnly: true })).toThrow(`Data folder ${folder} holds no log.`);
  });
});
