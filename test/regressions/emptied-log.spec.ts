import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logFileOf } from '#event-store';
import { startTestServer } from '../support/server.js';

/** Regression: a log that was truncated to zero bytes was treated as new, and the examples were loaded into it. */
describe('a log file that lost every byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-emptied-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('stops the start with one message, and is not written to', async () => {
    await (await startTestServer({ folder })).web.close();
    truncateSync(logFileOf(folder), 0);
    const before = readdirSync(folder);
    for (const EXAMPLE of ['on', 'off'])
      await expect(startTestServer({ folder, env: { EXAMPLE } })).rejects.toThrow(/^The log file .* is empty, but .* in its folder belong to a log that was there\. Put log\.db back from a backup, or choose an empty data folder\.$/u);
    expect(readdirSync(folder)).toEqual(before);
    expect(statSync(logFileOf(folder)).size).toBe(0);
  });
});
