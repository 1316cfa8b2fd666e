import { TouchedStreams } from './touched-streams.js';

const see = (all: TouchedStreams, ...refs: [stream: string, revision: number][]): void => refs.forEach(([stream, revision]) => all.see({ stream, revision }, true));

describe('streams with new events', () => {
  it('are each returned once, with their newest event, in the order of their first new event', () => {
    const all = new TouchedStreams();
    see(all, ['a', 0], ['b', 0], ['a', 1]);
    expect([...all.each()].map(({ stream, revision }) => [stream, revision])).toEqual([['a', 1], ['b', 0]]);
    expect(all.size).toBe(0);
  });

  it('are returned again after an event that arrives meanwhile', () => {
    const all = new TouchedStreams();
    see(all, ['a', 0], ['b', 0]);
    const returned: string[] = [];
    for (const { stream, revision } of all.each()) {
      returned.push(`${stream} ${revision}`);
      if (returned.length === 1) see(all, ['a', 1]);
    }
    expect(returned).toEqual(['a 0', 'b 0', 'a 1']);
  });

  it('are done up to the event before the first one of a waiting stream', () => {
    const all = new TouchedStreams();
    see(all, ['a', 0], ['b', 0], ['c', 0]);
    const done: (number | undefined)[] = [];
    for (const each = all.each(); each.next().done !== true; ) done.push(all.done()?.number);
    expect([...done, all.done()?.number]).toEqual([undefined, 1, 2, 3]);
  });

  it('are not done from a stream on that is added again; a parked stream does not wait', () => {
    const all = new TouchedStreams();
    see(all, ['a', 0], ['b', 0]);
    for (const touched of all.each()) if (touched.stream === 'b' && touched.revision === 0) break;
    all.add({ stream: 'b', revision: 0, before: { stream: 'a', revision: 0, number: 1 } });
    see(all, ['c', 0]);
    expect(all.done()?.number).toBe(1);
    const parked = new TouchedStreams();
    parked.see({ stream: 'a', revision: 0 }, false);
    expect([parked.size, parked.done()?.number]).toEqual([0, 1]);
  });
});
