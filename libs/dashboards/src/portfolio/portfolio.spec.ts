import type { ReadModel } from '#projections';
import { addDays, derivedId, InvalidInput } from '#kernel';
import { smallTemplate } from '#spec';
import type { Template } from '#workflow';
import { inGoodOrder } from '../spec/map-story.js';
import { TestReadModel, programmeId, recorded, uloId } from '../spec/recorded-facts.js';
import { warningCounts, openWarnings } from '../warnings/warnings.query.js';
import { milestonesSummary } from '../milestones/milestones.query.js';
import { listProgrammes, oneProgramme } from '../programmes/programmes.query.js';
import { portfolioCsv } from './portfolio.csv.js';
import { PortfolioJson } from './portfolio.json.js';
import { portfolioPage, portfolioQueryFrom, portfolioRows, type PortfolioSort } from './portfolio.query.js';

const many = 23;
const plannedOf = ({ steps }: Template): object => ({ finishOn: '2011-02-28', steps: steps.map(({ code }) => ({ code, startOn: '2011-02-01', finishOn: addDays('2011-02-01', 13) })) });

describe('the portfolio', () => {
  let log: TestReadModel;
  let model: ReadModel;
  beforeAll(async () => {
    log = new TestReadModel();
    model = log.model();
    await log.recordAll(inGoodOrder);
    for (let n = 0; n < many; n += 1) {
      const stream = `ulo-${derivedId(`ulo ${n}`)}`;
      await log.record(recorded(stream, `2011-01-${String((n % 7) + 10)}`, 'UloDevelopmentStarted', {
        programme: programmeId, name: `=Group ${n % 5}`, area: n % 2 === 0 ? 'Stafford' : 'Stone', commissioner: 'County council',
      }));
      if (n % 3 === 0) await log.record(recorded(stream, '2011-02-01', 'MilestonePlanned', { name: 'Launch', kind: 'launch', dueOn: `2012-0${(n % 4) + 1}-20` }));
    }
    await log.upToDate(model);
  });
  afterAll(() => log[Symbol.asyncDispose]());

  it('shows the values of a ULO on the day', () => {
    const row = portfolioPage(model, { within: 'everything', q: 'map' }).items[0];
    expect(row).toMatchObject({
      id: uloId,
      programme: { id: programmeId, name: 'Staffordshire programme' },
      phase: { code: 'network-and-mentor-others', label: 'Network and mentor others' },
      monthsSinceStart: 35,
      nextMilestone: null,
      late: 0,
      rescheduled: 1,
      usersOnCommittee: { count: 6, of: 8 },
      mentoringHoursIn90Days: 0,
      monthsOfCoreCostCovered: 26,
      example: false,
    });
  });

  it('shows the next step of a plan, its owner, and the difference between the finish and the agreed finish', async () => {
    const stream = `ulo-${derivedId('ulo 2')}`;
    await model.waitFor(await log.record(recorded(stream, '2011-02-01', 'PlanLaidOut', { startOn: '2011-02-01', version: 0, content: smallTemplate, baseline: plannedOf(smallTemplate) })), 10_000);
    await model.waitFor(await log.record(recorded(stream, '2011-02-14', 'StepCompleted', { step: 'S1' })), 10_000);
    const [first] = portfolioPage(model, { within: 'everything', sort: 'later' }).items;
    expect(first).toMatchObject({
      id: derivedId('ulo 2'),
      phase: { code: 'begin', label: 'Begin' },
      nextStep: { code: 'S2', title: 'Step S2', owner: { code: 'user-member' }, standing: { code: 'ready' }, since: '2011-02-01', finishBy: '2012-01-28', float: 0, agreedOn: '2011-02-14' },
      stepsFinished: { count: 1, of: 4 },
      finishOn: '2012-02-12',
      daysAfterBaseline: 349,
      forecast: null,
      paused: false,
      ended: null,
    });
    expect(portfolioPage(model, { within: 'everything', phase: 'begin' }).items).toEqual([first]);
    expect(oneProgramme(model, programmeId)).toMatchObject({ withPlan: 1, ulos: many + 2 });
    expect(oneProgramme(model, programmeId).phases.at(-1)).toEqual({ phase: { code: 'begin', label: 'Begin' }, ulos: 1 });
    expect([...portfolioCsv(model, { within: 'everything', phase: 'begin' })].join('')).toContain(',S2 Step S2,User member,2011-02-01,2012-01-28,1,4,2012-02-12,349,,,,,,no,,');
  });

  it('marks a paused development, and shows no next step and no finish after the end', async () => {
    const stream = `ulo-${derivedId('ulo 2')}`;
    await model.waitFor(await log.record(recorded(stream, '2011-03-01', 'DevelopmentPaused', { why: 'x' })), 10_000);
    expect(portfolioPage(model, { within: 'everything', phase: 'begin' }).items).toMatchObject([{ paused: true, nextStep: { code: 'S2' } }]);
    await model.waitFor(await log.record(recorded(stream, '2011-04-01', 'DevelopmentEnded', { outcome: 'stopped' })), 10_000);
    expect(portfolioPage(model, { within: 'everything', phase: 'begin' }).items).toMatchObject([
      { nextStep: null, finishOn: null, daysAfterBaseline: null, forecast: null, stepsFinished: { count: 1, of: 4 }, ended: { on: '2011-04-01', outcome: { code: 'stopped' } } },
    ]);
  });

  it.each<PortfolioSort>(['warnings', 'name', 'started', 'next', 'later', 'late', 'moved'])('returns every row once over all pages, sorted by %s', (sort) => {
    const all = portfolioPage(model, { within: 'everything', sort, limit: 200 });
    expect(all).toMatchObject({ total: many + 2, next: null });
    const paged: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = portfolioPage(model, { within: 'everything', sort, limit: 4, ...(after !== undefined && { after }) });
      expect(page.total).toBe(many + 2);
      paged.push(...page.items.map((i) => i.id));
      after = page.next;
    }
    expect(paged).toEqual(all.items.map((i) => i.id));
    expect(new Set(paged).size).toBe(many + 2);
    expect(portfolioPage(model, { within: 'everything', sort, limit: 4, skip: 4 }).items.map((i) => i.id)).toEqual(paged.slice(4, 8));
  });

  it('sorts by the number of late or moved milestones, highest first', () => {
    for (const [sort, figure] of [['late', 'late'], ['moved', 'rescheduled']] as const) {
      const figures = portfolioPage(model, { within: 'everything', sort, limit: 200 }).items.map((row) => row[figure]);
      expect(figures).toEqual([...figures].sort((a, b) => b - a));
      expect(new Set(figures).size).toBeGreaterThan(1);
    }
  });

  it('sorts rows with the most red warnings first', () => {
    // A row has each open kind of warning once, although a kind about milestones can be open several times.
    const serious = portfolioPage(model, { within: 'everything', limit: 200 }).items.map(({ warnings }) => warnings.red);
    expect(serious).toEqual([...serious].sort((a, b) => b - a));
  });

  it('filters by programme, phase, warning and text, and returns the total of matching rows', () => {
    expect(portfolioPage(model, { within: 'everything', programme: programmeId, phase: 'decide-and-partner' }).total).toBe(many);
    expect(portfolioPage(model, { within: 'everything', programme: derivedId('none') })).toEqual({ total: 0, items: [], next: null });
    expect(portfolioPage(model, { ...portfolioQueryFrom({ phase: 'no such phase' }), within: 'everything' })).toEqual({ total: 0, items: [], next: null });
    expect(portfolioPage(model, { within: 'everything', q: 'STONE' }).total).toBe(11);
    const [count] = warningCounts(model, { within: 'everything' });
    expect(portfolioPage(model, { within: 'everything', warning: count?.code ?? '' }).total).toBe(count?.ulos);
  });

  it.each([
    [{ limit: '201' }, 'limit'],
    [{ limit: '1e2' }, 'limit'],
    [{ sort: 'id' }, 'sort'],
    [{ programme: 'x' }, 'programme'],
    [{ q: ['a', 'b'] }, 'q'],
  ])('refuses %j', (given, field) => {
    const refusal = (): unknown => {
      try {
        return portfolioQueryFrom(given);
      } catch (error) {
        return error instanceof InvalidInput ? error.errors.map((e) => e.field) : error;
      }
    };
    expect(refusal()).toEqual([field]);
  });

  it('refuses the key of a page with another sort order', () => {
    const { next } = portfolioPage(model, { within: 'everything', sort: 'name', limit: 1 });
    expect(() => portfolioPage(model, { within: 'everything', sort: 'warnings', after: next ?? '' })).toThrow(InvalidInput);
    expect(() => portfolioPage(model, { within: 'everything', after: 'x' })).toThrow(InvalidInput);
  });

  it('exports all rows as CSV without cells that a spreadsheet would run as a formula', () => {
    const lines = [...portfolioCsv(model, { within: 'everything' })].join('').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + [...portfolioRows(model, { within: 'everything' })].flat().length);
    expect(lines[0]).toMatch(/^\uFEFFid,name,area,programme,phase/u);
    expect(lines.filter((line) => line.includes(',=Group'))).toEqual([]);
  });

  it('lists the warnings that are open on a past, current or future day', () => {
    const { total, items } = openWarnings(model, { within: 'everything', ulo: derivedId('ulo 0'), limit: 1 });
    expect(items).toHaveLength(Math.min(1, total));
    expect(openWarnings(model, { within: 'everything', on: '2009-08-03', code: 'committee-below-three-quarters' }).items).toMatchObject([
      { ulo: { id: uloId, name: 'MAP' }, opens: '2009-08-03', clears: '2010-05-10' },
    ]);
    expect(openWarnings(model, { within: 'everything', on: '2010-05-10', code: 'committee-below-three-quarters' }).total).toBe(0);
  });

  it('summarises the milestones of a programme', () => {
    const { total, achieved, late, rescheduled, next, coming } = milestonesSummary(model, { within: 'everything', programme: programmeId });
    expect({ total, achieved, late, rescheduled, next }).toEqual({
      total: 11, achieved: 1, late: 1, rescheduled: 1, next: { in30: 3, in60: 5, in90: 7 },
    });
    expect(coming.map((m) => m.dueOn)).toEqual([...coming.map((m) => m.dueOn)].sort());
  });

  it('lists the programmes with the number of ULOs in each phase', () => {
    expect(listProgrammes(model, 'everything')).toHaveLength(1);
    expect(oneProgramme(model, programmeId)).toMatchObject({ name: 'Staffordshire programme', ulos: many + 2 });
    expect(() => oneProgramme(model, uloId)).toThrow('There is no programme');
  });

  it('sorts one expired insurance before any number of warnings about celebrations', async () => {
    const [insured, quiet] = [`ulo-${derivedId('ulo 3')}`, `ulo-${derivedId('ulo 4')}`];
    const order = (): string[] => portfolioPage(model, { within: 'everything', limit: 200 }).items.map(({ id }) => id).filter((id) => [insured, quiet].includes(`ulo-${id}`));
    await model.waitFor(await log.record(recorded(insured, '2011-06-01', 'InsuranceTakenOut', { kind: 'public-liability', endsOn: '2011-11-30' })), 10_000);
    for (const n of [1, 2, 3]) {
      const planned = recorded(quiet, '2011-06-01', 'MilestonePlanned', { name: `Milestone ${n}`, kind: 'other', dueOn: '2011-07-01' });
      await log.record(planned);
      await model.waitFor(await log.record(recorded(quiet, '2011-06-15', 'MilestoneAchieved', { milestone: planned.id })), 10_000);
    }
    expect(order()).toEqual([insured, quiet].map((stream) => stream.slice(4)));
  });

  it('caches the bytes of an answer until the rows or the day change', async () => {
    const json = new PortfolioJson(model);
    const bytes = json.bytes({ within: 'everything', limit: 5 });
    expect(json.bytes({ within: 'everything', limit: 5 })).toBe(bytes);
    expect(json.bytes({ within: 'everything', limit: 6 })).not.toBe(bytes);
    await model.waitFor(await log.record(recorded(`ulo-${derivedId('ulo 1')}`, '2011-03-01', 'ConstitutionAdopted')), 10_000);
    const later = json.bytes({ within: 'everything', limit: 5 });
    expect(later).not.toBe(bytes);
    log.clock.set('2012-04-25T00:00:00.000Z');
    await model.renew();
    expect(json.bytes({ within: 'everything', limit: 5 })).not.toBe(later);
    expect(portfolioPage(model, { within: 'everything', q: 'map' }).items[0]).toMatchObject({ monthsSinceStart: 39, monthsOfCoreCostCovered: 23 });
  });
});
