import { once } from 'node:events';
import { ANY, EventStoreDBClient, jsonEvent, NO_STREAM, START, STREAM_EXISTS, streamNameFilter, type AppendResult } from '@eventstore/db-client';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';
import type { NamedError } from '../support/eventstoredb-server/faults.js';

const credentials = { username: 'admin', password: 'changeit' };
const event = jsonEvent({ type: 'Tried', data: {} });

describe('the wire-level server with injected faults', () => {
  let server: EventStoreDbServer;
  let client: EventStoreDBClient;
  let streams = 0;

  beforeAll(async () => {
    server = await startEventStoreDb();
  }, 60_000);
  beforeEach(async () => {
    await server.order({ do: 'clear' });
    client = EventStoreDBClient.connectionString(server.url);
  });
  afterEach(() => client.dispose());
  afterAll(() => server.stop());

  const fresh = (): string => `tried-${++streams}`;
  const unary = (stream: string, deadline = 10_000): Promise<AppendResult> =>
    client.appendToStream(stream, event, { expectedRevision: NO_STREAM, credentials, deadline });
  const batch = (stream: string): Promise<AppendResult> => client.appendToStream(stream, event, { expectedRevision: NO_STREAM });
  const stored = async (stream: string): Promise<number> => {
    try {
      let count = 0;
      for await (const { event: found } of client.readStream(stream)) if (found) count += 1;
      return count;
    } catch (error) {
      expect(error).toHaveProperty('type', 'stream-not-found');
      return 0;
    }
  };

  it.each<[NamedError, string]>([
    ['not leader', 'not-leader'],
    ['not ready', 'unavailable'],
    ['too busy', 'unavailable'],
    ['forwarding timeout', 'timeout'],
    ['access denied', 'access-denied'],
    ['thrown inside', 'unknown'],
  ])('refuses an append with "%s", which stores nothing', async (instead, type) => {
    const stream = fresh();
    await server.order({ do: 'fault', fault: { on: 'append', stream, instead } });
    await expect(unary(stream)).rejects.toHaveProperty('type', type);
    client = EventStoreDBClient.connectionString(server.url);
    expect(await stored(stream)).toBe(0);
  });

  it.each<[NamedError, string]>([
    ['not ready', 'unknown'],
    ['forwarding timeout', 'deadline-exceeded'],
    ['access denied', 'access-denied'],
  ])('refuses a batch append with "%s"', async (instead, type) => {
    const stream = fresh();
    await server.order({ do: 'fault', fault: { on: 'append', stream, instead } });
    await expect(batch(stream)).rejects.toHaveProperty('type', type);
  });

  it('answers with an error although it stored the append', async () => {
    const stream = fresh();
    await server.order({ do: 'fault', fault: { on: 'append', stream, when: 'after commit', instead: 'commit timeout' } });
    await expect(unary(stream)).rejects.toHaveProperty('type', 'timeout');
    expect(await stored(stream)).toBe(1);
  });

  it('loses the response: an append that was stored ends in a lost connection', async () => {
    const stream = fresh();
    await server.order({ do: 'fault', fault: { on: 'append', stream, when: 'after commit', instead: 'cut' } });
    await expect(unary(stream)).rejects.toHaveProperty('type', 'unavailable');
    client = EventStoreDBClient.connectionString(server.url);
    expect(await stored(stream)).toBe(1);
  });

  it('never responds, so that the deadline passes', async () => {
    const stream = fresh();
    await server.order({ do: 'fault', fault: { on: 'append', stream, instead: 'silence' } });
    await expect(unary(stream, 300)).rejects.toHaveProperty('type', 'deadline-exceeded');
    expect(await stored(stream)).toBe(0);
  });

  it('drops the second of two equal concurrent writes, until the first is replicated', async () => {
    const stream = fresh();
    await server.order({ do: 'replicate', milliseconds: 600 });
    const [first, second] = await Promise.allSettled([unary(stream, 5_000), unary(stream, 1_500)]);
    expect(first).toMatchObject({ status: 'fulfilled', value: { nextExpectedRevision: 0n } });
    expect(second).toMatchObject({ status: 'rejected', reason: { type: 'deadline-exceeded' } });
    expect(await unary(stream)).toMatchObject({ nextExpectedRevision: 0n });
    expect(await stored(stream)).toBe(1);
  });

  it.each([ANY, STREAM_EXISTS] as const)('answers an append with “%s” of an id that is stored twice with the first revision', async (expectedRevision) => {
    const stream = fresh();
    await unary(stream);
    await client.appendToStream(stream, event, { expectedRevision: 0n, credentials });
    expect(await client.appendToStream(stream, event, { expectedRevision, credentials })).toMatchObject({ nextExpectedRevision: 0n });
    expect(await stored(stream)).toBe(2);
  });

  it('reports a tombstoned stream as deleted when its metadata is read', async () => {
    const stream = fresh();
    await unary(stream);
    await client.setStreamMetadata(stream, { maxCount: 2 });
    await client.tombstoneStream(stream);
    await expect(client.getStreamMetadata(stream)).rejects.toHaveProperty('type', 'stream-deleted');
  });

  it('stores an append late, after its caller has timed out', async () => {
    const stream = fresh();
    const subscription = client.subscribeToStream(stream, { fromRevision: START });
    subscription.on('error', () => undefined);
    const seen = once(subscription, 'data');
    await server.order({ do: 'fault', fault: { on: 'append', stream, late: 600 } });
    await expect(unary(stream, 200)).rejects.toHaveProperty('type', 'deadline-exceeded');
    await seen;
    expect(await stored(stream)).toBe(1);
    await subscription.unsubscribe();
  });

  it.each<[NamedError, string]>([
    ['too slow', 'timeout'],
    ['not leader', 'not-leader'],
    ['not ready', 'unavailable'],
  ])('ends subscriptions with "%s"', async (error, type) => {
    const subscription = client.subscribeToAll();
    await once(subscription, 'caughtUp');
    const failed = once(subscription, 'error').catch((reason: unknown) => [reason]);
    await server.order({ do: 'end subscriptions', error });
    await expect(failed).resolves.toEqual([expect.objectContaining({ type })]);
  });

  it('keeps a subscription open and silent, and resumes where it was', async () => {
    const stream = fresh();
    const subscription = client.subscribeToStream(stream, { fromRevision: START });
    const seen: bigint[] = [];
    subscription.on('data', ({ event: e }) => e && seen.push(e.revision));
    await once(subscription, 'confirmation');
    await server.order({ do: 'silence' });
    await unary(stream);
    expect(await stored(stream)).toBe(1);
    expect(seen).toEqual([]);
    const spoken = once(subscription, 'data');
    await server.order({ do: 'speak' });
    await spoken;
    expect(seen).toEqual([0n]);
    await subscription.unsubscribe();
  });

  it('drops the connections of subscriptions', async () => {
    const subscription = client.subscribeToAll();
    await once(subscription, 'caughtUp');
    const failed = once(subscription, 'error').catch((reason: unknown) => [reason]);
    await server.order({ do: 'cut' });
    await expect(failed).resolves.toEqual([expect.objectContaining({ type: 'unavailable' })]);
  });

  it('redirects requests that require the leader to it', async () => {
    await server.order({ do: 'lead', leader: { host: 'localhost', port: 2113 } });
    const refused = client.appendToStream(fresh(), event, { credentials, requiresLeader: true });
    await expect(refused).rejects.toMatchObject({ type: 'not-leader', leader: { address: 'localhost', port: 2113 } });
    await server.order({ do: 'lead' });
  });

  it('after a scavenge skips the next event for a subscription after a removed position, but not for a read from it', async () => {
    const positionOf = async (stream: string): Promise<NonNullable<AppendResult['position']>> => {
      const { position } = await unary(stream);
      if (!position) throw new Error('The result has no position.');
      return position;
    };
    const kept = await positionOf(fresh());
    const gone = fresh();
    const place = await positionOf(gone);
    const [next, last] = [fresh(), fresh()];
    await unary(next);
    await client.tombstoneStream(gone);
    await unary(last);
    await server.order({ do: 'scavenge' });
    type Seen = { event?: { streamId: string; type: string } };
    const ofTests = (all: readonly Seen[]): string[] => all.flatMap(({ event: e }) => (e && !e.type.startsWith('$') ? [e.streamId] : []));
    const read = async (fromPosition: typeof place): Promise<string[]> => {
      const seen: Seen[] = [];
      for await (const resolved of client.readAll({ fromPosition })) seen.push(resolved);
      return ofTests(seen);
    };
    const follow = async (fromPosition: typeof place): Promise<string[]> => {
      const subscription = client.subscribeToAll({ fromPosition, filter: streamNameFilter({ prefixes: ['tried-'] }) });
      const seen: Seen[] = [];
      subscription.on('data', (resolved) => seen.push(resolved));
      await once(subscription, 'caughtUp');
      while (!ofTests(seen).includes(last)) await once(subscription, 'data');
      await subscription.unsubscribe();
      return ofTests(seen);
    };
    expect(await read(place)).toEqual([next, last]);
    expect(await follow(place)).toEqual([last]);
    expect(await follow(kept)).toEqual([next, last]);
  });

  it('is frozen and resumed', async () => {
    const stream = fresh();
    await unary(fresh());
    server.freeze();
    await expect(unary(stream, 300)).rejects.toHaveProperty('type', 'deadline-exceeded');
    server.thaw();
    await expect(unary(fresh())).resolves.toHaveProperty('success', true);
  });

  it('keeps acknowledged events when it is killed', async () => {
    const stream = fresh();
    await unary(stream);
    await server.restart();
    client = EventStoreDBClient.connectionString(server.url);
    expect(await stored(stream)).toBe(1);
  });
});
