import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkExport, exportLog, restoreLog, verifiedExport } from '#audit';
import { knownEvents } from '#catalogue';
import { openSqliteEventStore, type EventStore } from '#event-store';
import { derivedId, type NewEvent, type StoredEvent } from '#kernel';
import { EditedExport } from '../support/edited-export.js';
import { firstBadLine } from '../support/independent-verifier.js';

const now = '2026-11-26T12:00:00.000Z';
const id = derivedId('programme');
const opened: NewEvent = {
  id: derivedId('event'), type: 'ProgrammeOpened', version: 1, recordedAt: '2010-01-01T10:00:00.000Z', occurredOn: '2010-01-01',
  data: { name: 'North\u2028South\u2029East\u0085West', area: 'A \\u2028 B' },
  metadata: {
    commandId: id, commandHash: '0'.repeat(64), correlationId: id, causationId: id,
    actor: { id, role: 'programme-manager', organisation: 'Example' },
  },
};

/** Regression: an export escapes these separators, which JSON.stringify does not, so verification called such an export damaged. */
describe('an export of texts with line separators', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-separators-'));
  const stores: EventStore[] = [];
  const open = (name: string): EventStore => {
    const store = openSqliteEventStore({ folder: join(folder, name) });
    stores.push(store);
    return store;
  };
  const fileOf = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const eventsOf = async (store: EventStore): Promise<StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for await (const batch of store.readAll({})) events.push(...batch.events);
    return events;
  };
  let text = '';
  beforeAll(async () => {
    const log = open('log');
    await log.append(`programme-${id}`, [opened], { head: 'no-stream' });
    for await (const piece of exportLog(log)) text += piece;
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('contains no separators, passes every verifier, and is restored unchanged', async () => {
    expect(text).not.toMatch(/[\u0085\u2028\u2029]/u);
    const file = fileOf('export.ndjson', text);
    expect((await checkExport(file, { known: knownEvents, now })).bad).toEqual([]);
    expect(firstBadLine(Buffer.from(text), Date.parse(now))).toBeUndefined();
    const restored = open('restored');
    await restoreLog(await verifiedExport(file, { known: knownEvents, now }), restored);
    expect(await eventsOf(restored)).toEqual(await eventsOf(stores[0] as EventStore));
  });

  it('also passes in the format of earlier versions, which did not escape them', async () => {
    const earlier = new EditedExport(text).recount().text();
    expect(earlier).toMatch(/[\u0085\u2028\u2029]/u);
    expect((await checkExport(fileOf('earlier.ndjson', earlier), { known: knownEvents, now })).bad).toEqual([]);
    expect(firstBadLine(Buffer.from(earlier), Date.parse(now))).toBeUndefined();
  });
});
