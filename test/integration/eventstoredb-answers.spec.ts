import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { startEventStoreDb } from '../support/eventstoredb.js';

const recorded = 'test/support/eventstoredb-server/recorded';

describe('the wire-level server', () => {
  it('answers as a real EventStoreDB 23.10.6 answered, byte for byte', async () => {
    const server = await startEventStoreDb();
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [`${recorded}/probe.mjs`, server.url], { maxBuffer: 1 << 24 });
      expect(stdout).toBe(await readFile(`${recorded}/answers-23.10.6.json`, 'utf8'));
    } finally {
      await server.stop();
    }
  }, 300_000);
});
