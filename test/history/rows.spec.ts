import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreLog, verifiedExport } from '#audit';
import { inCurrentVersions, knownEvents, deciders, projections } from '#catalogue';
import { openSqliteEventStore } from '#event-store';
import { openReadModel, type AnyProjection, type ReadModel } from '#projections';
import { fakeClock } from '#spec';

const folder = 'test/history';
const logs = ['v0.1/examples.ndjson', 'v0.2/reminders.ndjson'];
const file = join(folder, 'rows.json');
const now = '2026-11-26T12:00:00.000Z';
const howToRecord = 'Record it: npm run docs';

/** The versions of the projections that made the rows, and a digest of the rows. */
interface Recorded {
  versions: string;
  rows: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
const versionsOf = ({ name, version, schema, indexes = '', madeWith = [] }: AnyProjection): string => digest([name, version, schema, indexes, ...madeWith].join('\n'));

function rowsOf(model: ReadModel, { schema }: AnyProjection): string {
  const tables = [...schema.matchAll(/CREATE TABLE (\w+)/gu)].map(([, table]) => table ?? '');
  return digest(JSON.stringify(tables.map((table) => model.read((db) => db.all(`SELECT * FROM ${table} ORDER BY 1, 2`)))));
}

/** The rows of the read models of a recorded log on one day. */
async function recordedRows(log: string): Promise<Record<string, Recorded>> {
  const data = mkdtempSync(join(tmpdir(), 'milepost-rows-'));
  const opened = openSqliteEventStore({ folder: data });
  await restoreLog(await verifiedExport(join(folder, log), { known: knownEvents, now }), opened);
  const store = inCurrentVersions(opened);
  const model = openReadModel({ folder: join(data, 'read-model'), store, deciders, projections, clock: fakeClock(now) });
  try {
    if (!(await model.waitFor(await store.head(), 20_000))) throw new Error('The read model is late');
    return Object.fromEntries(projections.map((p) => [p.name, { versions: versionsOf(p), rows: rowsOf(model, p) }]));
  } finally {
    await model.close();
    await store.close();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Explains a difference to the recorded rows in one sentence; undefined without one. */
function difference(before: Recorded | undefined, { versions, rows }: Recorded): string | undefined {
  if (before?.rows !== undefined && before.rows !== rows && before.versions === versions)
    return 'Rows changed and no version did, so read models that exist would keep the old rows. Raise the version of the projection, or of the warning or rule that changed (libs/development/src/rules.ts).';
  return before?.rows === rows && before.versions === versions ? undefined : `Rows or versions changed. ${howToRecord}`;
}

describe('the rows of recorded logs', () => {
  const before = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, Recorded>>;
  const found: typeof before = {};
  let mayBeRecorded = process.env['RECORD_ROWS'] === '1';

  it.each(logs)('equal those recorded with the same versions: %s', async (log) => {
    found[log] = await recordedRows(log);
    const differences = Object.entries(found[log]).map(([name, recorded]) => [name, difference(before[log]?.[name], recorded)] as const);
    const faults = differences.filter(([, why]) => why !== undefined && !(mayBeRecorded && why.endsWith(howToRecord)));
    mayBeRecorded &&= faults.length === 0;
    expect(Object.fromEntries(faults)).toEqual({});
  });

  it('cannot change unnoticed', () => {
    const then = { versions: 'a', rows: '1' };
    expect(difference(then, then)).toBeUndefined();
    expect(difference(then, { versions: 'a', rows: '2' })).toMatch(/^Rows changed and no version did/u);
    expect(difference(then, { versions: 'b', rows: '2' })).toContain('npm run docs');
    expect(difference(undefined, then)).toContain('npm run docs');
  });

  afterAll(() => {
    if (mayBeRecorded) writeFileSync(file, `${JSON.stringify({ ...before, ...found }, null, 2)}\n`);
  });
});
