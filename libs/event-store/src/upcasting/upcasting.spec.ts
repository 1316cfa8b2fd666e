import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collect, event } from '../contract/fixtures.js';
import type { EventStore } from '../port.js';
import { openSqliteEventStore } from '../sqlite/open.js';
import { defineUpcasters } from './upcasters.js';
import { UpcastingEventStore } from './upcasting-event-store.js';

const type = 'MentoringSessionLogged';
const upcasters = defineUpcasters(
  {
    [type]: {
      1: ({ minutes }: { minutes: number }) => ({ hours: minutes / 60 }),
      2: ({ hours }: { hours: number }) => {
        if (hours > 24) throw new Error('No session is longer than a day.');
        return { hours, topics: [] };
      },
    },
  },
  { LaunchHeld: 1 },
);

let folder: string;
let plain: EventStore;
let store: EventStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-upcasting-'));
  plain = openSqliteEventStore({ folder });
  store = new UpcastingEventStore(plain, upcasters);
  await store.append(
    'ulo-a',
    [
      event('1', { minutes: 90 }),
      { ...event('2', { hours: 2 }), version: 2 },
      { ...event('3', { hours: 3, topics: ['governance'] }), version: 3 },
      { ...event('4', { hours: 4 }), version: 4 },
      { ...event('5', { hours: 25 }), version: 2 },
      { ...event('6', { at: 'the library' }), type: 'LaunchHeld', version: 2 },
      { ...event('7', { any: 'thing' }), type: 'UnknownType', version: 9 },
    ],
    { head: 'no-stream' },
  );
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('upcasting', () => {
  it('upcasts an event one version at a time to the current one, and keeps its text and hash', async () => {
    const [one, two, three] = await collect(store.readStream('ulo-a'));
    expect([one?.version, one?.data]).toEqual([3, { hours: 1.5, topics: [] }]);
    expect([two?.version, two?.data]).toEqual([3, { hours: 2, topics: [] }]);
    expect([three?.version, three?.data]).toEqual([3, { hours: 3, topics: ['governance'] }]);
    const [written] = await collect(plain.readAll());
    expect([written?.version, written?.data]).toEqual([1, { minutes: 90 }]);
    expect(one?.metadata.hash).toBe(written?.metadata.hash);
  });

  it('throws when the data of a newer version is read, not when the batch is read', async () => {
    const all = await collect(store.readAll());
    expect(all).toHaveLength(7);
    expect(() => all[3]?.data).toThrow('Event 3 of stream ulo-a is MentoringSessionLogged version 4; this Milepost knows it up to 3.');
    expect(() => all[5]?.data).toThrow(/LaunchHeld version 2; this Milepost knows it up to 1/);
  });

  it('throws in the same way when an upcaster throws', async () => {
    const all = await collect(store.readAll());
    expect(() => all[4]?.data).toThrow('No session is longer than a day.');
    expect(all[6]?.data).toEqual({ any: 'thing' });
  });

  it('refuses upcasters with a missing step', () => {
    expect(() => defineUpcasters({ A: { 2: (data: object) => data } })).toThrow('There is no upcaster for A from version 1.');
    expect(() => defineUpcasters({ A: { 1: (data: object) => data } }, { A: 3 })).toThrow('There is no upcaster for A from version 2.');
    expect(() => defineUpcasters({ A: { 1: (data: object) => data } }, { A: 1 })).toThrow('A is declared at version 1, but its upcasters go to 2.');
  });
});
