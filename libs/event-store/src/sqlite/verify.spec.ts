import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { appendTo, collect } from '../contract/fixtures.js';
import { hashOf } from '../envelope/canonical-text.js';
import { backupLog } from './backup.js';
import { logFileOf } from './files.js';
import { openSqliteEventStore } from './open.js';
import type { SqliteEventStore } from './sqlite-event-store.js';
import { verifyLog } from './verify.js';

let folder: string;
let store: SqliteEventStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-verify-'));
  store = openSqliteEventStore({ folder });
  for (let i = 0; i < 700; i += 50) await appendTo(store, `ulo-${i % 3}`, ...Array.from({ length: 50 }, (_, n) => `${i + n}`));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('verifying a log', () => {
  it('counts valid events while another connection has the log open, and reports progress', async () => {
    const shown: number[] = [];
    const report = await verifyLog(folder, { onProgress: (done) => shown.push(done) });
    expect(report).toEqual({ events: 700, streams: 3, position: '700', damage: null });
    expect(shown.at(-1)).toBe(700);
  });

  it('reports a folder without a log', async () => {
    await expect(verifyLog(join(folder, 'nothing'))).rejects.toThrow(/There is no log at .*nothing\/log\.db/);
  });

  it('detects by the chain that a text and its hash were rewritten', async () => {
    await store.close();
    const db = new DatabaseSync(logFileOf(folder));
    const row = db.prepare('SELECT body FROM events WHERE position = 10').get() as { body: string };
    const forged = row.body.replace('2.5', '9.5');
    db.prepare('UPDATE events SET body = ?, hash = ? WHERE position = 10').run(forged, hashOf(forged));
    db.close();
    const { events, damage } = await verifyLog(folder);
    expect(events).toBe(10);
    expect(damage).toBe('Event 10 of stream ulo-0 (position 11) is damaged: it does not continue the event before it.');
  });
});

describe('a backup', () => {
  it('contains every event, is verified, and opens as a log', async () => {
    const before = await collect(store.readAll());
    const target = join(folder, 'log-backup.db');
    const copying = backupLog(folder, target);
    await appendTo(store, 'ulo-new', 'meanwhile');
    const report = await copying;
    expect(report.damage).toBeNull();
    expect(report.events).toBeGreaterThanOrEqual(before.length);
    await store.close();
    rmSync(logFileOf(folder));
    renameSync(target, logFileOf(folder));
    store = openSqliteEventStore({ folder });
    expect((await collect(store.readAll())).slice(0, before.length)).toEqual(before);
  });

  it('never overwrites a file, and is not created from a damaged log', async () => {
    await expect(backupLog(folder, logFileOf(folder))).rejects.toThrow(/is there already: a backup overwrites nothing/);
    await store.close();
    const db = new DatabaseSync(logFileOf(folder));
    db.exec(`UPDATE events SET body = replace(body, '2.5', '9.5') WHERE position = 10`);
    db.close();
    const target = join(folder, 'copy.db');
    await expect(backupLog(folder, target)).rejects.toThrow(/Event 9 of stream ulo-0 \(position 10\) is damaged/);
    expect(existsSync(target) || existsSync(`${target}.unfinished`)).toBe(false);
  });
});
