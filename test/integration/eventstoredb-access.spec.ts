import { EventStoreDBClient } from '@eventstore/db-client';
import { jest } from '@jest/globals';
import { openEventStore, start, Unavailable } from '#event-store';
import { openAccessState, recordKind, type AccessState } from '#sign-in';
import { clockFrom } from '#kernel';
import { AccessStreams } from '../../libs/event-store/src/eventstoredb/access-streams.js';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';
import type { Fault } from '../support/eventstoredb-server/faults.js';

jest.setTimeout(120_000);
const session = recordKind<{ person: string }>('session');
const clock = clockFrom(() => '2026-05-05T09:00:00.000Z');

describe('access records on EventStoreDB', () => {
  let server: EventStoreDbServer;
  let state: AccessState;
  beforeAll(async () => {
    server = await startEventStoreDb();
    state = await openAccessState({ folder: '', url: server.url, secret: 'a master key for tests, of enough letters', clock });
  });
  afterAll(async () => {
    await state.close();
    await server.stop();
  });
  afterEach(() => server.order({ do: 'clear' }));
  const fault = (on: Fault['on'], more: Partial<Fault>): Promise<void> => server.order({ do: 'fault', fault: { on, stream: 'access-', ...more } });

  it('are not part of the log: reads and the end of the log skip them, and no append reaches them', async () => {
    await state.add(session, 'apart', { person: 'ada' }, { owner: 'ada', expiresAt: '2026-05-05T10:00:00.000Z' });
    const log = await openEventStore({ folder: '', url: server.url });
    expect(await log.head()).toBe(start);
    for await (const { events } of log.readAll()) expect(events).toEqual([]);
    await expect(log.append('access-1', [], { head: 'no-stream' })).rejects.toMatchObject({ name: 'Refused' });
    await log.close();
  });

  it('reveal neither keys nor owners nor content in names and bytes', async () => {
    await state.add(session, 'a-secret-id', { person: 'ada-of-the-secret' }, { owner: 'owner-of-the-secret' });
    const client = EventStoreDBClient.connectionString(server.url);
    const all: string[] = [];
    for await (const { event } of client.readAll()) if (event) all.push(event.streamId, Buffer.from(event.data instanceof Uint8Array ? event.data : JSON.stringify(event.data)).toString());
    await client.dispose();
    expect(all.length).toBeGreaterThan(4);
    expect(all.join('\n')).not.toMatch(/a-secret-id|of-the-secret/u);
  });

  it('expire on the server a day after their end, and lists of them after 400 days; records without an end stay', async () => {
    const limitsOf = async (name: string): Promise<unknown> => {
      const client = EventStoreDBClient.connectionString(server.url);
      const { metadata } = await client.getStreamMetadata(`access-${name}`);
      await client.dispose();
      return metadata;
    };
    await state.add(session, 'ends', { person: 'ada' }, { owner: 'bob', expiresAt: '2026-05-05T10:00:00.000Z' });
    await state.add(session, 'stays', { person: 'ada' }, { owner: 'bob' });
    const handles = (await state.listOf('bob', session)).sort((a) => (a.expiresAt === undefined ? 1 : -1)).map(({ handle }) => handle);
    expect(await Promise.all(handles.map(limitsOf))).toEqual([{ maxCount: 1, maxAge: 3_600 + 86_400 }, { maxCount: 1 }]);
    const client = EventStoreDBClient.connectionString(server.url);
    const lists: unknown[] = [];
    for await (const { event } of client.readAll()) if (event && /^access-\w+-a$/u.test(event.streamId)) lists.push(await limitsOf(event.streamId.slice('access-'.length)));
    await client.dispose();
    expect(lists.length).toBeGreaterThan(0);
    for (const limits of lists) expect(limits).toEqual({ maxAge: 400 * 86_400 });
  });

  it('are taken once though the response is lost, and the caller gets the record', async () => {
    await state.add(session, 'lost answer', { person: 'ada' });
    await fault('append', { when: 'after commit', instead: 'commit timeout' });
    expect(await state.consume(session, 'lost answer')).toEqual({ person: 'ada' });
    expect(await state.consume(session, 'lost answer')).toBeUndefined();
  });

  it('are stored again by one of two callers under a key whose entries the server has removed', async () => {
    await state.add(session, 'forgotten', { person: 'ada' });
    const handle = (await state.get(session, 'forgotten'))?.handle ?? '';
    const client = EventStoreDBClient.connectionString(server.url);
    await client.setStreamMetadata(`access-${handle}`, { truncateBefore: 1 });
    await client.dispose();
    expect(await state.get(session, 'forgotten')).toBeUndefined();
    const streams = new AccessStreams(server.url);
    const written = await Promise.all([1, 2].map(() => streams.write(handle, 'none', Buffer.from('x'))));
    expect(written.filter(Boolean)).toHaveLength(1);
    await streams.close();
  });

  it('let no user in while the store is unavailable', async () => {
    await state.add(session, 'away', { person: 'ada' });
    await fault('read', { instead: 'not ready', times: 5 });
    await expect(state.get(session, 'away')).rejects.toThrow(Unavailable);
    await server.order({ do: 'clear' });
    expect((await state.get(session, 'away'))?.record).toEqual({ person: 'ada' });
  });
});
