import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreLog, verifiedExport } from '#audit';
import { knownEvents } from '#catalogue';
import { logFileOf, openSqliteEventStore } from '#event-store';
import { LogWatch } from '#runtime';

const program = new URL('../../dist/libs/runtime/src/log-watch/log-watch.process.js', import.meta.url);

describe('verifying the log while the server runs', () => {
  let folder: string;
  let output: string[];
  let watch: LogWatch;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'milepost-watch-'));
    const store = openSqliteEventStore({ folder });
    await restoreLog(await verifiedExport('test/history/v0.1/examples.ndjson', { known: knownEvents, now: '2026-11-26T12:00:00.000Z' }), store);
    await store.close();
    output = [];
    watch = new LogWatch({ folder, onDamage: (sentence) => output.push(sentence), program });
  });
  afterEach(async () => {
    await watch.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('finds nothing in an intact log', async () => {
    await watch.read();
    expect([watch.trouble, output]).toEqual([undefined, []]);
  });

  it('reports the damage once', async () => {
    const file = await open(logFileOf(folder), 'r+');
    const bytes = await file.readFile();
    const at = bytes.indexOf('Disability Solutions');
    await file.write('X', at);
    await file.close();
    await watch.read();
    expect(watch.trouble).toMatch(/damaged/);
    expect(output).toEqual([watch.trouble]);
  });
});
