import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import type { NewEvent } from '#kernel';
import { fakeClock } from '#spec';
import { openReadModel } from './index.js';
import type { ReadModelOptions } from './options.js';
import { testLog, tally, words } from './spec/tally.js';

const far = 5_000;
type TestLog = ReturnType<typeof testLog>;

const open = (at: TestLog, more: Partial<ReadModelOptions> = {}) =>
  openReadModel({
    folder: join(at.folder, 'views'),
    store: at.store,
    deciders: { ulo: tally },
    projections: [words()],
    clock: fakeClock(),
    ...more,
  });
const rows = (model: ReturnType<typeof open>): Record<string, string> =>
  Object.fromEntries(
    model.read((db) => db.all<{ id: string; text: string }>('SELECT id, text FROM words ORDER BY id')).map((r) => [r.id, r.text]),
  );
const filesOf = (at: TestLog): string[] => readdirSync(join(at.folder, 'views')).filter((name) => name.endsWith('.db'));

describe('a read model', () => {
  it('shows events that were recorded before it was opened and afterwards', async () => {
    await using at = testLog();
    await at.say('ulo-a', '2026-01-01', 'one');
    const model = open(at);
    await model.whenReady(far);
    expect(rows(model)).toEqual({ a: 'one' });
    const position = await at.say('ulo-a', '2026-01-02', 'two');
    expect(await model.waitFor(position, far)).toBe(true);
    expect(rows(model)).toEqual({ a: 'one two' });
    expect(model.status()).toMatchObject({ position, ready: true, parked: 0, lag: { events: 0, milliseconds: 0 } });
    await model.close();
  });

  it('sorts a late fact by its day, live and when catching up', async () => {
    await using at = testLog();
    const model = open(at);
    await at.say('ulo-a', '2026-01-05', 'later');
    await at.say('ulo-b', '2026-01-05', 'other');
    await model.waitFor(await at.say('ulo-a', '2026-01-01', 'earlier'), far);
    expect(rows(model)).toEqual({ a: 'earlier later', b: 'other' });
    await model.close();
    const again = open(at, { folder: join(at.folder, 'second') });
    await again.whenReady(far);
    expect(rows(again)).toEqual({ a: 'earlier later', b: 'other' });
    await again.close();
  });

  it('shows corrections of data and day, and leaves out withdrawn facts', async () => {
    await using at = testLog();
    const model = open(at);
    const [first, second]: NewEvent[] = [at.event('WordSaid', '2026-01-01', { word: 'first' }), at.event('WordSaid', '2026-01-02', { word: 'second' })];
    await at.record('ulo-a', first as NewEvent, second as NewEvent);
    await model.waitFor(await at.correct('ulo-a', first as NewEvent, '2026-01-03', 'moved'), far);
    expect(rows(model)).toEqual({ a: 'second moved' });
    await model.waitFor(await at.correct('ulo-a', second as NewEvent, '2026-01-02', null), far);
    expect(rows(model)).toEqual({ a: 'moved' });
    await model.close();
  });

  it('continues from its checkpoint, which is the position of the last event applied', async () => {
    await using at = testLog();
    const model = open(at);
    await model.waitFor(await at.say('ulo-a', '2026-01-01', 'one'), far);
    const last = await at.say('person-x', '2026-01-01', 'not for this view');
    await model.waitFor(last, far);
    await model.close();
    await at.say('ulo-a', '2026-01-02', 'two');
    const again = open(at);
    await again.whenReady(far);
    expect(rows(again)).toEqual({ a: 'one two' });
    await again.close();
  });

  it('does not use a position without an event as its checkpoint', async () => {
    await using at = testLog();
    const { store } = at;
    const applied = await at.say('ulo-a', '2026-01-01', 'one');
    // A store may advance its position without an event.
    const advancing: EventStore = {
      append: (...of) => store.append(...of),
      readStream: (...of) => store.readStream(...of),
      readAll: (...of) => store.readAll(...of),
      head: () => store.head(),
      compare: (a, b) => store.compare(a, b),
      close: () => store.close(),
      subscribe: async function* (options) {
        for await (const batch of store.subscribe(options)) {
          yield { events: [], seen: '999' };
          yield batch;
          yield { events: [], seen: '999' };
        }
      },
    };
    const model = open(at, { store: advancing });
    await model.whenReady(far);
    expect(model.status().position).toBe(applied);
    const next = await at.say('ulo-a', '2026-01-02', 'two');
    await model.waitFor(next, far);
    expect(model.status().position).toBe(next);
    await model.close();
  });

  it('lets many concurrent writers read their own writes', async () => {
    await using at = testLog();
    const model = open(at);
    await model.whenReady(far);
    const write = async (stream: number): Promise<void> => {
      for (let n = 0; n < 20; n += 1) {
        const position = await at.say(`ulo-${stream}`, '2026-01-01', String(n));
        expect(await model.waitFor(position, far)).toBe(true);
        expect(rows(model)[stream]?.split(' ').at(-1)).toBe(String(n));
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, stream) => write(stream)));
    await model.close();
  });

  it('gives up waiting for a position that does not come', async () => {
    await using at = testLog();
    const model = open(at);
    expect(await model.waitFor('12345', 20)).toBe(false);
    await model.close();
  });

  it('parks a stream that cannot be projected, continues with the others, and retries it after a fix', async () => {
    await using at = testLog();
    const broken = new Set(['bad']);
    const model = open(at, { projections: [words(broken)] });
    await model.waitFor(await at.say('ulo-a', '2026-01-01', 'good'), far);
    await at.say('ulo-a', '2026-01-02', 'bad');
    await model.waitFor(await at.say('ulo-b', '2026-01-02', 'other'), far);
    await model.waitFor(await at.say('ulo-a', '2026-01-03', 'after'), far);
    expect(rows(model)).toEqual({ a: 'good', b: 'other' });
    expect(model.parked()).toEqual([{ stream: 'ulo-a', revision: 2, reason: 'This word cannot be shown' }]);
    expect(await model.retryParked()).toBe(0);
    await model.close();
    const fixed = open(at, { projections: [words(broken)] });
    await fixed.whenReady(far);
    expect(fixed.status().parked).toBe(1);
    broken.clear();
    expect(await fixed.retryParked()).toBe(1);
    expect(rows(fixed)).toEqual({ a: 'good bad after', b: 'other' });
    expect(fixed.parked()).toEqual([]);
    await fixed.close();
  });

  it('is rebuilt in a new file on request, while it can be read, and the old file is removed', async () => {
    await using at = testLog();
    for (let n = 0; n < 30; n += 1) await at.say(`ulo-${n % 5}`, '2026-01-01', String(n));
    const model = open(at);
    await model.whenReady(far);
    const [before, files] = [rows(model), filesOf(at)];
    const rebuilt = model.rebuild();
    expect(rows(model)).toEqual(before);
    const position = await at.say('ulo-new', '2026-01-01', 'meanwhile');
    await rebuilt;
    await model.waitFor(position, far);
    expect(rows(model)).toEqual({ ...before, new: 'meanwhile' });
    expect(filesOf(at)).toHaveLength(1);
    expect(filesOf(at)).not.toEqual(files);
    expect(model.status().rebuilding).toBeNull();
    await model.close();
  });

  it('is rebuilt for another version of a projection, and the old one is removed', async () => {
    await using at = testLog();
    const model = open(at);
    await model.waitFor(await at.say('ulo-a', '2026-01-01', 'one'), far);
    await model.close();
    const old = filesOf(at);
    const next = open(at, { projections: [words(new Set(), 2)] });
    await next.whenReady(far);
    expect(rows(next)).toEqual({ a: 'one' });
    expect(filesOf(at)).toHaveLength(1);
    expect(filesOf(at)).not.toEqual(old);
    await next.close();
  });

  it('renews rows that depend on the day after the day has changed', async () => {
    await using at = testLog();
    const clock = fakeClock('2026-01-15T23:59:00.000Z');
    const model = open(at, { clock });
    await model.waitFor(await at.say('ulo-a', '2026-01-01', 'one'), far);
    clock.set('2026-01-16T00:00:00.000Z');
    await model.renew();
    expect(model.read((db) => db.get('SELECT day FROM words'))).toEqual({ day: '2026-01-16' });
    await model.close();
  });
});
