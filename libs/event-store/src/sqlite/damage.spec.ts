import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { Damaged, DataFolderUnusable, logFileOf, openSqliteEventStore, verifyLog } from '../index.js';
import type { StoredEvent } from '#kernel';
import { appendTo, collect, events } from '../contract/fixtures.js';

let folder: string;
let file: string;
let whole: Buffer;
let expected: StoredEvent[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-damage-'));
  file = logFileOf(folder);
  const store = openSqliteEventStore({ folder });
  for (let i = 0; i < 1300; i += 1) if (i % 10 === 0 || i < 60) await appendTo(store, `ulo-${i % 7}`, `e${i}`, `f${i}`, `g${i}`);
  for (let i = 0; i < 5; i += 1) await appendTo(store, 'ulo-0', ...Array.from({ length: 200 }, (_, n) => `tail-${i}-${n}`));
  expected = await collect(store.readAll());
  await store.close();
  whole = readFileSync(file);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes the log with changed bytes and removes files of an earlier case. */
const put = (bytes: Buffer): void => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  writeFileSync(file, bytes);
};
const flipped = (at: number, bit = 0x01): Buffer => {
  const bytes = Buffer.from(whole);
  bytes[at] = (bytes[at] ?? 0) ^ bit;
  return bytes;
};
/** Flips a bit of the first event's text; SQLite may have left older copies of it on reused pages. */
const firstEventFlipped = (): Buffer => {
  const bytes = Buffer.from(whole);
  for (let at = bytes.indexOf('"id":"e0"'); at >= 0; at = bytes.indexOf('"id":"e0"')) bytes[at + 6] = 0x45;
  return bytes;
};
/** The offset of the first leaf page that contains rows or keys of the index. */
const pageOf = (what: 'events' | 'index'): number => {
  const leaf = what === 'events' ? 13 : 10;
  for (let at = 4096; at < whole.length; at += 4096) if (whole[at] === leaf) return at;
  throw new Error('There is no such page.');
};
const opening = async (): Promise<unknown> => {
  try {
    await openSqliteEventStore({ folder }).close();
    return undefined;
  } catch (error) {
    return error;
  }
};
/** The events that a reader gets, or the error message. */
const reading = async (): Promise<StoredEvent[] | string> => {
  try {
    const store = openSqliteEventStore({ folder, readOnly: true });
    try {
      return await collect(store.readAll());
    } finally {
      await store.close();
    }
  } catch (error) {
    return (error as Error).message;
  }
};
const changed = (sql: string): Buffer => {
  put(whole);
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA journal_mode = DELETE; ${sql}; PRAGMA journal_mode = WAL`);
  db.close();
  return readFileSync(file);
};

describe('a damaged log file', () => {
  it.each([
    ['a payload', () => flipped(whole.lastIndexOf('"governance"') + 3), /Event \d+ of stream ulo-0 \(position \d+\) is damaged: its text does not match its hash/],
    ['a hash', () => flipped(whole.lastIndexOf(expected.at(-1)?.metadata.hash ?? '')), /does not match its hash/],
    ['a stream name in its column', () => changed(`UPDATE events SET stream = 'ulo-9' WHERE position = ${expected.length}`), /filed under another stream/],
    ['a revision in its column', () => changed(`UPDATE events SET revision = 9999 WHERE position = ${expected.length}`), /filed under another stream or revision/],
    ['a chain', () => changed(`DELETE FROM events WHERE position = ${expected.length - 5}`), /position \d+ is missing/],
    ['its end', () => changed(`DELETE FROM events WHERE position = ${expected.length}`), /its last event is at/],
    ['the header', () => flipped(3), /not a database/],
    ['the page size', () => flipped(16, 0xff), /damaged/],
    ['a page of its index', () => flipped(pageOf('index') + 0, 0x08), /damaged/],
    ['a page of events long before its end', () => flipped(pageOf('events'), 0x08), /damaged/],
    ['the format for writing', () => flipped(18, 0x04), /its header names a format that no log has/],
    ['the tables', () => flipped(whole.indexOf('CREATE TABLE events') + 2), /damaged/],
    ['the program that wrote it', () => changed('PRAGMA application_id = 7'), /another SQLite file/],
    ['the version', () => changed('PRAGMA user_version = 2'), /newer Milepost \(format 2; this one knows 1\)/],
    ['its length', () => whole.subarray(0, whole.length - 8192), /damaged/],
    ['its content, which is no database', () => Buffer.from('Minutes of the meeting\n'.repeat(100)), /not a database/],
  ])('with a fault in %s stops the start with a one-sentence error and is not changed', async (_, bytes, sentence) => {
    const bad = bytes();
    put(bad);
    const error = await opening();
    expect(error instanceof Damaged || error instanceof DataFolderUnusable).toBe(true);
    expect((error as Error).message).toMatch(sentence);
    expect((error as Error).message).not.toContain('\n');
    expect(readFileSync(file).equals(bad)).toBe(true);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it('that is a folder is reported', async () => {
    put(whole);
    rmSync(file);
    mkdirSync(file);
    expect(await opening()).toEqual(new DataFolderUnusable(`${file} should be a file and is not: move it away.`));
    rmSync(file, { recursive: true });
  });

  it('is reported by reading and by verify when the bad event is far before its end', async () => {
    put(firstEventFlipped());
    expect(await opening()).toBeUndefined();
    expect(await reading()).toMatch(/^Event 0 of stream ulo-0 \(position 1\) is damaged/);
    const report = await verifyLog(folder);
    expect(report).toMatchObject({ events: 0, damage: expect.stringMatching(/^Event 0 of stream ulo-0/) as unknown });
  });

  it('refuses appends after the damage was found', async () => {
    put(firstEventFlipped());
    const store = openSqliteEventStore({ folder });
    await expect(collect(store.readStream('ulo-0'))).rejects.toBeInstanceOf(Damaged);
    await expect(store.append('ulo-new', events('1'), { head: 'no-stream' })).rejects.toBeInstanceOf(Damaged);
    await store.close();
  });

  it('never returns a wrong event for any flipped bit, and verify reports the damage', async () => {
    const places = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 7 }));
    await fc.assert(
      fc.asyncProperty(places, async ([at, bit]) => {
        const bad = flipped(at, 1 << bit);
        put(bad);
        const found = await reading();
        const report = await verifyLog(folder).catch((error: unknown) => ({ damage: (error as Error).message }));
        // A flipped bit in unused space has no effect.
        if (report.damage === null) expect(found).toEqual(expected);
        else expect(report.damage).toMatch(/damaged|missing|not a log|newer/);
        if (typeof found !== 'string') expect(found).toEqual(expected);
        expect(readFileSync(file).equals(bad)).toBe(true);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('is refused when only its write-ahead log is left', async () => {
    put(Buffer.alloc(0));
    writeFileSync(`${file}-wal`, 'frames');
    expect(((await opening()) as Error).message).toMatch(/missing or empty, but .*log\.db-wal still holds events/);
  });
});
