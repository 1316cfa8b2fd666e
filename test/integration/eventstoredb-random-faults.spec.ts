import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable, WrongExpectedRevision } from '#event-store';
import { until } from '#spec';
import { collect, events, ids } from '../../libs/event-store/src/contract/fixtures.js';
import { openEventStoreDb } from '../../libs/event-store/src/eventstoredb/open.js';
import type { Head } from '../../libs/event-store/src/port.js';
import { Random } from '../crash/random.js';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';
import type { Order } from '../support/eventstoredb-server/control.js';

/** `npm run test:faults` runs for five minutes; the same FAULTS_SEED chooses the same faults again. */
const lasts = process.env['FAULTS'] === 'full' ? 300_000 : 15_000;
const seed = Number(process.env['FAULTS_SEED'] ?? randomInt(1, 2 ** 32));

/** Repeats a request without a timely response, as on a busy machine: the test checks only what was stored. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  for (const end = performance.now() + 60_000; ; )
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unavailable) || performance.now() > end) throw error;
    }
}

describe(`the event store on a cluster with random faults (seed ${seed})`, () => {
  const random = Random.for(seed, 0);
  const nodes: EventStoreDbServer[] = [];
  let leader = 0;
  beforeAll(async () => {
    const first = await startEventStoreDb();
    nodes.push(first, await startEventStoreDb({ beside: first }), await startEventStoreDb({ beside: first }));
    await lead();
  }, 60_000);
  afterAll(async () => {
    for (const node of nodes.toReversed()) await node.stop();
  });
  const at = (n: number): EventStoreDbServer => nodes[n] as EventStoreDbServer;
  const others = (): number[] => [0, 1, 2].filter((n) => n !== leader);
  const lead = async (heard: readonly number[] = [0, 1, 2]): Promise<void> => {
    for (const n of heard) await at(n).order(n === leader ? { do: 'lead' } : { do: 'lead', leader: at(leader).address });
  };
  const changeLeader = (): void => void (leader = random.pick(others()) ?? leader);
  const order = async (...orders: Order[]): Promise<void> => {
    for (const order of orders) await at(leader).order(order);
  };
  const fault = (more: Partial<Extract<Order, { do: 'fault' }>['fault']>): Order => ({ do: 'fault', fault: { on: 'append', times: random.between(1, 20), ...more } });

  const happenings: Record<string, () => Promise<void>> = {
    'connections are cut': () => order({ do: 'cut' }),
    'responses are lost': () => order(fault({ when: 'after commit', instead: 'cut' })),
    'responses never arrive': () => order(fault({ when: 'after commit', instead: 'silence', times: 3 })),
    'appends are stored late': () => order(fault({ late: 2_500, times: 3 })),
    'appends time out after the commit': () => order(fault({ when: 'after commit', instead: 'commit timeout' })),
    'no node is ready': () => order(fault({ instead: 'not ready' }), fault({ on: 'read', instead: 'not ready' })),
    'something is thrown inside': () => order(fault({ instead: 'thrown inside' }), fault({ on: 'read', instead: 'thrown inside' })),
    'subscriptions end': () => order({ do: 'end subscriptions', error: random.oneIn(2) ? 'too slow' : 'not leader' }),
    'subscriptions end without an error': () => order({ do: 'end subscriptions' }),
    'subscriptions fall silent': async () => {
      await order({ do: 'silence' });
      await pause(random.between(100, 1_000));
      await order({ do: 'speak' });
    },
    'the leader stands still': async () => {
      at(leader).freeze();
      await pause(random.between(100, 3_000));
      at(leader).thaw();
    },
    'the leader hands over': async () => {
      changeLeader();
      await lead();
    },
    'the leader is killed': async () => {
      const old = leader;
      await at(old).kill();
      changeLeader();
      await lead([0, 1, 2].filter((n) => n !== old));
      await pause(random.between(0, 1_000));
      await at(old).restart();
      await lead([old]);
    },
    'all are killed': async () => {
      for (const node of nodes) await node.kill();
      await pause(random.between(0, 2_000));
      for (const node of nodes) await node.restart();
      await lead();
    },
    'the leader is cut off': async () => {
      const old = leader;
      await order({ do: 'cut off' });
      changeLeader();
      await lead([0, 1, 2].filter((n) => n !== old || random.oneIn(2)));
      await pause(random.between(100, 1_500));
      await at(old).order({ do: 'clear' });
      await lead();
    },
  };

  it('loses, duplicates and reorders no event, for writers and followers', async () => {
    const address = `esdb://${nodes.map((node) => `localhost:${node.address.port}`).join(',')}?tls=false`;
    const store = await openEventStoreDb({ address, silence: 200 });
    const [over, stop] = [new AbortController(), new AbortController()];

    /** Appends as the command pipeline does: looks for a failed event, and sends it again with other content if it is missing. */
    const write = async (stream: string): Promise<string[]> => {
      const written: string[] = [];
      let head: Head = 'no-stream';
      for (let tries = 0; !over.signal.aborted; tries += 1) {
        const id = `${stream} ${written.length} ${tries}`;
        try {
          head = await store.append(stream, events(id), { head });
          written.push(id);
        } catch (error) {
          if (!(error instanceof Unavailable) && !(error instanceof WrongExpectedRevision)) throw error;
          await pause(20);
          const last = (await collect(store.readStream(stream)).catch(() => [])).at(-1);
          if (!last || last.revision < written.length - 1) continue;
          head = { revision: last.revision, hash: last.metadata.hash };
          if (last.revision >= written.length) written.push(last.id);
        }
      }
      return written;
    };
    /** Follows in sessions of the given milliseconds, each from where the one before ended. */
    const follow = async (received: string[], lives: () => number): Promise<void> => {
      for (let after: string | undefined; !stop.signal.aborted; ) {
        const life = AbortSignal.any([stop.signal, AbortSignal.timeout(lives())]);
        for await (const batch of store.subscribe({ ...(after !== undefined && { after }), signal: life })) {
          received.push(...ids(batch.events));
          after = batch.seen;
        }
      }
    };
    const streams = Array.from({ length: 8 }, (_, i) => `ulo-${i}`);
    const writing = streams.map(write);
    const followed: string[][] = [[], [], []];
    const following = followed.map((received, i) => follow(received, i === 0 ? () => random.between(100, 3_000) : () => 2 ** 30));

    const end = performance.now() + lasts;
    const names = Object.keys(happenings);
    const happened: string[] = [];
    while (performance.now() < end) {
      const name = random.pick(names) ?? '';
      happened.push(name);
      await happenings[name]?.();
      await pause(random.between(0, 500));
    }
    for (const node of nodes) await node.order({ do: 'clear' });
    await lead();
    // Delayed appends have been stored by then.
    await pause(3_000);
    over.abort();
    const written = await Promise.all(writing);
    const log = await answered(() => collect(store.readAll()));
    const last = await answered(() => store.head());
    for (const [i, stream] of streams.entries()) {
      const stored = log.filter((e) => e.stream === stream);
      expect(stored.map(({ revision }) => revision)).toEqual(stored.map((_, n) => n));
      expect({ happened, stored: ids(stored) }).toEqual({ happened, stored: written[i] });
    }
    expect(log.at(-1)?.position).toBe(last);
    // A follower without a connection notices it at a keep-alive at the latest. A duplicate arrives soon after.
    await until(() => followed.every((received) => received.length >= log.length), { within: 60_000 });
    await pause(1_000);
    stop.abort();
    await Promise.all(following);
    for (const received of followed) expect({ happened, received }).toEqual({ happened, received: ids(log) });
    expect(store.trouble).toBeUndefined();
    await store.close();
  }, lasts + 300_000);
});
