import { readdirSync, writeFileSync, openSync, writeSync, closeSync, statSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fakeClock, until } from '#spec';
import { fingerprint } from './file/names.js';
import { openReadModel, NotReady, type Projection, type ReadModel } from './index.js';
import type { ReadModelOptions } from './options.js';
import { testLog, tally, words, type Tally } from './spec/tally.js';

const far = 10_000;
type TestLog = ReturnType<typeof testLog>;

function open(at: TestLog, more: Partial<ReadModelOptions> = {}): { model: ReadModel; problems: string[] } {
  const problems: string[] = [];
  const model = openReadModel({
    folder: join(at.folder, 'views'),
    store: at.store,
    deciders: { ulo: tally },
    projections: [words()],
    clock: fakeClock(),
    onProblem: (message) => problems.push(message),
    ...more,
  });
  return { model, problems };
}
const textOf = (model: ReadModel, id: string): string | undefined =>
  model.read((db) => db.get<{ text: string }>('SELECT text FROM words WHERE id = ?', id)?.text);
const filesOf = (at: TestLog): string[] => readdirSync(join(at.folder, 'views')).filter((name) => name.endsWith('.db'));

describe('a read model after an error', () => {
  it('is rebuilt when its file is not a read model, and reports it', async () => {
    await using at = testLog();
    await at.say('ulo-a', '2026-01-01', 'one');
    mkdirSync(join(at.folder, 'views'));
    writeFileSync(join(at.folder, 'views', `readmodel-${fingerprint([words()])}-7.db`), 'not a database at all, but long enough to be taken for one'.repeat(40));
    const { model, problems } = open(at);
    await model.whenReady(far);
    expect(textOf(model, 'a')).toBe('one');
    expect(problems.join()).toMatch(/is damaged .* rebuilt from the log/u);
    expect(filesOf(at)).toHaveLength(1);
    await model.close();
  });

  it('is rebuilt when pages of its file are damaged', async () => {
    await using at = testLog();
    for (let n = 0; n < 50; n += 1) await at.say(`ulo-${n}`, '2026-01-01', 'word '.repeat(50));
    const first = open(at);
    await first.model.whenReady(far);
    await first.model.close();
    const path = join(at.folder, 'views', filesOf(at)[0] ?? '');
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(statSync(path).size - 4096, 0xee), 0, null, 4096);
    closeSync(file);
    const { model } = open(at);
    await model.whenReady(far);
    await model.waitFor(await at.say('ulo-1', '2026-01-02', 'more'), far);
    expect(textOf(model, '1')).toMatch(/more$/u);
    expect(model.status().problem).toBeNull();
    await model.close();
  });

  it('does not change while the disk is full, reports it, and continues when there is space', async () => {
    await using at = testLog();
    let full = false;
    const normal = words();
    const filling: Projection<Tally> = {
      ...normal,
      write(...row) {
        normal.write(...row);
        if (full) throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
      },
    };
    const { model, problems } = open(at, { projections: [filling] });
    await model.waitFor(await at.say('ulo-a', '2026-01-01', 'one'), far);
    full = true;
    const position = await at.say('ulo-a', '2026-01-02', 'two');
    await until(() => model.status().problem?.fault === 'full');
    expect(problems[0]).toMatch(/disk is full/u);
    expect(textOf(model, 'a')).toBe('one');
    expect(model.status()).toMatchObject({ ready: true, parked: 0 });
    full = false;
    expect(await model.waitFor(position, far)).toBe(true);
    expect(textOf(model, 'a')).toBe('one two');
    expect(model.status().problem).toBeNull();
    await model.close();
  });

  it('cannot be read before it has caught up for the first time, or after it is closed', async () => {
    await using at = testLog();
    await at.say('ulo-a', '2026-01-01', 'one');
    const { model } = open(at);
    expect(() => textOf(model, 'a')).toThrow(NotReady);
    await model.whenReady(far);
    await model.close();
    expect(() => textOf(model, 'a')).toThrow(NotReady);
  });

  it('keeps the old model when building a new one fails', async () => {
    await using at = testLog();
    await at.say('ulo-a', '2026-01-01', 'one');
    const { model } = open(at, { worker: { module: 'file:///nowhere.js', options: {}, workerUrl: new URL('file:///nowhere/worker.js') } });
    // Without a first model every attempt fails; with one, reads continue.
    await until(() => model.status().problem !== null);
    expect(model.status().ready).toBe(false);
    await model.close();
    const good = open(at);
    await good.model.whenReady(far);
    await good.model.close();
    const again = open(at, { worker: { module: 'file:///nowhere.js', options: {}, workerUrl: new URL('file:///nowhere/worker.js') } });
    await again.model.whenReady(far);
    await expect(again.model.rebuild()).rejects.toThrow();
    expect(textOf(again.model, 'a')).toBe('one');
    expect(again.model.status().rebuilding).toBeNull();
    await again.model.close();
  });
});
