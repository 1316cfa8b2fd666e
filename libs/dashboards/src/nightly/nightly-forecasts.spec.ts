import { addDays, derivedId } from '#kernel';
import type { ReadModel } from '#projections';
import { smallTemplate } from '#spec';
import { portfolioPage } from '../portfolio/portfolio.query.js';
import { TestReadModel, programmeId, recorded } from '../spec/recorded-facts.js';
import { UloReader } from '../ulo/ulo.reader.js';
import { NightlyForecasts } from './nightly-forecasts.js';

const many = 7;
const idOf = (n: number): string => derivedId(`ulo ${n}`);
const laidOut = (n: number, on: string) => recorded(`ulo-${idOf(n)}`, on, 'PlanLaidOut', { startOn: on, version: 0, content: smallTemplate, baseline: { finishOn: '2012-06-30', steps: [] } });

async function recordAll(log: TestReadModel): Promise<void> {
  await log.record(recorded(`programme-${programmeId}`, '2009-01-12', 'ProgrammeOpened', { name: 'Open', area: 'x' }));
  for (let n = 0; n < many; n += 1) {
    await log.record(recorded(`ulo-${idOf(n)}`, '2011-11-01', 'UloDevelopmentStarted', { programme: programmeId, name: `ULO ${n}`, area: 'x', commissioner: 'y' }));
    if (n < 6) await log.record(laidOut(n, '2011-11-01'));
    if (n < 5) await log.record(recorded(`ulo-${idOf(n)}`, addDays('2011-11-01', 30 + n), 'StepCompleted', { step: 'S1' }));
  }
}

const working = async (model: ReadModel, problems: string[] = []): Promise<NightlyForecasts & AsyncDisposable> => {
  const work = new NightlyForecasts({ model, onProblem: (message) => problems.push(message), thread: undefined, lookEveryMs: 5, retryMs: 5 });
  await work.start();
  return Object.assign(work, { [Symbol.asyncDispose]: () => work.stop() });
};
const until = async (isTrue: () => boolean): Promise<void> => {
  for (let i = 0; i < 400 && !isTrue(); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isTrue()).toBe(true);
};
const rows = (model: ReadModel) => new Map(portfolioPage(model, { within: 'everything', sort: 'name' }).items.map(({ id, forecast }) => [id, forecast]));

describe('the forecasts of rows', () => {
  it('appear after the read model is ready, with their day, and use the experience of the programme', async () => {
    await using log = new TestReadModel();
    const model = log.model();
    await recordAll(log);
    await log.upToDate(model);
    expect([...rows(model).values()]).toEqual(Array.from({ length: many }, () => null));
    await using work = await working(model);
    await until(() => work.isDone);
    const found = rows(model).get(idOf(5));
    expect(found).toMatchObject({ on: '2012-01-15', basis: 'programme' });
    expect(rows(model).get(idOf(6))).toBeNull();
    const reader = new UloReader(log.store, () => '2012-01-15', () => undefined, () => new Map());
    const { forecast } = await reader.view(idOf(5));
    expect(found?.launch && found.launch.from > (forecast?.launch?.from ?? '9')).toBe(true);
  });

  it('do not change until the next day, and are hidden when nothing is ahead', async () => {
    await using log = new TestReadModel();
    const model = log.model();
    await recordAll(log);
    await log.upToDate(model);
    await using work = await working(model);
    await until(() => work.isDone);
    const before = rows(model);
    await log.record(recorded(`ulo-${idOf(4)}`, '2012-01-14', 'ConstitutionAdopted', {}));
    await log.record(recorded(`ulo-${idOf(3)}`, '2012-01-14', 'LaunchHeld', { attended: 9, localPeople: 5, dignitaries: 1 }));
    await log.record(recorded(`ulo-${idOf(2)}`, '2012-01-14', 'DevelopmentEnded', { outcome: 'stopped' }));
    await log.record(laidOut(6, '2012-01-14'));
    await log.upToDate(model);
    const since = rows(model);
    expect(since.get(idOf(4))).toEqual(before.get(idOf(4)));
    expect(since.get(idOf(3))).toEqual({ ...before.get(idOf(3)), launch: null });
    expect([since.get(idOf(2)), since.get(idOf(6))]).toEqual([null, null]);

    log.clock.set('2012-01-16T00:00:01.000Z');
    await model.renew();
    await until(() => work.isDone);
    const next = rows(model);
    expect([4, 3, 6].map((n) => next.get(idOf(n))?.on)).toEqual(['2012-01-16', '2012-01-16', '2012-01-16']);
    expect(next.get(idOf(4))?.end).not.toEqual(before.get(idOf(4))?.end);
  });

  it('are calculated again after a rebuild of the rows, but not after a restart of the process', async () => {
    await using log = new TestReadModel();
    const model = log.model();
    await recordAll(log);
    await log.upToDate(model);
    await using work = await working(model);
    await until(() => work.isDone);
    const before = rows(model);
    const changes = model.changes;
    await work.stop();
    await using again = await working(model);
    await until(() => again.isDone);
    expect(model.changes).toBe(changes);
    await model.rebuild();
    expect(again.isDone).toBe(false);
    await until(() => again.isDone);
    expect(rows(model)).toEqual(before);
  });

  it('continue with other ULOs after one forecast fails', async () => {
    await using log = new TestReadModel();
    const model = log.model();
    await recordAll(log);
    await log.upToDate(model);
    // A step with a prerequisite that does not exist.
    const broken = '"network":[["X",5,[["none",0]],null,null,null],';
    await model.write((db) => db.run(`UPDATE portfolio SET facts = replace(facts, '"network":[', ?) WHERE id = ?`, broken, idOf(5)));
    const problems: string[] = [];
    await using work = await working(model, problems);
    await until(() => work.isDone);
    expect(problems).toEqual([expect.stringContaining(`The ULO ${idOf(5)} could not be forecast`)]);
    expect([rows(model).get(idOf(5)), rows(model).get(idOf(4))?.on]).toEqual([null, '2012-01-15']);
  });
});
