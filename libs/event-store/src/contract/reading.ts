import { start } from '../port.js';
import { eventsOfTypes } from '../lazy-batch.js';
import { appendTo, collect, event, ids } from './fixtures.js';
import type { StoreUnderTest } from './event-store.contract.js';

const many = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${prefix}${i}`);

export function describeReading(testStore: () => StoreUnderTest): void {
  describe('reading', () => {
    it('returns no events for a stream that does not exist', async () => {
      const { store } = testStore();
      expect(await collect(store.readStream('ulo-none'))).toEqual([]);
      expect(await collect(store.readStream('ulo-none', { direction: 'backwards' }))).toEqual([]);
    });

    it('reads a stream forwards and backwards from any revision', async () => {
      const { store } = testStore();
      await appendTo(store, 'ulo-b', 'other');
      await appendTo(store, 'ulo-a', ...many('', 6));
      const read = async (from: number | undefined, direction: 'forwards' | 'backwards') =>
        ids(await collect(store.readStream('ulo-a', { ...(from !== undefined && { from }), direction }))).join('');
      expect(await read(undefined, 'forwards')).toBe('012345');
      expect(await read(2, 'forwards')).toBe('2345');
      expect(await read(5, 'forwards')).toBe('5');
      expect(await read(6, 'forwards')).toBe('');
      expect(await read(undefined, 'backwards')).toBe('543210');
      expect(await read(3, 'backwards')).toBe('3210');
      expect(await read(0, 'backwards')).toBe('0');
      expect(await read(99, 'backwards')).toBe('543210');
    });

    it('filters a batch by event type, before and after all events were read', async () => {
      const { store } = testStore();
      await store.append('ulo-a', [event('1'), { ...event('2'), type: 'MentoringEnded' }, { ...event('3'), type: 'Ended' }], { head: 'no-stream' });
      const found = { beforeOthers: [] as string[], alone: [] as string[] };
      for await (const batch of store.readAll()) {
        const all = batch.events.length;
        found.beforeOthers.push(...ids(eventsOfTypes(batch, new Set(['MentoringEnded']))));
        expect(batch.events).toHaveLength(all);
      }
      for await (const batch of store.readAll()) found.alone.push(...ids(eventsOfTypes(batch, new Set(['Ended', 'Missing']))));
      expect(found).toEqual({ beforeOthers: ['2'], alone: ['3'] });
    });

    it('reads long streams and logs completely and in order', async () => {
      const { store } = testStore();
      for (let i = 0; i < 3; i += 1) {
        await appendTo(store, 'ulo-a', ...many(`a${i}-`, 500));
        await appendTo(store, 'ulo-b', ...many(`b${i}-`, 100));
      }
      const stream = await collect(store.readStream('ulo-a'));
      expect(stream.map((e) => e.revision)).toEqual(Array.from({ length: 1500 }, (_, i) => i));
      expect(ids(await collect(store.readStream('ulo-a', { direction: 'backwards' })))).toEqual(ids(stream).reverse());
      expect(ids((await collect(store.readAll())).filter((e) => e.stream === 'ulo-a'))).toEqual(ids(stream));
    });

    it('reads the whole log after a position, in the order of positions', async () => {
      const { store } = testStore();
      for (const [stream, id] of [['ulo-a', '1'], ['ulo-b', '2'], ['ulo-a', '3'], ['ulo-c', '4']] as const) await appendTo(store, stream, id);
      const all = await collect(store.readAll());
      expect(ids(all)).toEqual(['1', '2', '3', '4']);
      for (const [i, { position }] of all.entries()) {
        expect(ids(await collect(store.readAll({ after: position })))).toEqual(['1', '2', '3', '4'].slice(i + 1));
        expect(store.compare(i ? (all[i - 1]?.position ?? start) : start, position)).toBe(-1);
        expect(store.compare(position, position)).toBe(0);
        expect(store.compare(position, start)).toBe(1);
      }
      expect(ids(await collect(store.readAll({ after: start })))).toEqual(['1', '2', '3', '4']);
    });

    it('returns references that match the events, in stores that provide references', async () => {
      const { store } = testStore();
      await appendTo(store, 'ulo-a', '1', '2');
      await appendTo(store, 'ulo-b', '3');
      for await (const { refs, events } of store.readAll())
        expect((refs ?? events).map(({ stream, revision, position }) => [stream, revision, position])).toEqual(
          events.map(({ stream, revision, position }) => [stream, revision, position]),
        );
    });

    it('marks only the last batch as caught up, with `seen` at or after the last event', async () => {
      const { store } = testStore();
      const last = await appendTo(store, 'ulo-a', ...many('', 70));
      let seen = start;
      let caughtUp = false;
      for await (const batch of store.readAll()) {
        expect(caughtUp).toBe(false);
        expect(store.compare(seen, batch.seen)).not.toBe(1);
        seen = batch.seen;
        caughtUp = batch.caughtUp === true;
      }
      expect(caughtUp).toBe(true);
      expect(store.compare(seen, last.position)).not.toBe(-1);
    });
  });
}
