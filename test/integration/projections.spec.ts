import { jest } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { portfolioPage } from '#dashboards';
import { deciders, projections } from '#catalogue';
import { openSqliteEventStore } from '#event-store';
import { derivedId, systemClock, type NewEvent } from '#kernel';
import { openReadModel, type ReadModel } from '#projections';

jest.setTimeout(60_000);

/** A worker thread runs the built files. */
const built = (path: string): string => pathToFileURL(join(process.cwd(), 'dist/libs', path)).href;
const programme = derivedId('programme');

const started = (n: number): NewEvent => ({
  id: derivedId(`started ${n}`),
  type: 'UloDevelopmentStarted',
  version: 1,
  recordedAt: '2024-01-15T09:00:00.000Z',
  occurredOn: '2024-01-15',
  data: { programme, name: `ULO ${String(n).padStart(3, '0')}`, area: 'County', commissioner: 'County council' },
  metadata: {
    commandId: derivedId(`command ${n}`),
    commandHash: 'none',
    correlationId: derivedId(`command ${n}`),
    causationId: derivedId(`command ${n}`),
    actor: { id: derivedId('somebody'), role: 'programme-manager', organisation: 'Example' },
  },
});

describe('a read model that a worker thread rebuilds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost worker '));
  const store = openSqliteEventStore({ folder });
  const models: ReadModel[] = [];
  const record = (n: number) => store.append(`ulo-${derivedId(`ulo ${n}`)}`, [started(n)], { head: 'no-stream' });
  const open = (more: { farBehind?: number } = {}): ReadModel => {
    const model = openReadModel({
      folder: join(folder, 'views'), store, deciders, projections, clock: systemClock, ...more,
      worker: {
        module: built('catalogue/src/rebuild.composition.js'),
        options: { folder },
        workerUrl: new URL(built('projections/src/rebuild/worker.js')),
      },
    });
    models.push(model);
    return model;
  };
  const names = (model: ReadModel): string[] => portfolioPage(model, { within: 'everything', sort: 'name', limit: 200 }).items.map((i) => i.name);
  const files = (): string[] => readdirSync(join(folder, 'views')).filter((name) => name.endsWith('.db'));

  afterAll(async () => {
    for (const model of models) await model.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is built from the start, remains readable, and follows the log while it is rebuilt', async () => {
    for (let n = 0; n < 50; n += 1) await record(n);
    const model = open();
    expect(await model.whenReady(30_000)).toBe(true);
    expect(names(model)).toHaveLength(50);
    const [before] = files();

    const rebuilt = model.rebuild();
    let writing = true;
    const ended = rebuilt.finally(() => (writing = false));
    for (let n = 50; writing; n += 1) {
      const { position } = await record(n);
      expect(await model.waitFor(position, 10_000)).toBe(true);
      expect(names(model)).toHaveLength(Math.min(200, n + 1));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await ended;
    expect(files()).toHaveLength(1);
    expect(files()).not.toEqual([before]);
    const { position } = await record(9_999);
    await model.waitFor(position, 10_000);
    expect(names(model).length).toBeGreaterThan(50);
  });

  it('resumes from its checkpoint when it is far behind, and keeps its file', async () => {
    const model = open();
    await model.whenReady(30_000);
    const total = portfolioPage(model, { within: 'everything', sort: 'name', limit: 1 }).total;
    await model.close();
    const [before] = files();
    for (let n = 20_000; n < 20_010; n += 1) await record(n);
    const again = open({ farBehind: 5 });
    expect(await again.whenReady(30_000)).toBe(true);
    expect(portfolioPage(again, { within: 'everything', sort: 'name', limit: 1 }).total).toBe(total + 10);
    expect(files()).toEqual([before]);
    await again.close();
  });

  it('remains unchanged when the process stops during a rebuild, and no file is left over', async () => {
    const model = open();
    await model.whenReady(30_000);
    const [before] = files();
    const rebuilt = model.rebuild();
    await model.close();
    await expect(rebuilt).rejects.toThrow(/stopped/u);
    expect(files()).toEqual([before]);
    const again = open();
    expect(await again.whenReady(30_000)).toBe(true);
  });
});
