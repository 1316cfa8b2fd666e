import { until } from '#spec';
import { appendTo, collect, events, follow, headOf, ids } from '../../libs/event-store/src/contract/fixtures.js';
import type { EventStoreDbEventStore } from '../../libs/event-store/src/eventstoredb/eventstoredb-event-store.js';
import { openEventStoreDb } from '../../libs/event-store/src/eventstoredb/open.js';
import { FaultyLink } from '../support/faulty-link.js';
import { eventStoreDbToLinkTo, type EventStoreDb } from '../support/fresh-eventstoredb.js';

let run = 0;
const name = (): string => `f${process.pid}-${performance.timeOrigin}-${(run += 1)}`;
/** How long a connection stays lost, in milliseconds; `npm run test:faults` uses longer times. */
const outages = process.env['FAULTS'] === 'full' ? [1_000, 30_000, 300_000] : [1_000];

describe('the event store on EventStoreDB, over a connection that fails', () => {
  let server: EventStoreDb;
  let link: FaultyLink;
  let address: string;
  let store: EventStoreDbEventStore;
  let steady: EventStoreDbEventStore;
  const troubles: string[] = [];
  beforeAll(async () => void (server = await eventStoreDbToLinkTo()), 120_000);
  afterAll(() => server.stop());
  beforeEach(async () => {
    ({ link, address } = await FaultyLink.to(server.url));
    store = await openEventStoreDb({ address, silence: 200, onTrouble: (sentence) => troubles.push(sentence) });
    steady = await openEventStoreDb({ address: server.url });
    troubles.length = 0;
  });
  afterEach(async () => {
    link.mend();
    await store.close();
    await steady.close();
    await link.close();
  });
  /** Follows the log from its present end until a stream has this many events. Returns the events of that stream. */
  const following = (after: string, stream: string, count: number) => {
    const received: string[] = [];
    return follow(store, after, (all) => {
      received.splice(0, received.length, ...all.filter((e) => e.stream === stream).map((e) => e.id));
      return received.length >= count;
    }).then(() => received);
  };

  it('resumes after a lost connection while it follows: no event twice, none skipped', async () => {
    const stream = name();
    const reading = following(await steady.head(), stream, 60);
    for (let i = 0; i < 6; i += 1) {
      if (i % 2 === 1) link.cut();
      for (let k = 0; k < 10; k += 1) await appendTo(steady, stream, `${i}-${k}`);
      if (i % 2 === 1) link.mend();
    }
    expect(await reading).toEqual(Array.from({ length: 60 }, (_, n) => `${Math.floor(n / 10)}-${n % 10}`));
    expect(store.trouble).toBeUndefined();
    expect(troubles.length).toBeGreaterThan(0);
  }, 30_000);

  it.each(outages)('resumes after %i ms without a connection, with the events that were recorded meanwhile', async (outage) => {
    const stream = name();
    const reading = following(await steady.head(), stream, 3);
    await appendTo(steady, stream, '1');
    link.cut();
    await appendTo(steady, stream, '2');
    await new Promise((resolve) => setTimeout(resolve, outage));
    await until(() => store.trouble !== undefined);
    expect(store.trouble).toMatch(/^(Following|Reading) the event store: /u);
    link.mend();
    await appendTo(steady, stream, '3');
    expect(await reading).toEqual(['1', '2', '3']);
    expect(store.trouble).toBeUndefined();
  }, 400_000);

  it('reports the error while no connection can be made, and clears it afterwards', async () => {
    const stop = new AbortController();
    const seen: string[] = [];
    const reading = (async () => {
      for await (const batch of store.subscribe({ after: await steady.head(), signal: stop.signal })) seen.push(...ids(batch.events));
    })();
    link.cut();
    await until(() => store.trouble !== undefined);
    expect(store.trouble).toMatch(/^(Following|Reading) the event store: /u);
    link.mend();
    await appendTo(steady, name(), 'after');
    await until(() => seen.includes('after'));
    expect(store.trouble).toBeUndefined();
    stop.abort();
    await reading;
  }, 30_000);

  it('notices a silent connection while the log grows, and replaces it', async () => {
    const stream = name();
    const reading = following(await steady.head(), stream, 3);
    await appendTo(steady, stream, '1');
    await new Promise((resolve) => setTimeout(resolve, 100));
    link.freezeOpenOnes();
    await appendTo(steady, stream, '2', '3');
    expect(await reading).toEqual(['1', '2', '3']);
  }, 60_000);

  it('applies its deadline to an append when the server is frozen, and reports an unknown result', async () => {
    const stream = name();
    await appendTo(store, stream, '1');
    const head = await headOf(store, stream);
    link.freeze();
    await expect(store.append(stream, events('2'), { head })).rejects.toMatchObject({ name: 'Unavailable', nothingStored: false });
    link.mend();
    await expect(headOf(store, stream)).resolves.toMatchObject({ revision: expect.any(Number) as number });
  }, 60_000);

  it('returns the first result of a stored append whose response was lost, when it is repeated on the same head', async () => {
    const stream = name();
    await appendTo(store, stream, '1');
    const head = await headOf(store, stream);
    link.freeze({ toClient: true });
    await expect(store.append(stream, events('2'), { head })).rejects.toMatchObject({ name: 'Unavailable', nothingStored: false });
    link.cut();
    link.mend();
    const again = await store.append(stream, events('2'), { head });
    const stored = await collect(steady.readStream(stream));
    expect(ids(stored)).toEqual(['1', '2']);
    expect(again).toEqual({ revision: 1, hash: stored[1]?.metadata.hash, position: stored[1]?.position });
  }, 60_000);

  it('refuses other content on the head of an append whose response was lost', async () => {
    const stream = name();
    link.freeze({ toClient: true });
    await expect(store.append(stream, events('1'), { head: 'no-stream' })).rejects.toMatchObject({ name: 'Unavailable' });
    link.cut();
    link.mend();
    await expect(store.append(stream, events('other'), { head: 'no-stream' })).rejects.toMatchObject({ name: 'WrongExpectedRevision', actual: 0 });
  }, 60_000);

  it('applies its own time limit to reads when the server is frozen', async () => {
    link.freeze();
    await expect(store.head()).rejects.toMatchObject({ name: 'Unavailable' });
    await expect(collect(store.readStream('any'))).rejects.toMatchObject({ name: 'Unavailable' });
  }, 60_000);

  it('reports at the start that no server responds', async () => {
    link.freeze();
    await expect(openEventStoreDb({ address })).rejects.toMatchObject({
      name: 'EventStoreUnusable', message: expect.stringMatching(/^The event store esdb:\/\/127\.0\.0\.1:\d+\?tls=false cannot be used: it accepts connections and does not answer: /u) as string,
    });
    link.mend();
    link.cut();
    await expect(openEventStoreDb({ address })).rejects.toMatchObject({ name: 'EventStoreUnusable' });
  }, 60_000);

  it('treats the events in a stream as its content, not the events that were meant to be there', async () => {
    const stream = name();
    await appendTo(steady, stream, '1');
    const mine = await headOf(steady, stream);
    if (mine === 'no-stream') throw new Error('nothing was stored');
    await expect(store.append(stream, events('2'), { head: { ...mine, hash: 'd'.repeat(64) } })).rejects.toMatchObject({ name: 'WrongExpectedRevision', expected: 0, actual: 0 });
    await expect(store.append(stream, events('2'), { head: mine })).resolves.toMatchObject({ revision: 1 });
  });
});
