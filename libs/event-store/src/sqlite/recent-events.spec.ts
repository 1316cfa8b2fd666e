import { RecentEvents } from './recent-events.js';
import type { Outcome, SealedAppend } from './transactions.js';

const append = (...texts: string[]): SealedAppend => ({ stream: 'ulo-1', head: 'no-stream', sealed: texts.map((text, revision) => ({ text, revision, hash: `hash of ${text}` })) });
const at = (position: number): Outcome => ({ revision: 0, hash: '', position: String(position) });
const texts = (recent: RecentEvents, after: number, limit = 100) => recent.after(after, limit)?.map(({ position, text }) => `${position} ${text}`);

describe('recent events', () => {
  it('are returned after a position, with a limit, in the order of the log', () => {
    const recent = new RecentEvents(6);
    recent.add([append('a', 'b'), append('c')], [at(8), at(9)]);
    recent.add([append('d')], [at(10)]);
    expect(texts(recent, 6)).toEqual(['7 a', '8 b', '9 c', '10 d']);
    expect(texts(recent, 8, 1)).toEqual(['9 c']);
  });

  it('are undefined before the first and after the last: the log must be read', () => {
    const recent = new RecentEvents(6);
    expect(texts(recent, 6)).toBeUndefined();
    recent.add([append('a')], [at(7)]);
    expect([texts(recent, 5), texts(recent, 7), texts(recent, 8)]).toEqual([undefined, undefined, undefined]);
  });

  it('exclude refused appends and repeated appends', () => {
    const recent = new RecentEvents(6);
    recent.add([append('refused'), append('a'), append('repeated')], [{ actualRevision: 3 }, at(7), at(2)]);
    expect(texts(recent, 6)).toEqual(['7 a']);
  });

  it('start again after a gap', () => {
    const recent = new RecentEvents(6);
    recent.add([append('a')], [at(7)]);
    recent.add([append('c')], [at(9)]);
    expect([texts(recent, 6), texts(recent, 8)]).toEqual([undefined, ['9 c']]);
  });

  it('are limited in number and length', () => {
    const recent = new RecentEvents(0);
    for (let i = 1; i <= 10_000; i += 1) recent.add([append(String(i))], [at(i)]);
    expect(texts(recent, 9_999)).toEqual(['10000 10000']);
    expect(texts(recent, 5_000)).toBeUndefined();
    recent.add([append('x'.repeat(8_000_001)), append('y')], [at(10_001), at(10_002)]);
    expect([texts(recent, 10_000), texts(recent, 10_001)]).toEqual([undefined, ['10002 y']]);
  });
});
