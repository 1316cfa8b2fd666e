import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendTo, collect } from '../contract/fixtures.js';
import { logFileOf } from './files.js';
import { openSqliteEventStore } from './open.js';

let folder: string;
let crashed: string;
const wal = (): string => `${logFileOf(crashed)}-wal`;
const PAGE = 4096 + 24;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-wal-'));
  crashed = join(folder, 'crashed');
  const store = openSqliteEventStore({ folder: join(folder, 'running') });
  for (let i = 0; i < 20; i += 1) await appendTo(store, 'ulo-a', `${i}`);
  // What a kill leaves behind: the file and its write-ahead log as they are at one instant.
  cpSync(join(folder, 'running'), crashed, { recursive: true });
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

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
  it('gives every acknowledged event', async () => {
    expect(await readBack()).toHaveLength(20);
  });

  it('may end in the middle of a commit that nobody was told of', async () => {
    const bytes = readFileSync(wal());
    writeFileSync(wal(), bytes.subarray(0, bytes.length - 100));
    expect(await readBack()).toEqual(Array.from({ length: 19 }, (_, i) => `${i}`));
  });

  it.each([
    ['a page', 32 + 20 * PAGE + 1000, /log\.db-wal is damaged at frame 21: acknowledged events lie behind it/],
    ['the head of a frame', 32 + 20 * PAGE + 9, /damaged at frame 21/],
    ['a checksum', 32 + 20 * PAGE + 17, /damaged at frame 21/],
    ['its own header', 17, /its header does not match its checksum/],
  ])('stops the start when a bit of %s is flipped, and is not altered', (_, at, sentence) => {
    const bad = flip(at);
    const log = readFileSync(logFileOf(crashed));
    expect(open).toThrow(sentence);
    expect(readFileSync(wal()).equals(bad)).toBe(true);
    expect(readFileSync(logFileOf(crashed)).equals(log)).toBe(true);
  });
});
