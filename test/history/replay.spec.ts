import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkExport, history, restoreLog, verifiedExport, type ExportedEvent } from '#audit';
import { readUlo } from '#dashboards';
import { eventVersions, inCurrentVersions, knownEvents, deciders } from '#catalogue';
import { openSqliteEventStore, type EventStore } from '#event-store';
import { correctionEvents } from '#history';

const folder = 'test/history';

const asked = { known: knownEvents, now: '2026-11-26T12:00:00.000Z' };
/** Logs that released versions wrote. They never change: every later version must be able to read them. */
const recorded = ['v0.1/examples.ndjson', 'v0.2/reminders.ndjson'];

describe.each(recorded)('the log recorded as %s', (name) => {
  const file = join(folder, name);
  let data: string;
  let store: EventStore;
  const events: ExportedEvent[] = [];

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'milepost-history-'));
    const log = openSqliteEventStore({ folder: data });
    await restoreLog(await verifiedExport(file, { ...asked, each: (event) => events.push(event) }), log);
    store = inCurrentVersions(log);
  });
  afterAll(async () => {
    await store.close();
    await rm(data, { recursive: true, force: true });
  });

  it('is intact: every hash, the chain of every stream, the count and the digest', async () => {
    expect((await checkExport(file, asked)).bad).toEqual([]);
  });
  it('contains only known types, in versions that can be read', () => {
    const versions: Record<string, number> = { ...eventVersions, CorrectionRecorded: correctionEvents['CorrectionRecorded']?.version ?? 0 };
    expect(events.filter((e) => !(e.version <= (versions[e.type] ?? 0))).map((e) => e.type)).toEqual([]);
  });
  it('can be described in words, every entry of it', async () => {
    for (const stream of new Set(events.map((e) => e.stream))) {
      const kind = stream.slice(0, stream.indexOf('-')) as keyof typeof deciders;
      const { items, total } = await history({ store, events: deciders[kind].events }, stream);
      expect(items.length).toBe(total);
      expect(items.filter((entry) => entry.title === entry.type)).toEqual([]);
    }
  });
  it('gives the same answers as when it was written', async () => {
    const id = events.find((e) => (e.data as { name?: string }).name === 'Mercian Ability Partnership (MAP)')?.stream.slice('ulo-'.length) ?? '';
    const view = await readUlo(store, id, { asAt: '2011-10-31', today: '2026-11-23' });
    expect(view.mentoring.hours).toBe(19.5);
    expect(view.launch.held).toMatchObject({ on: '2010-09-24', attended: 120, localPeople: 71, dignitaries: 4 });
    expect(view.funding).toMatchObject({ askedPence: 7_000_000, awardedPence: 4_000_000 });
    expect(view.milestones.items).toMatchObject([{ baselineOn: '2009-11-30', achievedOn: '2010-09-24', daysAfterFirstBaseline: 298, daysAfterAgreed: 0 }]);
  });
});

it('every recorded log in the folder is replayed', async () => {
  const files = (await readdir(folder, { recursive: true })).filter((f) => f.endsWith('.ndjson'));
  expect(files.sort()).toEqual([...recorded].sort());
});
