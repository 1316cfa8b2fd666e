import type { StoredEvent } from '#kernel';
import type { Batch } from './port.js';
import { readStream } from './read-stream.js';

const recordedAt = ['2012-01-01T09:00:00.000Z', '2012-01-01T10:00:00.000Z', '2012-06-01T22:30:00.000Z', '2012-06-01T23:30:00.000Z'];
const stored = recordedAt.map((at, revision) => ({ revision, recordedAt: at }) as StoredEvent);

/** A store with batches of this size that counts the batches read. */
function storeOf(size: number) {
  const store = {
    batches: 0,
    async *readStream(stream: string, { from = 0 }: { from?: number } = {}): AsyncGenerator<Batch> {
      const events = stream === 'ulo-a' ? stored.slice(from) : [];
      for (let i = 0; i < events.length; i += size) {
        store.batches += 1;
        yield { events: events.slice(i, i + size), seen: '0' };
      }
    },
  };
  return store;
}

const revisions = async (...query: Parameters<typeof readStream>): Promise<number[]> => (await readStream(...query)).map(({ revision }) => revision);

describe.each([1, 3, 10])('a stream read in batches of %i', (size) => {
  const store = storeOf(size);

  it('returns one list in the order of revisions', async () => {
    expect(await readStream(store, 'ulo-a')).toEqual(stored);
    expect(await readStream(store, 'ulo-none')).toEqual([]);
  });

  it('returns only the requested revisions', async () => {
    expect(await revisions(store, 'ulo-a', { from: 2 })).toEqual([2, 3]);
    expect(await revisions(store, 'ulo-a', { from: 4 })).toEqual([]);
    expect(await revisions(store, 'ulo-a', { from: 1, upTo: 2 })).toEqual([1, 2]);
    expect(await revisions(store, 'ulo-a', { upTo: 7 })).toEqual([0, 1, 2, 3]);
  });

  it('excludes events recorded after the end of a day in London', async () => {
    expect(await revisions(store, 'ulo-a', { knownAt: '2011-12-31' })).toEqual([]);
    expect(await revisions(store, 'ulo-a', { knownAt: '2012-01-01' })).toEqual([0, 1]);
    // 23:30 in UTC is half past midnight of the next day in summer.
    expect(await revisions(store, 'ulo-a', { knownAt: '2012-06-01' })).toEqual([0, 1, 2]);
  });

  it('excludes events recorded after an instant', async () => {
    expect(await revisions(store, 'ulo-a', { recordedUntil: '2012-01-01T09:00:00.000Z' })).toEqual([0]);
    expect(await revisions(store, 'ulo-a', { recordedUntil: '2012-01-01T09:59:59.999Z', from: 1 })).toEqual([]);
  });
});

it('stops reading a stream after the last requested revision', async () => {
  const store = storeOf(1);
  await readStream(store, 'ulo-a', { upTo: 1 });
  expect(store.batches).toBe(2);
});
