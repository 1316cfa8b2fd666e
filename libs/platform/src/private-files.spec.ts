import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePrivate } from './private-files.js';

describe('a data folder whose files other users can read', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'milepost-private-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const make = (name: string, mode: number): void => {
    writeFileSync(join(folder, name), '');
    chmodSync(join(folder, name), mode);
  };
  const modeOf = (name: string): number => statSync(join(folder, name)).mode & 0o777;

  it('is restricted to its owner, and the changed files are returned once', () => {
    make('log.db', 0o644);
    make('keys.db', 0o600);
    mkdirSync(join(folder, 'read-model'));
    chmodSync(join(folder, 'read-model'), 0o755);
    make('read-model/rows.db', 0o664);
    expect(makePrivate(folder).sort()).toEqual(['log.db', 'read-model']);
    expect(['log.db', 'keys.db', 'read-model', 'read-model/rows.db'].map(modeOf)).toEqual([0o600, 0o600, 0o700, 0o600]);
    expect(makePrivate(folder)).toEqual([]);
  });
  it('keeps the permissions of other files and of links', () => {
    make('notes.txt', 0o644);
    symlinkSync('notes.txt', join(folder, 'outbox.db'));
    expect(makePrivate(folder)).toEqual([]);
    expect(modeOf('notes.txt')).toBe(0o644);
  });
});
