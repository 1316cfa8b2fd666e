import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EventValidator } from '#audit';
import { knownEvents } from '#catalogue';
import { logFileOf, openEventStore, verifyEvents, verifyLog, type EventStore, type EventCheck } from '#event-store';
import { derivedId, type NewEvent } from '#kernel';
import { startEventStoreDb } from '../support/eventstoredb.js';

const now = '2026-11-26T12:00:00.000Z';
const stream = `programme-${derivedId('programme')}`;
const opened = (more: Partial<NewEvent> = {}): NewEvent => ({
  id: derivedId('opened'), type: 'ProgrammeOpened', version: 1, recordedAt: '2026-01-05T09:00:00.000Z', occurredOn: '2026-01-05', data: { name: 'P', area: 'A' },
  metadata: {
    commandId: derivedId('c'), commandHash: hash('sha256', 'c'), correlationId: derivedId('c'), causationId: derivedId('c'),
    actor: { id: derivedId('a'), role: 'programme-manager', organisation: 'O' },
  },
  ...more,
});
const validator = (): EventCheck => {
  const events = new EventValidator(knownEvents, now);
  return (event) => events.faultOf({ ...event, position: undefined });
};

/** Regression: verification checked only hashes and chains, so a log with recalculated hashes could contain any events. */
const forgeries: [what: string, events: NewEvent[], fault: RegExp | null][] = [
  ['nothing', [opened()], null],
  ['an unknown type', [opened({ type: 'CoffeeBrewed' })], /CoffeeBrewed is no type of event/u],
  ['a later version', [opened({ version: 99 })], /version 99, and this Milepost knows it up to 1/u],
  ['a wrong first event', [opened({ type: 'ProgrammeClosed', data: {} })], /begins with ProgrammeOpened/u],
  ['a time in the future', [opened({ recordedAt: '2099-01-01T00:00:00.000Z' })], /more than a day after/u],
  ['a time that goes backwards', [opened(), opened({ id: derivedId('2'), type: 'ProgrammeClosed', recordedAt: '2026-01-04T09:00:00.000Z', occurredOn: '2026-01-04' })], /before the event before it/u],
  ['a day after it was recorded', [opened({ occurredOn: '2026-01-06' })], /after the day on which it was recorded/u],
  ['one id twice', [opened(), opened({ type: 'ProgrammeClosed' })], /has the same id/u],
];

async function faultIn(store: EventStore, events: readonly NewEvent[]): Promise<string | null> {
  await store.append(stream, events, { head: 'no-stream' });
  return (await verifyEvents(store, undefined, validator())).damage;
}

describe('verifying a log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-forged-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(forgeries)('finds %s', async (what, events, fault) => {
    const store = await openEventStore({ folder: join(folder, what) });
    const found = await faultIn(store, events).finally(() => store.close());
    if (fault) expect(found).toMatch(fault);
    else expect(found).toBeNull();
  });

  it('finds a forged version on EventStoreDB', async () => {
    const server = await startEventStoreDb();
    const store = await openEventStore({ folder, url: server.url });
    try {
      expect(await faultIn(store, [opened({ version: 99 })])).toMatch(/version 99, and this Milepost knows it up to 1/u);
    } finally {
      await store.close();
      await server.stop();
    }
  }, 30_000);

  it('finds a duplicate field even if the hash matches the text', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'milepost-twice-'));
    const store = await openEventStore({ folder });
    await store.append(stream, [opened()], { head: 'no-stream' });
    await store.close();
    const db = new DatabaseSync(logFileOf(folder));
    const body = String(db.prepare('SELECT body FROM events').get()?.['body']).replace('{"data":', '{"data":{"name":"Q"},"data":');
    db.prepare('UPDATE events SET body = ?, hash = ?').run(body, hash('sha256', body));
    db.close();
    expect((await verifyLog(folder, { check: validator() })).damage).toMatch(/its hash is not that of its content/u);
    rmSync(folder, { recursive: true });
  });
});
