import { TestReadModel, recorded, uloId, programmeId } from '../spec/recorded-facts.js';
import { ulo } from '#development';
import { inGoodOrder } from '../spec/map-story.js';
import { readUlo, UloReader } from './ulo.reader.js';
import { uloView } from './ulo.view.js';

const today = '2012-01-15';

describe('the view of MAP', () => {
  let log: TestReadModel;
  beforeAll(async () => {
    log = new TestReadModel();
    await log.recordAll(inGoodOrder);
  });
  afterAll(() => log[Symbol.asyncDispose]());
  const asAt = (day: string) => readUlo(log.store, uloId, { today, asAt: day });

  it('shows the length of each version of the plan', async () => {
    expect((await asAt('2009-02-01')).plan.current).toMatchObject({ finishOn: '2010-01-31', lengthMonths: 12, by: 'draft' });
    expect((await asAt('2010-01-25')).plan.current).toMatchObject({ finishOn: '2011-12-31', lengthMonths: 35, by: 'users' });
  });

  it('distinguishes a milestone that was moved in time from a late one', async () => {
    const { milestones } = await readUlo(log.store, uloId, { today });
    expect(milestones).toMatchObject({ achieved: 1, late: 0, rescheduled: 1 });
    expect(milestones.items[0]).toMatchObject({
      baselineOn: '2009-11-30', achievedOn: '2010-09-24', daysAfterFirstBaseline: 298, daysAfterAgreed: 0, rescheduled: true, late: false,
    });
    expect((await asAt('2010-09-30')).overview.phase.code).toBe('launch-and-deliver');
  });

  it('sums mentoring hours by day and year, and finds the longest gap', async () => {
    expect((await asAt('2009-08-01')).mentoring).toMatchObject({ hours: 9.5, longestGap: { days: 49, from: '2009-03-10', to: '2009-04-28' } });
    const { mentoring } = await readUlo(log.store, uloId, { today });
    expect(mentoring.years).toEqual([{ year: 2009, hours: 12.5, sessions: 5 }, { year: 2010, hours: 5, sessions: 2 }]);
    expect(mentoring).toMatchObject({ lastSessionOn: '2010-03-16', openActions: 0, current: null });
  });

  it('shows the committee and the money as at a day', async () => {
    const then = await asAt('2009-12-31');
    expect(then.governance.committee?.usersOfVoting).toEqual({ count: 5, of: 8 });
    expect(then.funding).toMatchObject({ bidsSubmitted: 1, bidsAwarded: 0, monthsOfCoreCostCovered: 3 });
    expect(then.funding.bids[0]?.missingLines.map((l) => l.code)).toEqual(['training', 'marketing']);
    const now = await readUlo(log.store, uloId, { today });
    expect(now.funding).toMatchObject({ bidsSubmitted: 2, bidsAwarded: 1, askedPence: 7_000_000, awardedPence: 4_000_000 });
    expect(now.funding.agreements.map((a) => a.months)).toEqual([12, 36]);
    expect(now.launch).toMatchObject({ monthsFromStart: 20, held: { attended: 120 } });
    expect(now.overview.phase.label).toBe('Network and mentor others');
  });

  it('is not found before it began, nor with an unknown id', async () => {
    await expect(asAt('2009-01-18')).rejects.toThrow('There is no ULO');
    await expect(readUlo(log.store, programmeId, { today })).rejects.toThrow('There is no ULO');
  });

  it('includes the latest events, also those about the past', async () => {
    const reader = new UloReader(log.store, () => today, () => ({ name: 'Staffordshire programme', closedOn: null }));
    const before = await reader.view(uloId);
    expect(before.overview.programme.name).toBe('Staffordshire programme');
    await log.record(recorded(`ulo-${uloId}`, '2011-11-01', 'ServiceOpened', { service: 'campaigning' }));
    await log.record(recorded(`ulo-${uloId}`, '2009-11-24', 'MentoringSessionLogged', { hours: 2, topics: ['premises'] }));
    const [after, again] = await Promise.all([reader.view(uloId), reader.view(uloId)]);
    expect(after.mentoring.hours).toBe(before.mentoring.hours + 2);
    expect(after.revision).toBe(before.revision + 2);
    expect(after.services.open).toBe(2);
    expect(again).toEqual(after);
    expect((await reader.choices(uloId)).name).toBe('MAP');
  });
});

describe('a view of a ULO', () => {
  const head = { id: uloId, revision: 0, lastRecordedAt: '2012-01-15T09:00:00.000Z', example: false, programme: { name: null, closedOn: null } };
  /** A state that records which of its parts are read. */
  function watchedState() {
    const read = new Set<string | symbol>();
    const state = new Proxy(ulo.initial(), { get: (target, slice) => (read.add(slice), Reflect.get(target, slice) as unknown) });
    return { read, view: uloView(state, head, { today }) };
  }

  it('calculates only the parts that are read', () => {
    const { read, view } = watchedState();
    expect(read).toEqual(new Set());
    expect(view.lessons.items).toEqual([]);
    expect(read).toEqual(new Set(['lessons']));
    expect(view.staffing.workers).toEqual([]);
    expect(read).toEqual(new Set(['lessons', 'staffing']));
  });

  it('returns the name and the area without calculating the overview', () => {
    const { read, view: { overview } } = watchedState();
    expect([overview.name, overview.area]).toEqual(['Not yet named', '']);
    expect(read).toEqual(new Set(['partnership']));
    expect(overview.openWarnings).toEqual({ red: 0, amber: 0 });
    expect(read.size).toBeGreaterThan(5);
  });

  it('is complete as JSON', () => {
    const whole = JSON.parse(JSON.stringify(watchedState().view)) as object;
    expect(Object.keys(whole)).toHaveLength(28);
    expect(whole).toEqual(watchedState().view);
  });
});
