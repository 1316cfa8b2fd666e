import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '#event-store';

const recorder = `
  const { openSqliteEventStore } = await import('./dist/libs/event-store/src/index.js');
  const store = openSqliteEventStore({ folder: process.argv[1] });
  const actor = { id: 'a', role: 'auditor', organisation: 'A' };
  let head = 'no-stream';
  for (let id = 0; ; id++) {
    const metadata = { commandId: 'c' + id, commandHash: 'h', correlationId: 'c', causationId: 'c', actor };
    head = await store.append('ulo-a', [{ id: 'e' + id, type: 'Counted', version: 1, data: { id }, occurredOn: '2026-01-01', recordedAt: '2026-01-01T00:00:00.000Z', metadata }], { head });
    if (id === 0) console.log('recording');
  }
`;

/** Opening a log for reading during an append once reported damage. */
describe('a log that is opened for reading while its owner records', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-recording-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is intact every time', async () => {
    const owner = spawn(process.execPath, ['--input-type=module', '-e', recorder, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(owner.stdout, 'data');
      for (let times = 0; times < 300; times++) await openSqliteEventStore({ folder, readOnly: true }).close();
      expect(owner.exitCode).toBeNull();
    } finally {
      owner.kill('SIGKILL');
      await once(owner, 'exit');
    }
  });
});
