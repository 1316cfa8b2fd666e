import { appendTo, collect, events, follow, ids } from './fixtures.js';
import type { StoreUnderTest } from './event-store.contract.js';

export function describeSubscribing(testStore: () => StoreUnderTest): void {
  describe('subscribing', () => {
    it('reports that it has caught up after it delivered the stored events, then delivers new ones', async () => {
      const { store } = testStore();
      await appendTo(store, 'ulo-a', '1', '2');
      let caughtUpWith = 0;
      const all = await follow(store, undefined, (got, { caughtUp }) => {
        if (caughtUp && !caughtUpWith) {
          caughtUpWith = got.length;
          void appendTo(store, 'ulo-b', '3');
        }
        return got.length === 3;
      });
      expect(caughtUpWith).toBe(2);
      expect(ids(all)).toEqual(['1', '2', '3']);
    });

    it('reports that it has caught up on an empty log', async () => {
      expect(await follow(testStore().store, undefined, (_, batch) => batch.caughtUp === true)).toEqual([]);
    });

    it('starts after a position and includes later appends', async () => {
      const { store } = testStore();
      const { position } = await appendTo(store, 'ulo-a', '1');
      const reading = follow(store, position, (all) => all.length === 2);
      await appendTo(store, 'ulo-a', '2');
      await appendTo(store, 'ulo-b', '3');
      expect(ids(await reading)).toEqual(['2', '3']);
    });

    it('ends at once when its signal aborts, while idle or before it starts', async () => {
      const { store } = testStore();
      const stop = new AbortController();
      const reading = store.subscribe({ signal: stop.signal })[Symbol.asyncIterator]();
      expect((await reading.next()).value).toMatchObject({ events: [], caughtUp: true });
      const idle = reading.next();
      stop.abort();
      expect(await idle).toMatchObject({ done: true });
      expect(await collect(store.subscribe({ signal: AbortSignal.abort() }))).toEqual([]);
    });

    it('never skips or repeats events during concurrent writes, whenever it starts', async () => {
      const { store } = testStore();
      const total = 400;
      const enough = (all: unknown[]) => all.length === total;
      const readers: Promise<unknown>[] = [follow(store, undefined, enough)];
      const writers = Array.from({ length: 8 }, async (_, w) => {
        let head: Parameters<typeof store.append>[2]['head'] = 'no-stream';
        for (let i = 0; i < total / 8; i += 1) {
          head = await store.append(`ulo-${w}`, events(`${w}-${i}`), { head });
          if (i % 20 === 10) readers.push(follow(store, undefined, enough));
        }
      });
      await Promise.all(writers);
      const expected = ids(await collect(store.readAll()));
      expect(new Set(expected).size).toBe(total);
      for (const reader of readers) expect(ids((await reader) as never)).toEqual(expected);
    });
  });
}
