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
const textsOf = (stream: string): string[] => [...(spool.stream(stream) ?? [])].flat().map(({ text }) => text);

describe('the spool', () => {
  it('returns the events of a stream in order, also those added later and in long streams', () => {
    spool.keep([event('a', 0), event('b', 0), event('a', 1)]);
    expect(textsOf('a')).toEqual(['a 0', 'a 1']);
    spool.keep(Array.from({ length: 1_200 }, (_, i) => event('a', i + 2)));
    expect(textsOf('a')).toEqual(Array.from({ length: 1_202 }, (_, i) => `a ${i}`));
    expect(textsOf('b')).toEqual(['b 0']);
  });

  it('returns each event once when the log is read again from the beginning', () => {
    const [a0, a1, a2] = [event('a', 0), event('a', 1), event('a', 2)];
    spool.keep([a0]);
    spool.keep([a0, a1], '0');
    spool.keep([a1, a2], a0.position);
    expect(textsOf('a')).toEqual(['a 0', 'a 1', 'a 2']);
  });

  it('returns no events after a gap', () => {
    const [a0, a1, a2] = [event('a', 0), event('a', 1), event('a', 2)];
    spool.keep([a0]);
    spool.keep([a2], a1.position);
    expect(textsOf('a')).toEqual(['a 0']);
  });

  it('returns undefined for a stream whose first event is missing', () => {
    spool.keep([event('a', 7)]);
    expect(spool.stream('a')).toBeUndefined();
    expect(spool.stream('c')).toBeUndefined();
  });

  it('deletes its files and returns undefined after it is closed', () => {
    spool.keep([event('a', 0)]);
    spool.close();
    expect(spool.stream('a')).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });
});
