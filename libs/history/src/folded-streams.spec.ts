import { setImmediate } from 'node:timers/promises';
import { defineProcess, type DomainEvent, type Part, type StoredEvent } from '#kernel';
import { FoldedStreams } from './folded-streams.js';

interface Seen {
  list: string[];
}
const list: Part<string[], object, DomainEvent, Seen> = {
  name: 'list',
  initial: () => [],
  evolve: (slice, fact) => (slice.push(fact.id), slice),
  decide: () => [],
};
const process = defineProcess<Seen>('ulo', { list }, {});

/** A log of one list a stream, which notes what was read of it. */
function logOf() {
  const streams = new Map<string, StoredEvent[]>();
  const reads: string[] = [];
  const record = (stream: string, id: string, occurredOn: string) => {
    const events = streams.get(stream) ?? [];
    const actor = { id: 'a', role: 'mentor', organisation: 'o' } as const;
    const metadata = { commandId: '', commandHash: '', correlationId: '', causationId: '', prevHash: '', hash: '', actor };
    const revision = events.length;
    streams.set(stream, [...events, { id, type: 'SomethingHappened', version: 1, stream, revision, position: '', recordedAt: '', occurredOn, data: {}, metadata }]);
  };
  const read = async (stream: string, from: number): Promise<StoredEvent[]> => {
    reads.push(`${stream} from ${from}`);
    await setImmediate();
    return (streams.get(stream) ?? []).slice(from);
  };
  return { record, reads, read };
}

describe('folded streams', () => {
  let log: ReturnType<typeof logOf>;
  beforeEach(() => {
    log = logOf();
    log.record('ulo-1', 'a', '2010-01-01');
    log.record('ulo-1', 'b', '2010-02-01');
  });
  const open = (factsKept = 100) => new FoldedStreams(process, log.read, factsKept);
  const listOf = async (streams: FoldedStreams<Seen>, stream = 'ulo-1') => (await streams.upToDate(stream))?.state.list;

  it('read only what is newer', async () => {
    const streams = open();
    expect(await listOf(streams)).toEqual(['a', 'b']);
    log.record('ulo-1', 'c', '2010-03-01');
    expect(await streams.upToDate('ulo-1')).toMatchObject({ state: { list: ['a', 'b', 'c'] }, first: { id: 'a' }, last: { id: 'c', revision: 2 } });
    expect(await listOf(streams)).toEqual(['a', 'b', 'c']);
    expect(log.reads).toEqual(['ulo-1 from 0', 'ulo-1 from 2', 'ulo-1 from 3']);
  });

  it('read all of a stream again for what happened earlier', async () => {
    const streams = open();
    await streams.upToDate('ulo-1');
    log.record('ulo-1', 'late', '2010-01-15');
    expect(await listOf(streams)).toEqual(['a', 'late', 'b']);
    expect(log.reads).toEqual(['ulo-1 from 0', 'ulo-1 from 2', 'ulo-1 from 0']);
  });

  it('leave a state that was handed out as it was', async () => {
    const streams = open();
    const before = await streams.upToDate('ulo-1');
    log.record('ulo-1', 'c', '2010-03-01');
    await streams.upToDate('ulo-1');
    expect(before).toMatchObject({ state: { list: ['a', 'b'] }, last: { id: 'b' } });
  });

  it('read a stream once at a time', async () => {
    const streams = open();
    expect(await Promise.all([listOf(streams), listOf(streams)])).toEqual([['a', 'b'], ['a', 'b']]);
    expect(log.reads).toEqual(['ulo-1 from 0', 'ulo-1 from 2']);
  });

  it('have no stream that does not exist, until it begins', async () => {
    const streams = open();
    expect(await streams.upToDate('ulo-2')).toBeUndefined();
    log.record('ulo-2', 'd', '2010-01-01');
    expect(await listOf(streams, 'ulo-2')).toEqual(['d']);
  });

  it('keep no more facts than they may', async () => {
    const streams = open(3);
    log.record('ulo-2', 'd', '2010-01-01');
    log.record('ulo-2', 'e', '2010-01-01');
    for (const stream of ['ulo-1', 'ulo-2', 'ulo-1']) await streams.upToDate(stream);
    expect(log.reads).toEqual(['ulo-1 from 0', 'ulo-2 from 0', 'ulo-1 from 0']);
  });
});
