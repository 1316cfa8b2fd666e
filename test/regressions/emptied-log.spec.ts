import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logFileOf } from '#event-store';
import { startTestServer } from '../support/server.js';

/** A log that had been cut down to nothing was taken for a new one: the examples were loaded into it. */
describe('a log file that lost every byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-emptied-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('stops the start with one sentence, and is not written to', async () => {
    await (await startTestServer({ folder })).web.close();
    truncateSync(logFileOf(folder), 0);
    const before = readdirSync(folder);
    for (const EXAMPLE of ['on', 'off'])
      await expect(startTestServer({ folder, env: { EXAMPLE } })).rejects.toThrow(/^The log file .* is damaged: it is empty, and .* was built from what it held\.$/u);
    expect(readdirSync(folder)).toEqual(before);
    expect(statSync(logFileOf(folder)).size).toBe(0);
  });
});
