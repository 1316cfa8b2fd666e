import { jest } from '@jest/globals';
import { commands, deciders, withTexts } from '#catalogue';
import { createCommandPipeline } from '#commands';
import { openEventStore, readStream, type EventStore } from '#event-store';
import { systemIds, type StoredEvent } from '#kernel';
import type { KeyStore } from '#people';
import { fakeClock } from '#spec';
import { sharedEventStoreDb, type EventStoreDb } from '../support/fresh-eventstoredb.js';
import { OpenedKeys } from '../support/opened-keys.js';

jest.setTimeout(120_000);

/** Two processes on one cluster, each with its own cache. */
describe('texts on a cluster', () => {
  let server: EventStoreDb;
  let log: EventStore;
  const opened = new OpenedKeys();
  beforeAll(async () => {
    server = await sharedEventStoreDb();
    log = await openEventStore({ url: server.url, folder: '' });
  });
  afterAll(async () => {
    await log.close();
    await opened.close();
    await server.stop();
  });

  const actor = (role: 'programme-manager' | 'data-protection-officer') => ({ id: '01938b4c-0000-7000-8000-000000000001', role, organisation: 'An organisation' });
  const process = (keys: KeyStore) => {
    const store = withTexts(log, keys);
    return { store, handling: createCommandPipeline({ store, clock: fakeClock(), ids: systemIds, deciders, commands }) };
  };
  async function recordText() {
    const keys = await opened.open(server.url);
    const [one, other] = [process(keys), process(await opened.open(server.url))];
    const occurredOn = '2026-01-05';
    const { stream } = await one.handling.execute({ name: 'open-programme', actor: actor('programme-manager'), body: { occurredOn, name: 'A programme', area: 'Tamworth' } });
    const programme = stream.slice('programme-'.length);
    const { events: [fact = ''] } = await one.handling.execute({ name: 'close-programme', actor: actor('programme-manager'), body: { occurredOn, programme, note: 'It tells of somebody' } });
    const redact = () => one.handling.execute({ name: 'redact-text', actor: actor('data-protection-officer'), body: { programme, fact, reason: 'It tells of a person' } });
    return { stream, one, other, keys, redact };
  }
  const noteIn = (events: readonly StoredEvent[]): unknown => events.find(({ type }) => type === 'ProgrammeClosed')?.data;

  it('are sealed in the log, and can be read by each process', async () => {
    const { stream, other } = await recordText();
    expect(JSON.stringify(await readStream(log, stream))).not.toContain('somebody');
    expect(noteIn(await readStream(other.store, stream))).toEqual({ note: 'It tells of somebody' });
  });

  it('are removed from the cache of a process once it reads the removal', async () => {
    const { stream, other, redact } = await recordText();
    expect(noteIn(await readStream(other.store, stream))).toEqual({ note: 'It tells of somebody' });
    await redact();
    expect(noteIn(await readStream(other.store, stream))).toEqual({ note: '[Text removed]' });
    expect((await readStream(other.store, stream)).at(-1)?.data).toMatchObject({ reason: 'It tells of a person' });
    expect(noteIn(await readStream(process(await opened.open(server.url)).store, stream))).toEqual({ note: '[Text removed]' });
  });

  it('are removed by the next reader, when the process died after the log, or after the first half of the keys', async () => {
    for (const half of [false, true]) {
      const { stream, keys, redact } = await recordText();
      const replace = keys.replace.bind(keys);
      keys.replace = async (...given) => {
        if (half) await replace(...given);
        throw new Error('killed');
      };
      await redact();
      keys.replace = replace;
      const next = process(await opened.open(server.url));
      expect(noteIn(await readStream(next.store, stream))).toEqual({ note: '[Text removed]' });
    }
  });
});
