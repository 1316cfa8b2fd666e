import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '#event-store';
import { fakeClock } from '#spec';
import { SnapshotUnusable, openReadModel, startFromSnapshot, takeSnapshot } from '../index.js';
import { testLog, tally, words, writer } from '../spec/tally.js';

type TestLog = ReturnType<typeof testLog>;
const clock = fakeClock();
const far = 5_000;
const projections = [words()];

const open = (at: TestLog, folder: string) =>
  openReadModel({ folder: join(at.folder, folder), store: at.store, deciders: { ulo: tally }, projections, clock });
const rows = (model: ReturnType<typeof open>): string[] =>
  model.read((db) => db.all<{ text: string }>('SELECT text FROM words ORDER BY id')).map(({ text }) => text);

/** A live read model, and a snapshot of it. */
async function withSnapshot(at: TestLog) {
  const model = open(at, 'first');
  const position = await at.say('ulo-a', '2026-01-01', 'one');
  await model.waitFor(position, far);
  const snapshot = join(at.folder, 'snapshot');
  const manifest = await takeSnapshot({ folder: join(at.folder, 'first'), projections, target: snapshot, clock });
  return { model, snapshot, manifest, position };
}
const start = (at: TestLog, snapshot: string, more = {}) => startFromSnapshot({ snapshot, folder: join(at.folder, 'second'), projections, store: at.store, ...more });
const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(() => undefined, (e: unknown) => e);
  expect(error).toBeInstanceOf(SnapshotUnusable);
  return (error as Error).message;
};

describe('a snapshot of a read model', () => {
  it('has the rows and the checkpoint of one instant, and a new read model continues from it', async () => {
    await using at = testLog();
    const { model, snapshot, manifest, position } = await withSnapshot(at);
    expect(manifest.checkpoint).toBe(position);
    expect(readdirSync(snapshot).sort()).toEqual(['read-model.db', 'snapshot.json']);
    await model.waitFor(await at.say('ulo-a', '2026-01-02', 'two'), far);
    await model.close();

    expect(await start(at, snapshot)).toBe(true);
    const second = open(at, 'second');
    await second.whenReady(far);
    expect(rows(second)).toEqual(['one two']);
    await second.close();
  });

  it('is read from its checkpoint on, not from the start of the log', async () => {
    await using at = testLog();
    const { model, snapshot, position } = await withSnapshot(at);
    await model.close();
    await start(at, snapshot);
    const from: (string | undefined)[] = [];
    const store = new Proxy(at.store, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]): unknown => {
          if (key === 'readAll') from.push((given[0] as { after?: string }).after);
          return Reflect.apply(value, target, given);
        };
      },
    });
    const second = openReadModel({ folder: join(at.folder, 'second'), store, deciders: { ulo: tally }, projections, clock });
    await second.whenReady(far);
    expect(new Set(from)).toEqual(new Set([position]));
    await second.close();
  });

  it('is not used when there already is a read model', async () => {
    await using at = testLog();
    const { model, snapshot } = await withSnapshot(at);
    await model.close();
    expect(await start(at, snapshot)).toBe(true);
    expect(await start(at, snapshot)).toBe(false);
  });

  it('does not overwrite another one, and is not taken when there is no read model', async () => {
    await using at = testLog();
    const { model, snapshot } = await withSnapshot(at);
    await model.close();
    const again = takeSnapshot({ folder: join(at.folder, 'first'), projections, target: snapshot, clock });
    expect(await refusalOf(again)).toBe(`${snapshot} is there already: a snapshot overwrites nothing.`);
    const none = takeSnapshot({ folder: join(at.folder, 'nowhere'), projections, target: join(at.folder, 'other'), clock });
    expect(await refusalOf(none)).toMatch(/^There is no read model of this version in /u);
    expect(existsSync(join(at.folder, 'other'))).toBe(false);
  });

  it('is refused when another version of a projection made it, and names the projection', async () => {
    await using at = testLog();
    const { model, snapshot } = await withSnapshot(at);
    await model.close();
    const sentence = await refusalOf(start(at, snapshot, { projections: [words(new Set(), 2)] }));
    expect(sentence).toBe(`The snapshot in ${snapshot} was made by another version of Milepost (words 1 there, 2 here): take one with this version.`);
  });

  it('is refused when it belongs to another log', async () => {
    await using at = testLog();
    const { model, snapshot } = await withSnapshot(at);
    await model.close();
    const other = join(at.folder, 'other');
    mkdirSync(other);
    const store = openSqliteEventStore({ folder: other });
    await writer(store).say('ulo-a', '2026-01-01', 'not this');
    expect(await refusalOf(start(at, snapshot, { store }))).toMatch(/belongs to another log/u);
    await store.close();
  });

  it.each([
    ['a byte of its rows is altered', (s: string) => flip(join(s, 'read-model.db')), /is damaged: .*read-model\.db is not what was written/u],
    ['its rows are cut short', (s: string) => cut(join(s, 'read-model.db')), /is damaged: .*read-model\.db is not what was written/u],
    ['the manifest is not JSON', (s: string) => writeFileSync(join(s, 'snapshot.json'), '{'), /is damaged: .*snapshot\.json is not what was written/u],
    ['the manifest lacks a field', (s: string) => writeFileSync(join(s, 'snapshot.json'), '{}'), /is damaged: .*snapshot\.json/u],
  ])('is refused when %s, and no file is left', async (_what, damage, sentence) => {
    await using at = testLog();
    const { model, snapshot } = await withSnapshot(at);
    await model.close();
    damage(snapshot);
    expect(await refusalOf(start(at, snapshot))).toMatch(sentence);
    expect(readdirSync(join(at.folder, 'second'))).toEqual([]);
  });

  it('is refused when there is none', async () => {
    await using at = testLog();
    expect(await refusalOf(start(at, join(at.folder, 'none')))).toMatch(/^There is no snapshot of a read model in /u);
  });
});

function flip(file: string): void {
  const bytes = readFileSync(file);
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
const cut = (file: string): void => writeFileSync(file, readFileSync(file).subarray(0, -4096));
