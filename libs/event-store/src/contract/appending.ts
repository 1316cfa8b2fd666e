import { WrongExpectedRevision } from '../errors.js';
import { appendTo, collect, event, events, headOf, ids } from './fixtures.js';
import type { Trial } from './event-store.contract.js';

export function describeAppending(trial: () => Trial): void {
  describe('appending', () => {
    it('begins a stream at revision 0 and returns the position of its last event', async () => {
      const { store } = trial();
      const first = await store.append('ulo-a', events('1', '2'), { head: 'no-stream' });
      expect(first.revision).toBe(1);
      const stored = await collect(store.readStream('ulo-a'));
      expect(stored.map((e) => e.revision)).toEqual([0, 1]);
      expect(stored[1]).toMatchObject({ position: first.position, metadata: { hash: first.hash, prevHash: stored[0]?.metadata.hash } });
      expect(await store.head()).toBe(first.position);
    });

    it('gives back every event as it was written', async () => {
      const { store } = trial();
      const data = { text: 'naïve 漢字 🎉 \u0000 "quoted" \\', 10: 1, 9: 2, n: -1.5e-7, list: [null, true, {}], deep: { b: 1, a: 2 } };
      await store.append('ulo-a', [event('1', data)], { head: 'no-stream' });
      const [stored] = await collect(store.readStream('ulo-a'));
      const { metadata, ...written } = event('1', data);
      expect(stored).toMatchObject({ ...written, stream: 'ulo-a', revision: 0, metadata });
      expect(stored?.data).toEqual(data);
    });

    it('says the actual revision when the head is stale, ahead, missing or wrongly there, and stores nothing', async () => {
      const { store } = trial();
      const old = await appendTo(store, 'ulo-a', '1');
      await appendTo(store, 'ulo-a', '2');
      const refused = (stream: string, head: Parameters<typeof store.append>[2]['head']) =>
        store.append(stream, events('x'), { head }).catch((e: unknown) => e);
      const at = (expected: unknown, actual: unknown) => expect.objectContaining({ name: 'WrongExpectedRevision', expected, actual }) as unknown;
      expect(await refused('ulo-a', old)).toEqual(at(0, 1));
      expect(await refused('ulo-a', { revision: 7, hash: old.hash })).toEqual(at(7, 1));
      expect(await refused('ulo-a', 'no-stream')).toEqual(at('no-stream', 1));
      expect(await refused('ulo-b', old)).toEqual(at(0, 'no-stream'));
      expect(ids(await collect(store.readAll()))).toEqual(['1', '2']);
    });

    it('lets exactly one of many writers on one head win', async () => {
      const { store } = trial();
      const head = await appendTo(store, 'ulo-a', 'first');
      const tries = await Promise.allSettled(Array.from({ length: 32 }, (_, i) => store.append('ulo-a', events(`${i}`), { head })));
      const lost = tries.filter((t) => t.status === 'rejected').map((t) => t.reason as unknown);
      expect(lost).toHaveLength(31);
      for (const reason of lost) expect(reason).toBeInstanceOf(WrongExpectedRevision);
      expect(await collect(store.readStream('ulo-a'))).toHaveLength(2);
    });

    it('takes appends to many streams at the same time, refusing only the wrong ones', async () => {
      const { store } = trial();
      const tries = await Promise.allSettled(
        Array.from({ length: 40 }, (_, i) =>
          store.append(`ulo-${i}`, events(`${i}.0`, `${i}.1`), { head: i % 4 === 3 ? { revision: 5, hash: 'b'.repeat(64) } : 'no-stream' }),
        ),
      );
      expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(30);
      expect(await collect(store.readAll())).toHaveLength(60);
    });

    it('answers identical events on the same head with their first result, at once and later', async () => {
      const { store } = trial();
      const append = () => store.append('ulo-a', events('1', '2'), { head: 'no-stream' });
      const first = await append();
      expect(await append()).toEqual(first);
      const second = await store.append('ulo-a', events('3'), { head: first });
      expect(await append()).toEqual(first);
      expect(await store.append('ulo-a', events('3'), { head: first })).toEqual(second);
      expect(ids(await collect(store.readStream('ulo-a')))).toEqual(['1', '2', '3']);
    });

    it('refuses a repetition that overlaps, is reordered or goes on beyond what was stored', async () => {
      const { store } = trial();
      await store.append('ulo-a', events('1', '2', '3'), { head: 'no-stream' });
      for (const repeated of [events('2', '3'), events('2', '1', '3'), events('1', '2', '3', '4')])
        await expect(store.append('ulo-a', repeated, { head: 'no-stream' })).rejects.toBeInstanceOf(WrongExpectedRevision);
      expect(ids(await collect(store.readStream('ulo-a')))).toEqual(['1', '2', '3']);
    });

    it('appends the same ids again on a later head, and on another stream: it does not look for commands', async () => {
      const { store } = trial();
      await appendTo(store, 'ulo-a', '1');
      await appendTo(store, 'ulo-a', '1');
      await appendTo(store, 'ulo-b', '1');
      expect(ids(await collect(store.readAll()))).toEqual(['1', '1', '1']);
    });

    it('has what it acknowledged after it was closed and opened again', async () => {
      const { store } = trial();
      const last = await appendTo(store, 'ulo-a', '1', '2');
      const again = (await trial().reopen?.()) ?? store;
      expect(await again.head()).toBe(last.position);
      expect(await headOf(again, 'ulo-a')).toEqual({ revision: last.revision, hash: last.hash });
      expect((await appendTo(again, 'ulo-a', '3')).revision).toBe(2);
    });
  });
}
