import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { throughout, until } from '#spec';
import { appendTo, collect, events, follow, headOf, ids } from '../../libs/event-store/src/contract/fixtures.js';
import type { EventStoreDbEventStore } from '../../libs/event-store/src/eventstoredb/eventstoredb-event-store.js';
import { openEventStoreDb } from '../../libs/event-store/src/eventstoredb/open.js';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';
import type { NamedError } from '../support/eventstoredb-server/faults.js';

let run = 0;
const name = (): string => `f-${(run += 1)}`;

describe('the event store on EventStoreDB, on a server with injected faults', () => {
  let server: EventStoreDbServer;
  let steady: EventStoreDbEventStore;
  beforeAll(async () => void (server = await startEventStoreDb()), 60_000);
  afterAll(() => server.stop());
  beforeEach(async () => {
    await server.order({ do: 'clear' });
    steady = await openEventStoreDb({ address: server.url, silence: 200 });
  });
  afterEach(() => steady.close());

  it('finds the leader when its node is not the leader, and stores once', async () => {
    const stream = name();
    await server.order({ do: 'fault', fault: { on: 'append', stream, instead: 'not leader', leader: server.address } });
    await appendTo(steady, stream, '1');
    expect(ids(await collect(steady.readStream(stream)))).toEqual(['1']);
  });

  it('finds an append that the server stored and then cancelled', async () => {
    const stream = name();
    await server.order({ do: 'fault', fault: { on: 'append', stream, when: 'after commit', instead: 'commit timeout' } });
    const { revision, hash, position } = await appendTo(steady, stream, '1', '2');
    const stored = await collect(steady.readStream(stream));
    expect([ids(stored), stored.at(-1)]).toEqual([['1', '2'], expect.objectContaining({ revision, position, metadata: expect.objectContaining({ hash }) as object })]);
  });

  it('stores once what several senders append at once: the server drops all but the first', async () => {
    const stream = name();
    await server.order({ do: 'replicate', milliseconds: 300 });
    const others = await Promise.all([1, 2].map(() => openEventStoreDb({ address: server.url })));
    const results = await Promise.all([steady, ...others].map((store) => store.append(stream, events('1', '2'), { head: 'no-stream' })));
    for (const result of results) expect(result).toEqual({ ...results[0], revision: 1 });
    expect(ids(await collect(steady.readStream(stream)))).toEqual(['1', '2']);
    await Promise.all(others.map((store) => store.close()));
  }, 30_000);

  it('reports the conflicting events when the response of an append was lost', async () => {
    const stream = name();
    await server.order({ do: 'fault', fault: { on: 'append', stream, late: 1_000, instead: 'commit timeout' } });
    const lost = steady.append(stream, events('lost'), { head: 'no-stream' });
    const other = await openEventStoreDb({ address: server.url });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await appendTo(other, stream, 'other', 'more');
    await expect(lost).rejects.toMatchObject({ name: 'WrongExpectedRevision', expected: 'no-stream' });
    await other.close();
  });

  it('reports in plain words that the result is unknown when the server cancels every request', async () => {
    const stream = name();
    await server.order({ do: 'fault', fault: { on: 'append', stream, times: 1e6, instead: 'commit timeout' } });
    await expect(appendTo(steady, stream, '1')).rejects.toMatchObject({
      name: 'Unavailable', nothingStored: false, message: `Appending to stream ${stream} of the event store: it did not answer in time.`,
    });
    expect(ids(await collect(steady.readStream(stream)))).toEqual([]);
  });

  it('reports a server that is too old, and what to do', async () => {
    const old = await startEventStoreDb({ args: ['--version', '20.10.2'] });
    await expect(openEventStoreDb({ address: old.url })).rejects.toThrow(/is of version 20\.10\.2, which is too old: upgrade it to EventStoreDB 22\.10 or later/u);
    await old.stop();
  });

  it('reports that the user or password is refused', async () => {
    await server.order({ do: 'fault', fault: { on: 'read', times: 100, instead: 'access denied' } });
    await expect(openEventStoreDb({ address: server.url })).rejects.toThrow(/it refuses the user or the password of EVENT_STORE_URL/u);
  });

  it.each<NamedError>(['not ready', 'too busy', 'forwarding timeout', 'thrown inside'])('sends an append again that was answered with “%s”', async (instead) => {
    const stream = name();
    await server.order({ do: 'fault', fault: { on: 'append', stream, instead } });
    await appendTo(steady, stream, '1');
    expect(ids(await collect(steady.readStream(stream)))).toEqual(['1']);
  });

  it('does not use the batch append call, in which one failure fails all appends', async () => {
    await server.order({ do: 'fault', fault: { on: 'batch append', times: 1e6, instead: 'thrown inside' } });
    const client = EventStoreDBClient.connectionString(server.url);
    await expect(client.appendToStream(name(), jsonEvent({ type: 'Tried', data: {} }))).rejects.toHaveProperty('type', 'unknown');
    await client.dispose();
    await appendTo(steady, name(), '1');
  });

  it('knows that nothing was stored when the user may not append', async () => {
    const stream = name();
    await server.order({ do: 'fault', fault: { on: 'append', stream, instead: 'access denied' } });
    await expect(appendTo(steady, stream, '1')).rejects.toMatchObject({ name: 'Unavailable', nothingStored: true });
  });

  it.each(['cut', 'silence'] as const)('finds an append that was stored and whose response was lost (%s); a repeat is stored once', async (instead) => {
    const stream = name();
    await server.order({ do: 'fault', fault: { on: 'append', stream, when: 'after commit', instead } });
    await expect(steady.append(stream, events('1'), { head: 'no-stream' })).resolves.toMatchObject({ revision: 0 });
    await expect(steady.append(stream, events('1'), { head: 'no-stream' })).resolves.toMatchObject({ revision: 0 });
    expect(ids(await collect(steady.readStream(stream)))).toEqual(['1']);
  }, 30_000);

  it('repeats an append that is stored late: it is stored once, and another append on the same head is refused', async () => {
    const stream = name();
    await server.order({ do: 'fault', fault: { on: 'append', stream, late: 4_000 } });
    const on = { head: 'no-stream' } as const;
    await expect(steady.append(stream, events('late'), on)).resolves.toMatchObject({ revision: 0 });
    await expect(steady.append(stream, events('meanwhile'), on)).rejects.toMatchObject({ name: 'WrongExpectedRevision' });
    await throughout(3_000, async () => expect(ids(await collect(steady.readStream(stream)))).toEqual(['late']));
  }, 30_000);

  it('polls a server whose subscriptions became silent', async () => {
    const stream = name();
    await server.order({ do: 'silence' });
    const reading = follow(steady, await steady.head(), (all) => all.length === 6);
    for (let i = 1; i <= 6; i += 1) {
      await appendTo(steady, stream, String(i));
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    expect(ids(await reading)).toEqual(['1', '2', '3', '4', '5', '6']);
  }, 30_000);

  it.each<NamedError>(['too slow', 'not leader', 'not ready', 'access denied'])('starts a subscription again that ended with “%s”', async (error) => {
    const stream = name();
    const reading = follow(steady, await steady.head(), (all) => all.length === 4);
    for (const id of ['1', '2', '3', '4']) {
      await appendTo(steady, stream, id);
      await server.order({ do: 'end subscriptions', error });
    }
    expect(ids(await reading)).toEqual(['1', '2', '3', '4']);
  }, 30_000);

  it('starts a subscription again that ended without an error', async () => {
    const stream = name();
    const reading = follow(steady, await steady.head(), (all) => all.length === 2);
    await appendTo(steady, stream, '1');
    await server.order({ do: 'end subscriptions' });
    await appendTo(steady, stream, '2');
    expect(ids(await reading)).toEqual(['1', '2']);
  }, 30_000);

  it('reports while it follows that no node responds, and clears the report once one does', async () => {
    const stop = new AbortController();
    const reading = collect(steady.subscribe({ after: await steady.head(), signal: stop.signal }));
    await server.order({ do: 'fault', fault: { on: 'read', times: 10_000, instead: 'not ready' } });
    await until(() => steady.trouble !== undefined);
    expect(steady.trouble).toMatch(/: it is not ready: it may be starting/u);
    await server.order({ do: 'clear' });
    await until(() => steady.trouble === undefined);
    stop.abort();
    await reading;
  }, 30_000);

  it('reports that an append is too large for a server with a lower limit', async () => {
    const small = await startEventStoreDb({ args: ['--max-append-size', '2000'] });
    const store = await openEventStoreDb({ address: small.url });
    const large = events('1').map((e) => ({ ...e, data: { text: 'x'.repeat(3_000) } }));
    await expect(store.append('ulo-a', large, { head: 'no-stream' })).rejects.toMatchObject({ name: 'Refused', code: 'append-too-large' });
    await appendTo(store, 'ulo-a', '2');
    expect(ids(await collect(store.readAll()))).toEqual(['2']);
    await store.close();
    await small.stop();
  });

  it('keeps every digit of positions beyond 2^53: continues after each with exactly the remaining events', async () => {
    const stream = name();
    const before = await steady.head();
    await appendTo(steady, stream, ...Array.from({ length: 20 }, (_, i) => String(i)));
    const all = await collect(steady.readAll({ after: before }));
    expect(all.map(({ position }) => BigInt(position) > 2n ** 53n)).toEqual(all.map(() => true));
    for (const [i, { position }] of all.entries()) expect(ids(await collect(steady.readAll({ after: position })))).toEqual(ids(all.slice(i + 1)));
    expect(await steady.head()).toBe(all.at(-1)?.position);
  });
});

describe('the event store on EventStoreDB, with deleted streams', () => {
  let server: EventStoreDbServer;
  let store: EventStoreDbEventStore;
  let client: EventStoreDBClient;
  beforeEach(async () => {
    server = await startEventStoreDb();
    store = await openEventStoreDb({ address: server.url, silence: 200 });
    client = EventStoreDBClient.connectionString(server.url);
  });
  afterEach(async () => {
    await store.close();
    await client.dispose();
    await server.stop();
  });
  const key = (stream: string) => client.appendToStream(stream, jsonEvent({ type: 'PersonKeyCreated', data: {} }));

  it('skips nothing after a scavenge, from any position', async () => {
    const positions: string[] = [];
    for (const id of ['1', '2', '3', '4']) {
      positions.push((await appendTo(store, 'ulo-a', id)).position);
      for (const n of [1, 2, 3]) await key(`key-${id}-${n}`);
    }
    for (const id of ['1', '2', '3', '4']) for (const n of [1, 2, 3]) await client.tombstoneStream(`key-${id}-${n}`);
    await server.order({ do: 'scavenge' });
    expect(await store.head()).toBe(positions.at(-1));
    const all = ['1', '2', '3', '4'];
    for (const [i, after] of positions.entries()) {
      expect(ids(await collect(store.readAll({ after })))).toEqual(all.slice(i + 1));
      const following = follow(store, after, (all) => all.at(-1)?.id === `after ${i}`);
      await appendTo(store, 'ulo-a', `after ${i}`);
      all.push(`after ${i}`);
      expect(ids(await following)).toEqual(all.slice(i + 1));
    }
  }, 30_000);

  it('skips nothing when its last event was scavenged during a lost connection', async () => {
    const following = follow(store, undefined, (all) => all.length === 20);
    for (let i = 0; i < 20; i += 1) {
      await appendTo(store, 'ulo-a', String(i));
      await key(`key-${i}`);
      await client.tombstoneStream(`key-${i}`);
      await server.order({ do: 'end subscriptions', error: 'too slow' });
      await server.order({ do: 'scavenge' });
    }
    expect(ids(await following)).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
  }, 60_000);

  it('skips nothing when its last event is scavenged before it has subscribed', async () => {
    const patient = await openEventStoreDb({ address: server.url, silence: 60_000 });
    await appendTo(store, 'ulo-a', '1');
    await key('key-1');
    await server.order({ do: 'fault', fault: { on: 'subscribe', late: 2_000 } });
    let meanwhile: Promise<void> | undefined;
    const scavenge = async (): Promise<void> => {
      await appendTo(store, 'ulo-a', '2');
      await client.tombstoneStream('key-1');
      await server.order({ do: 'scavenge' });
      await appendTo(store, 'ulo-a', '3');
    };
    const following = follow(patient, undefined, (all, batch) => {
      if (batch.caughtUp) meanwhile ??= scavenge();
      return all.at(-1)?.id === '3';
    });
    expect(ids(await following)).toEqual(['1', '2', '3']);
    await meanwhile;
    await patient.close();
  }, 30_000);

  it('reports that a stream of the log was deleted, and continues with the others', async () => {
    await appendTo(store, 'ulo-a', '1', '2');
    const head = await headOf(store, 'ulo-a');
    await client.tombstoneStream('ulo-a');
    const damaged = { name: 'Damaged', message: 'Stream ulo-a was deleted on the event store, which Milepost never does. Restore a backup.' };
    await expect(store.append('ulo-a', events('3'), { head })).rejects.toMatchObject(damaged);
    await expect(collect(store.readStream('ulo-a'))).rejects.toMatchObject(damaged);
    await appendTo(store, 'ulo-b', '4');
    expect(ids(await collect(store.readStream('ulo-b')))).toEqual(['4']);
  });

  it('reports that a stream was deleted that can be written again, and continues to count', async () => {
    await appendTo(store, 'ulo-a', '1', '2');
    await client.deleteStream('ulo-a');
    await expect(store.append('ulo-a', events('3'), { head: 'no-stream' })).rejects.toMatchObject({ name: 'Damaged', message: expect.stringMatching(/took revision 0 as 2: it was deleted/u) as string });
  });
});
