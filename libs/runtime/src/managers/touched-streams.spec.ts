import { TouchedStreams } from './touched-streams.js';

const see = (all: TouchedStreams, ...refs: [stream: string, revision: number][]): void => refs.forEach(([stream, revision]) => all.see({ stream, revision }, true));

describe('streams that events touched', () => {
  it('are looked at once each, as of their newest event, in the order in which they were touched', () => {
    const all = new TouchedStreams();
    see(all, ['a', 0], ['b', 0], ['a', 1]);
    expect([...all.each()].map(({ stream, revision }) => [stream, revision])).toEqual([['a', 1], ['b', 0]]);
    expect(all.size).toBe(0);
  });

  it('are looked at again when they are touched meanwhile', () => {
    const all = new TouchedStreams();
    see(all, ['a', 0], ['b', 0]);
    const looked: string[] = [];
    for (const { stream, revision } of all.each()) {
      looked.push(`${stream} ${revision}`);
      if (looked.length === 1) see(all, ['a', 1]);
    }
    expect(looked).toEqual(['a 0', 'b 0', 'a 1']);
  });

  it('are done up to the event before the first one that waits', () => {
    const all = new TouchedStreams();
    see(all, ['a', 0], ['b', 0], ['c', 0]);
    const done: (number | undefined)[] = [];
    for (const each = all.each(); each.next().done !== true; ) done.push(all.done()?.number);
    expect([...done, all.done()?.number]).toEqual([undefined, 1, 2, 3]);
  });

  it('are not done where one is to be looked at again, or is left alone', () => {
    const all = new TouchedStreams();
    see(all, ['a', 0], ['b', 0]);
    for (const touched of all.each()) if (touched.stream === 'b' && touched.revision === 0) break;
    all.add({ stream: 'b', revision: 0, before: { stream: 'a', revision: 0, number: 1 } });
    see(all, ['c', 0]);
    expect(all.done()?.number).toBe(1);
    const alone = new TouchedStreams();
    alone.see({ stream: 'a', revision: 0 }, false);
    expect([alone.size, alone.done()?.number]).toEqual([0, 1]);
  });
});
