import { hash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendTo, collect } from '../contract/fixtures.js';
import { backupLog } from './backup.js';
import { logFileOf } from './files.js';
import { openSqliteEventStore } from './open.js';
import { verifyLog } from './verify.js';
import { checksum } from './wal-frames.js';

let folder: string;
let crashed: string;
const wal = (): string => `${logFileOf(crashed)}-wal`;
const PAGE = 4096 + 24;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-wal-'));
  crashed = join(folder, 'crashed');
  const store = openSqliteEventStore({ folder: join(folder, 'running') });
  for (let i = 0; i < 20; i += 1) await appendTo(store, 'ulo-a', `${i}`);
  // The files that a kill leaves: the log and its WAL at one instant.
  cpSync(join(folder, 'running'), crashed, { recursive: true });
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

const hashes = (): Record<string, string> =>
  Object.fromEntries(readdirSync(crashed).map((name) => [name, hash('sha256', readFileSync(join(crashed, name)))]));
const ofLog = (all: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('log.db')));
const open = (): ReturnType<typeof openSqliteEventStore> => openSqliteEventStore({ folder: crashed });
const flip = (at: number): Buffer => {
  const bytes = readFileSync(wal());
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(wal(), bytes);
  return bytes;
};
const readBack = async (): Promise<string[]> => {
  const store = open();
  const events = await collect(store.readAll());
  await store.close();
  return events.map((e) => e.id);
};

describe('a write-ahead log that a crash left behind', () => {
  it('contains every acknowledged event', async () => {
    expect(await readBack()).toHaveLength(20);
  });

  it('may end in the middle of an unacknowledged commit, as after a power cut', async () => {
    const bytes = readFileSync(wal());
    writeFileSync(wal(), bytes.subarray(0, bytes.length - 100));
    rmSync(`${logFileOf(crashed)}-shm`);
    expect(await readBack()).toEqual(Array.from({ length: 19 }, (_, i) => `${i}`));
  });

  it.each([
    ['a page', 32 + 20 * PAGE + 1000, /log\.db-wal is damaged at frame 21: acknowledged events follow it/],
    ['the head of a frame', 32 + 20 * PAGE + 9, /damaged at frame 21/],
    ['a checksum', 32 + 20 * PAGE + 17, /damaged at frame 21/],
    ['its own header', 17, /its header does not match its checksum/],
  ])('stops the start when a bit of %s is flipped, and is not changed', (_, at, sentence) => {
    const bad = flip(at);
    const log = readFileSync(logFileOf(crashed));
    expect(open).toThrow(sentence);
    expect(readFileSync(wal()).equals(bad)).toBe(true);
    expect(readFileSync(logFileOf(crashed)).equals(log)).toBe(true);
  });

  it.each<[string, (bytes: Buffer) => Buffer | undefined, RegExp]>([
    ['cut off between two commits', (bytes) => bytes.subarray(0, 32 + 10 * PAGE), /is damaged or cut off at frame \d+: it held \d+ pages of acknowledged events/],
    ['cut off within its header', (bytes) => bytes.subarray(0, 20), /is cut off: it held \d+ pages of acknowledged events/],
    ['removed', () => undefined, /is missing: it held \d+ pages of acknowledged events/],
    ['with one bit flipped in its last commit', (bytes) => Buffer.from(bytes.map((byte, i) => (i === bytes.length - 100 ? byte ^ 1 : byte))), /is damaged or cut off at frame/],
    ['of zeros at its beginning', (bytes) => Buffer.from(bytes).fill(0, 0, 32), /its header does not match its checksum/],
    ['of an earlier round', (bytes) => ofEarlierRound(bytes), /was replaced/],
  ])('that is %s is detected from the index of the killed process, and no file is changed', (_, alter, sentence) => {
    const altered = alter(readFileSync(wal()));
    if (altered) writeFileSync(wal(), altered);
    else rmSync(wal());
    const before = hashes();
    expect(() => openSqliteEventStore({ folder: crashed, readOnly: true })).toThrow(sentence);
    expect(hashes()).toEqual(before);
    expect(open).toThrow(sentence);
    expect(ofLog(hashes())).toEqual(ofLog(before));
  });

  it('can be read without changing a byte of the folder', async () => {
    const before = hashes();
    const store = openSqliteEventStore({ folder: crashed, readOnly: true });
    expect(await collect(store.readAll())).toHaveLength(20);
    expect((await verifyLog(crashed)).events).toBe(20);
    await backupLog(crashed, join(folder, 'copy.db'));
    await store.close();
    expect(hashes()).toEqual(before);
  });
});

/** The same frames under the header of the previous round: valid by itself. */
function ofEarlierRound(bytes: Buffer): Buffer {
  const header = Buffer.from(bytes.subarray(0, 32));
  header.writeUInt32BE((header.readUInt32BE(16) - 1) >>> 0, 16);
  const isLittle = (header.readUInt32BE(0) & 1) === 0;
  const { a, b } = checksum({ a: 0, b: 0 }, header, { from: 0, length: 24 }, isLittle);
  header.writeUInt32BE(a, 24);
  header.writeUInt32BE(b, 28);
  return Buffer.concat([header, bytes.subarray(32)]);
}
