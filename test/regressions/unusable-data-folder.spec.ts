import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sentenceFor, withFolder } from '#runtime';
import { readSettings } from '#platform';
import { startWeb } from '../../apps/web/src/start-web.js';

/** Regression: a start on a full or read-only disk ended with a stack trace. */
describe('a start on a data folder that cannot be used', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'milepost-unusable-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const whySqliteSays = (setting: string, statement: string): string => {
    const db = new DatabaseSync(join(folder, 'some.db'));
    try {
      db.exec('CREATE TABLE t (x)');
      db.exec(setting);
      db.exec(statement);
    } catch (error) {
      return sentenceFor(withFolder(error, folder));
    } finally {
      db.close();
    }
    throw new Error('The write succeeded.');
  };

  it('reports a full disk with the path and the remedy', () => {
    expect(whySqliteSays('PRAGMA max_page_count = 2', 'INSERT INTO t VALUES (zeroblob(50000))')).toBe(`Data folder ${folder} cannot be used: the disk is full. Make room on the disk.`);
  });

  it('reports a read-only disk with the path and the remedy', () => {
    expect(whySqliteSays('PRAGMA query_only = 1', 'INSERT INTO t VALUES (1)')).toMatch(/^Data folder .* cannot be used: it may not be written\. Make [^\n]*\.$/u);
  });

  it.each([
    ['that is a file', '', /: a file is where a folder must be\. /u],
    ['in a file', 'data', /: a part of the path is a file, not a folder\. /u],
  ])('%s is reported with the path and the remedy', async (_, below, reason) => {
    const path = join(folder, 'file');
    writeFileSync(path, 'x');
    const sentence = await startWeb({ settings: readSettings({ DATA_DIR: join(path, below), PORT: '0', LOG_LEVEL: 'fatal' }) }).then(() => 'It started.', sentenceFor);
    expect(sentence).toContain(path);
    expect(sentence).toMatch(reason);
    expect(sentence.split('\n')).toHaveLength(1);
  });
});
