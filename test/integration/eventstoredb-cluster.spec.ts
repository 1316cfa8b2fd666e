import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable, WrongExpectedRevision } from '#event-store';
import { until } from '#spec';
import { appendTo, collect, events, follow, ids } from '../../libs/event-store/src/contract/fixtures.js';
import type { Head } from '../../libs/event-store/src/port.js';
import { openEventStoreDb } from '../../libs/event-store/src/eventstoredb/open.js';
import type { EventStoreDbEventStore } from '../../libs/event-store/src/eventstoredb/eventstoredb-event-store.js';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';

const full = process.env['FAULTS'] === 'full';

describe('the event store on a cluster', () => {
  let nodes: EventStoreDbServer[] = [];
  let address: string;
  let store: EventStoreDbEventStore | undefined;
  /** Node 0 is the leader. */
  beforeEach(async () => {
    const first = await startEventStoreDb();
    nodes = [first, await startEventStoreDb({ beside: first }), await startEventStoreDb({ beside: first })];
    address = `esdb://${nodes.map((node) => `localhost:${node.address.port}`).join(',')}?tls=false`;
    await lead(0);
  }, 60_000);
  afterEach(async () => {
    await store?.close();
    store = undefined;
    for (const node of nodes.toReversed()) await node.stop();
  });
  const at = (n: number): EventStoreDbServer => nodes[n] as EventStoreDbServer;
  const lead = async (n: number, heard: readonly number[] = [0, 1, 2]): Promise<void> => {
    for (const i of heard) await at(i).order(i === n ? { do: 'lead' } : { do: 'lead', leader: at(n).address });
  };
  const open = async (silence = 200): Promise<EventStoreDbEventStore> => (store = await openEventStoreDb({ address, silence }));

  /** Appends one event after the other, as the command pipeline does: looks for a failed event, and sends it again if it is missing. */
  async function write(stream: string, done: () => boolean): Promise<string[]> {
    const to = store as EventStoreDbEventStore;
    const written: string[] = [];
    let head: Head = 'no-stream';
    while (!done()) {
      const id = `${stream}-${written.length}`;
      try {
        head = await to.append(stream, events(id), { head });
        written.push(id);
      } catch (error) {
        if (!(error instanceof Unavailable) && !(error instanceof WrongExpectedRevision)) throw error;
        await pause(20);
        const found = await collect(to.readStream(stream)).catch(() => undefined);
        const last = found?.at(-1);
        if (last) head = { revision: last.revision, hash: last.metadata.hash };
        if (last?.id === id) written.push(id);
      }
    }
    return written;
  }

  it.each([
    ['is killed', async (old: number) => at(old).kill()],
    ['hands over', async () => undefined],
  ])('loses and duplicates nothing when its leader %s during an append', async (_, end) => {
    await open();
    let over = false;
    const streams = Array.from({ length: 16 }, (_, i) => `ulo-${i}`);
    const writing = streams.map((stream) => write(stream, () => over));
    const followed: string[] = [];
    const stop = new AbortController();
    const following = (async () => {
      for await (const batch of (store as EventStoreDbEventStore).subscribe({ signal: stop.signal })) followed.push(...ids(batch.events));
    })();
    for (const [old, next] of [[0, 1], [1, 2], [2, 0]] as const) {
      await pause(400);
      await end(old);
      await pause(200);
      await lead(next, [0, 1, 2].filter((n) => n !== old));
      await pause(400);
      await at(old).restart();
      await lead(next, [old]);
    }
    over = true;
    const written = await Promise.all(writing);
    const log = await collect((store as EventStoreDbEventStore).readAll());
    for (const [i, stream] of streams.entries()) expect(ids(log.filter((e) => e.stream === stream))).toEqual(written[i]);
    await until(() => followed.length >= log.length);
    stop.abort();
    await following;
    expect(followed).toEqual(ids(log));
  }, 120_000);

  it.each([
    ['knows that it leads no more', true],
    ['still takes itself for the leader', false],
  ])('leaves a node that is silent and cut off from the others, and %s', async (_, knows) => {
    await open();
    const after = await (store as EventStoreDbEventStore).head();
    const following = follow(store as EventStoreDbEventStore, after, (all) => all.length === 3);
    await appendTo(store as EventStoreDbEventStore, 'ulo-a', '1');
    await pause(100);
    await at(0).order({ do: 'cut off' });
    await lead(1, knows ? [0, 1, 2] : [1, 2]);
    const elsewhere = await openEventStoreDb({ address: at(1).url });
    await appendTo(elsewhere, 'ulo-a', '2', '3');
    await elsewhere.close();
    expect(ids(await following)).toEqual(['1', '2', '3']);
  }, 60_000);

  it('reports at the start that every node is frozen, and starts once they respond', async () => {
    for (const node of nodes) node.freeze();
    const expected = nodes.map((node) => `localhost:${node.address.port}: it accepts connections and does not answer: check whether it is frozen, and the network`);
    await expect(open()).rejects.toMatchObject({ name: 'EventStoreUnusable', message: expect.stringContaining(expected.join('; ')) as string });
    for (const node of nodes) node.thaw();
    await appendTo(await open(), 'ulo-a', '1');
  }, 60_000);

  describe('in a process that follows it and appends', () => {
    let child: ChildProcess;
    const received: string[] = [];
    const output: string[] = [];
    let ended: Promise<number | null>;
    beforeEach(() => {
      received.length = output.length = 0;
      child = fork('dist/test/support/eventstoredb-follower.js', [address], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
      child.stderr?.setEncoding('utf8').on('data', (text: string) => output.push(text));
      child.on('message', ({ id, trouble }: { id?: string; trouble?: string }) => (id === undefined ? output.push(String(trouble)) : received.push(id)));
      ended = new Promise((resolve) => child.once('exit', resolve));
    });
    afterEach(() => void child.kill('SIGKILL'));
    const more = async (count = received.length + 20): Promise<void> => {
      while (received.length < count) {
        if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${output.join('\n')}`);
        await pause(20);
      }
    };
    const cleanly = async (): Promise<void> => {
      child.send('stop');
      const code = await ended;
      expect({ code, output: code === 0 ? '' : output.join('\n') }).toEqual({ code: 0, output: '' });
      expect(received).toEqual(received.map((_, i) => `event ${i}`));
    };

    it('survives the loss of most nodes, and continues by itself when they are back', async () => {
      await more();
      await at(0).kill();
      await at(1).kill();
      for (const on of ['gossip', 'read', 'append', 'subscribe'] as const) await at(2).order({ do: 'fault', fault: { on, times: 1e6, instead: 'not ready' } });
      // Clients that replaced their channel notice it at a keep-alive, after ten seconds: then one can reject a promise without a handler.
      await pause(full ? 60_000 : 14_000);
      expect(child.exitCode).toBeNull();
      expect(output.join('\n')).toMatch(/the event store/u);
      await at(0).restart();
      await at(1).restart();
      await at(2).order({ do: 'clear' });
      await lead(0);
      await more();
      await cleanly();
    }, 180_000);

    it('survives that every node is frozen for a while', async () => {
      await more();
      for (const node of nodes) node.freeze();
      await pause(full ? 60_000 : 14_000);
      for (const node of nodes) node.thaw();
      await more();
      await cleanly();
    }, 180_000);
  });
});
