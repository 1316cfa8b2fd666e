import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stored } from '../envelope/opened.js';
import { Spool } from './spool.js';

const folder = mkdtempSync(join(tmpdir(), 'milepost-spool-test-'));
let spool: Spool;
beforeEach(() => void (spool = new Spool(folder)));
afterEach(() => spool.close());
afterAll(() => rmSync(folder, { recursive: true }));

let position = 0;
const event = (stream: string, revision: number): Stored => ({ stream, revision, position: `${(position += 1)}`, hash: 'h', text: `${stream} ${revision}` });
const told = (stream: string): string[] => [...(spool.stream(stream) ?? [])].flat().map(({ text }) => text);

describe('what was read of a whole log', () => {
  it('is given by stream, in order, also what was read later and however long it is', () => {
    spool.keep([event('a', 0), event('b', 0), event('a', 1)]);
    expect(told('a')).toEqual(['a 0', 'a 1']);
    spool.keep(Array.from({ length: 1_200 }, (_, i) => event('a', i + 2)));
    expect(told('a')).toEqual(Array.from({ length: 1_202 }, (_, i) => `a ${i}`));
    expect(told('b')).toEqual(['b 0']);
  });

  it('is given once, when the log is read from its beginning again', () => {
    const [a0, a1, a2] = [event('a', 0), event('a', 1), event('a', 2)];
    spool.keep([a0]);
    spool.keep([a0, a1], '0');
    spool.keep([a1, a2], a0.position);
    expect(told('a')).toEqual(['a 0', 'a 1', 'a 2']);
  });

  it('is not given beyond a part that was not read', () => {
    const [a0, a1, a2] = [event('a', 0), event('a', 1), event('a', 2)];
    spool.keep([a0]);
    spool.keep([a2], a1.position);
    expect(told('a')).toEqual(['a 0']);
  });

  it('is not given where the beginning of a stream was not read', () => {
    spool.keep([event('a', 7)]);
    expect(spool.stream('a')).toBeUndefined();
    expect(spool.stream('c')).toBeUndefined();
  });

  it('leaves nothing behind, and nothing to read once it is closed', () => {
    spool.keep([event('a', 0)]);
    spool.close();
    expect(spool.stream('a')).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });
});
