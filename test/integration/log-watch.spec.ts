import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreLog } from '#audit';
import { logFileOf, openSqliteEventStore } from '#event-store';
import { LogWatch } from '../../apps/web/src/log-watch.js';

const worker = new URL('../../dist/apps/web/src/log-watch.worker.js', import.meta.url);

describe('reading the log through while the server runs', () => {
  let folder: string;
  let said: string[];
  let watch: LogWatch;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'milepost-watch-'));
    const store = openSqliteEventStore({ folder });
    await restoreLog('test/history/v0.1/examples.ndjson', store);
    await store.close();
    said = [];
    watch = new LogWatch({ folder, onDamage: (sentence) => said.push(sentence), worker });
  });
  afterEach(async () => {
    await watch.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('finds nothing in a log that is whole', async () => {
    await watch.read();
    expect([watch.damage, said]).toEqual([undefined, []]);
  });

  it('names what is damaged, once', async () => {
    const file = await open(logFileOf(folder), 'r+');
    const bytes = await file.readFile();
    const at = bytes.indexOf('Disability Solutions');
    await file.write('X', at);
    await file.close();
    await watch.read();
    expect(watch.damage).toMatch(/damaged/);
    expect(said).toEqual([watch.damage]);
  });
});
