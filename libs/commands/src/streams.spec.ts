import { jest } from '@jest/globals';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { openSqliteEventStore, type EventStore, type Head } from '#event-store';
import { derivedId, type NewEvent } from '#kernel';
import { Streams } from './streams.js';

describe('a stream', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-streams-'));
  let store: EventStore;
  beforeAll(() => void (store = openSqliteEventStore({ folder, program: 'test' })));
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const process = { events: {}, initial: () => ({ count: 0 }), evolve: ({ count }: { count: number }) => ({ count: count + 1 }) };
  const streams = () => new Streams(store, { person: process as never }, 100);
  const append = (name: string, head: Head = 'no-stream') => {
    const event: NewEvent = {
      id: derivedId(name + JSON.stringify(head)), type: 'PersonRegistered', version: 1, recordedAt: '2026-01-05T09:00:00.000Z', occurredOn: '2026-01-05', data: {},
      metadata: { commandId: derivedId(name), commandHash: 'x', correlationId: derivedId(name), causationId: derivedId(name), actor: { id: derivedId('a'), role: 'programme-manager', organisation: 'O' } },
    };
    return store.append(`person-${name}`, [event], { head });
  };

  it('that does not exist is cached as absent, until this process begins it', async () => {
    const known = streams();
    const reads = jest.spyOn(store, 'readStream');
    for (let i = 0; i < 3; i += 1) expect(await known.recent('person', 'person-1', 60_000)).toBeUndefined();
    expect(reads).toHaveBeenCalledTimes(1);
    await append('1');
    known.begin('person-1');
    expect((await known.recent('person', 'person-1', 60_000))?.head.revision).toBe(0);
  });

  it('that does not exist is read again when the cache entry is too old', async () => {
    const known = streams();
    expect(await known.recent('person', 'person-2', 0)).toBeUndefined();
    await append('2');
    expect((await known.recent('person', 'person-2', 0))?.head.revision).toBe(0);
  });

  it('is not cached as absent when it was begun during the read', async () => {
    const known = streams();
    const reading = known.recent('person', 'person-3', 60_000);
    const begun = append('3').then(() => known.begin('person-3'));
    await Promise.all([reading, begun]);
    expect((await known.recent('person', 'person-3', 60_000))?.head.revision).toBe(0);
  });

  it('that another process appends to is read once, up to a requested revision', async () => {
    const known = streams();
    const head = await append('4');
    expect((await known.recent('person', 'person-4', 60_000))?.head.revision).toBe(0);
    await append('4', head);
    expect((await known.recent('person', 'person-4', 60_000))?.head.revision).toBe(0);
    expect((await known.upTo('person', 'person-4', 1))?.head.revision).toBe(1);
    const reads = jest.spyOn(store, 'readStream').mockClear();
    expect((await known.upTo('person', 'person-4', 1))?.head.revision).toBe(1);
    expect(reads).not.toHaveBeenCalled();
  });
});
