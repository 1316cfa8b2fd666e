import { WrongExpectedRevision } from '../errors.js';
import { appendTo, collect, event, events, headOf, ids } from './fixtures.js';
import type { StoreUnderTest } from './event-store.contract.js';

export function describeAppending(testStore: () => StoreUnderTest): void {
  describe('appending', () => {
    it('begins a stream at revision 0 and returns the position of its last event', async () => {
      const { store } = testStore();
      const first = await store.append('ulo-a', events('1', '2'), { head: 'no-stream' });
      expect(first.revision).toBe(1);
      const stored = await collect(store.readStream('ulo-a'));
      expect(stored.map((e) => e.revision)).toEqual([0, 1]);
      expect(stored[1]).toMatchObject({ position: first.position, metadata: { hash: first.hash, prevHash: stored[0]?.metadata.hash } });
      expect(await store.head()).toBe(first.position);
    });

    it('returns every event as it was written', async () => {
      const { store } = testStore();
      const data = { text: 'naïve 漢字 🎉 \u0000 "quoted" \\', 10: 1, 9: 2, n: -1.5e-7, list: [null, true, {}], deep: { b: 1, a: 2 } };
      await store.append('ulo-a', [event('1', data)], { head: 'no-stream' });
      const [stored] = await collect(store.readStream('ulo-a'));
      const { metadata, ...written } = event('1', data);
      expect(stored).toMatchObject({ ...written, stream: 'ulo-a', revision: 0, metadata });
      expect(stored?.data).toEqual(data);
    });

    it('reports the actual revision and stores nothing when the head is stale, ahead, missing or unexpected', async () => {
      const { store } = testStore();
      const old = await appendTo(store, 'ulo-a', '1');
      await appendTo(store, 'ulo-a', '2');
      const refused = (stream: string, head: Parameters<typeof store.append>[2]['head']) =>
        store.append(stream, events('x'), { head }).catch((e: unknown) => e);
      const wrongRevision = (expected: unknown, actual: unknown) => expect.objectContaining({ name: 'WrongExpectedRevision', expected, actual }) as unknown;
      expect(await refused('ulo-a', old)).toEqual(wrongRevision(0, 1));
      expect(await refused('ulo-a', { revision: 7, hash: old.hash })).toEqual(wrongRevision(7, 1));
      expect(await refused('ulo-a', 'no-stream')).toEqual(wrongRevision('no-stream', 1));
      expect(await refused('ulo-b', old)).toEqual(wrongRevision(0, 'no-stream'));
      expect(ids(await collect(store.readAll()))).toEqual(['1', '2']);
    });

    it('lets exactly one of many writers on the same head succeed', async () => {
      const { store } = testStore();
      const head = await appendTo(store, 'ulo-a', 'first');
      const results = await Promise.allSettled(Array.from({ length: 32 }, (_, i) => store.append('ulo-a', events(`${i}`), { head })));
      const errors = results.filter((t) => t.status === 'rejected').map((t) => t.reason as unknown);
      expect(errors).toHaveLength(31);
      for (const reason of errors) expect(reason).toBeInstanceOf(WrongExpectedRevision);
      expect(await collect(store.readStream('ulo-a'))).toHaveLength(2);
    });

    it('accepts concurrent appends to many streams and refuses only those on a wrong head', async () => {
      const { store } = testStore();
      const results = await Promise.allSettled(
        Array.from({ length: 40 }, (_, i) =>
          store.append(`ulo-${i}`, events(`${i}.0`, `${i}.1`), { head: i % 4 === 3 ? { revision: 5, hash: 'b'.repeat(64) } : 'no-stream' }),
        ),
      );
      expect(results.filter((t) => t.status === 'fulfilled')).toHaveLength(30);
      expect(await collect(store.readAll())).toHaveLength(60);
    });

    it('returns the first result when identical events are appended to the same head again', async () => {
      const { store } = testStore();
      const append = () => store.append('ulo-a', events('1', '2'), { head: 'no-stream' });
      const first = await append();
      expect(await append()).toEqual(first);
      const second = await store.append('ulo-a', events('3'), { head: first });
      expect(await append()).toEqual(first);
      expect(await store.append('ulo-a', events('3'), { head: first })).toEqual(second);
      expect(ids(await collect(store.readStream('ulo-a')))).toEqual(['1', '2', '3']);
    });

    it('refuses a repeated append that overlaps, reorders or extends the stored events', async () => {
      const { store } = testStore();
      await store.append('ulo-a', events('1', '2', '3'), { head: 'no-stream' });
      for (const repeated of [events('2', '3'), events('2', '1', '3'), events('1', '2', '3', '4')])
        await expect(store.append('ulo-a', repeated, { head: 'no-stream' })).rejects.toBeInstanceOf(WrongExpectedRevision);
      expect(ids(await collect(store.readStream('ulo-a')))).toEqual(['1', '2', '3']);
    });

    it('appends the same ids again on a later head or another stream: it does not deduplicate commands', async () => {
      const { store } = testStore();
      await appendTo(store, 'ulo-a', '1');
      await appendTo(store, 'ulo-a', '1');
      await appendTo(store, 'ulo-b', '1');
      expect(ids(await collect(store.readAll()))).toEqual(['1', '1', '1']);
    });

    it('keeps acknowledged events after it is closed and reopened', async () => {
      const { store } = testStore();
      const last = await appendTo(store, 'ulo-a', '1', '2');
      const reopened = (await testStore().reopen?.()) ?? store;
      expect(await reopened.head()).toBe(last.position);
      expect(await headOf(reopened, 'ulo-a')).toEqual({ revision: last.revision, hash: last.hash });
      expect((await appendTo(reopened, 'ulo-a', '3')).revision).toBe(2);
    });
  });
}
