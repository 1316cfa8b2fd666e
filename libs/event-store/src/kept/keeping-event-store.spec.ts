import { setImmediate } from 'node:timers/promises';
import type { StoredEvent } from '#kernel';
import { event } from '../contract/fixtures.js';
import type { EventStore } from '../port.js';
import { readStream } from '../read-stream.js';
import { CachingEventStore } from './keeping-event-store.js';

/** A log in memory that records each read. A removal replaces the texts of all earlier events. */
function logOf() {
  const streams = new Map<string, StoredEvent[]>();
  const reads: string[] = [];
  const store = {
    async append(stream: string, [one]: ReturnType<typeof event>[]) {
      record(stream, one?.id ?? '', one?.type);
      return { revision: 0, hash: '', position: '1' };
    },
    async *readStream(stream: string, { from = 0, direction = 'forwards' }: { from?: number; direction?: string } = {}) {
      reads.push(`${stream} from ${from}${direction === 'forwards' ? '' : ' backwards'}`);
      await setImmediate();
      const all = streams.get(stream) ?? [];
      const removed = all.findLastIndex(({ type }) => type === 'TextRedacted');
      yield { events: all.slice(from).map((one) => ({ ...one, data: one.revision < removed ? {} : one.data })), seen: '1' };
    },
    async *subscribe() {
      yield { events: streams.get('ulo-1') ?? [], seen: '1' };
    },
  } as unknown as EventStore;
  const record = (stream: string, id: string, type = 'SomethingHappened', prevHash = `hash of ${(streams.get(stream) ?? []).length - 1}`): void => {
    const events = streams.get(stream) ?? [];
    const revision = events.length;
    const metadata = { ...event(id).metadata, prevHash, hash: `hash of ${revision}` };
    streams.set(stream, [...events, { ...event(id), type, data: { text: id }, stream, revision, position: '1', metadata }]);
  };
  return { store, reads, record };
}

describe('a store that caches streams', () => {
  let log: ReturnType<typeof logOf>;
  const open = (eventsKept = 100) => new CachingEventStore(log.store, { eventsKept, removal: 'TextRedacted' });
  const read = (store: EventStore, stream = 'ulo-1', range = {}) => readStream(store, stream, range);
  const ids = async (store: EventStore, stream?: string) => (await read(store, stream)).map(({ id }) => id);
  beforeEach(() => {
    log = logOf();
    for (const id of ['a', 'b']) log.record('ulo-1', id);
  });

  it('reads only newer events and returns the same event objects', async () => {
    const store = open();
    const [first] = await read(store);
    log.record('ulo-1', 'c');
    const all = await read(store);
    expect(all.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(all[0]).toBe(first);
    expect((await read(store, 'ulo-1', { from: 2 })).map(({ id }) => id)).toEqual(['c']);
    expect(log.reads).toEqual(['ulo-1 from 0', 'ulo-1 from 2', 'ulo-1 from 3']);
  });

  it('returns a separate list to each reader', async () => {
    const store = open();
    (await read(store)).reverse();
    expect(await ids(store)).toEqual(['a', 'b']);
  });

  it('reads a stream once for concurrent readers, and again when newer events do not continue it', async () => {
    const store = open();
    expect(await Promise.all([ids(store), ids(store)])).toEqual([['a', 'b'], ['a', 'b']]);
    log.record('ulo-1', 'c', undefined, 'another hash');
    await ids(store);
    expect(log.reads).toEqual(['ulo-1 from 0', 'ulo-1 from 2', 'ulo-1 from 2', 'ulo-1 from 0']);
  });

  it.each([
    ['found by a read', () => Promise.resolve()],
    ['received by a subscription', async (store: EventStore) => {
      for await (const { events } of store.subscribe({ signal: new AbortController().signal })) expect(events).toHaveLength(3);
    }],
  ])('returns no text after its removal, %s', async (_, follow) => {
    const store = open();
    await read(store);
    log.record('ulo-1', 'r', 'TextRedacted');
    await follow(store);
    expect((await read(store)).map(({ data }) => data)).toEqual([{}, {}, { text: 'r' }]);
  });

  it('evicts a stream when it appends a removal, also during a read of the stream', async () => {
    const store = open();
    const reading = read(store);
    await store.append('ulo-1', [{ ...event('r'), type: 'TextRedacted' }], { head: 'no-stream' });
    await reading;
    log.reads.length = 0;
    expect((await read(store)).map(({ data }) => data)).toEqual([{}, {}, { text: 'r' }]);
    expect(log.reads).toEqual(['ulo-1 from 0']);
  });

  it('caches at most the maximum number of events, no missing streams and no partial streams', async () => {
    const store = open(3);
    for (const id of ['c', 'd']) log.record('ulo-2', id);
    for (const stream of ['ulo-1', 'ulo-2', 'ulo-1', 'ulo-0', 'ulo-0']) await read(store, stream);
    await read(store, 'ulo-2', { from: 1 });
    expect(log.reads).toEqual(['ulo-1 from 0', 'ulo-2 from 0', 'ulo-1 from 0', 'ulo-0 from 0', 'ulo-0 from 0', 'ulo-2 from 1']);
  });
});
