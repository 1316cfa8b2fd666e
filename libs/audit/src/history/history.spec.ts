import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCommandPipeline, type CommandPipeline } from '#commands';
import { commands, deciders } from '#development';
import { openSqliteEventStore, type EventStore } from '#event-store';
import { rolesAmong, systemIds } from '#kernel';
import { actorOf } from '#people';
import { fakeClock } from '#spec';
import { directoryOf } from '../directory.js';
import { history, type HistoryQuery } from './history.js';

const clock = fakeClock('2010-01-04T10:00:00.000Z');
const folder = mkdtempSync(join(tmpdir(), 'milepost-audit-'));
let store: EventStore;
let handling: CommandPipeline;
let ulo: string;
const ids: string[] = [];

const record = async (day: string, name: string, body: object): Promise<void> => {
  clock.set(`${day}T10:00:00.000Z`);
  const { spec } = handling.registry.get(name);
  const { stream, events } = await handling.execute({ name, body, actor: { ...actorOf('programme-manager'), role: rolesAmong(spec.roles)[0] ?? 'programme-manager' } });
  if (spec.creates) ulo = stream.slice(stream.indexOf('-') + 1);
  ids.push(events[0] ?? '');
};
const ask = (query: HistoryQuery = {}) => history({ store, events: deciders.ulo.events }, `ulo-${ulo}`, query);

beforeAll(async () => {
  store = openSqliteEventStore({ folder });
  handling = createCommandPipeline({ store, clock, ids: systemIds, deciders, commands });
  await record('2010-01-04', 'open-programme', { occurredOn: '2010-01-04', name: 'North', area: 'North' });
  await record('2010-01-05', 'start-ulo-development', { occurredOn: '2010-01-05', programme: ulo, name: 'A', area: 'N', commissioner: 'C' });
  await record('2010-02-01', 'bring-people-together', { ulo, occurredOn: '2010-01-20', users: 5, carers: 1 });
  await record('2010-02-02', 'bring-people-together', { ulo, occurredOn: '2010-02-02', users: 6, carers: 1 });
  await record('2010-03-01', 'bring-people-together', { ulo, occurredOn: '2010-01-20', users: 7, carers: 1, corrects: ids[2], reason: 'Counted again' });
  await record('2010-04-01', 'withdraw-fact', { ulo, corrects: ids[3], reason: 'Another group' });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('The history of a ULO', () => {
  it('lists the newest first and links corrections with their originals', async () => {
    const { total, items } = await ask();
    expect(total).toBe(5);
    expect(items.map((e) => [e.revision, e.title, e.corrects?.revision ?? null, e.correctedBy.map((c) => c.revision), e.withdrawn])).toEqual([
      [4, 'Correction recorded', 2, [], false],
      [3, 'Correction recorded', 1, [], false],
      [2, 'Local people brought together', null, [4], true],
      [1, 'Local people brought together', null, [3], false],
      [0, 'Development started', null, [], false],
    ]);
    expect(items[1]).toMatchObject({ reason: 'Counted again', text: expect.stringContaining('7 people who use services') as string });
  });

  it('does not mark the original of a correction that is not yet known', async () => {
    const { items } = await ask({ knownAt: '2010-02-28' });
    expect(items.map((e) => e.revision)).toEqual([2, 1, 0]);
    expect(items.every((e) => e.correctedBy.length === 0 && !e.withdrawn)).toBe(true);
  });

  it('excludes events that had not happened by a day', async () => {
    expect((await ask({ asAt: '2010-01-31', order: 'oldest' })).items.map((e) => e.revision)).toEqual([0, 1, 3]);
  });

  it('is paginated, with each entry once', async () => {
    const first = await ask({ limit: 2 });
    const second = await ask({ limit: 2, ...(first.next ? { after: first.next } : {}) });
    const third = await ask({ limit: 2, ...(second.next ? { after: second.next } : {}) });
    expect([first, second, third].map((p) => p.items.map((e) => e.revision))).toEqual([[4, 3], [2, 1], [0]]);
    expect([first.total, third.next]).toEqual([5, null]);
  });

  it('is empty for a stream that does not exist', async () => {
    expect(await history({ store, events: {} }, 'ulo-none')).toEqual({ total: 0, items: [], next: null });
  });
});

it('The directory lists every ULO and programme', async () => {
  expect((await directoryOf(store)).map((e) => [e.kind, e.name])).toEqual([['programme', 'North'], ['ulo', 'A']]);
});
