import { jest } from '@jest/globals';
import type { HistoryEntry } from '#audit';
import type { MilestoneView, PortfolioRow, UloView, WarningView } from '#dashboards';
import { addDays } from '#kernel';
import { startTestServer, type TestServer } from '../support/server.js';

jest.setTimeout(60_000);

let server: TestServer;
const ids = new Map<string, string>();
beforeAll(async () => {
  server = await startTestServer({ env: { EXAMPLE: 'on' } });
  const { items } = (await server.as('auditor').get('/api/ulos')).json<{ items: PortfolioRow[] }>();
  for (const { name, id } of items) ids.set(name.split(' (')[0] ?? name, id);
});
afterAll(() => server.stop());

/** A ULO's view over the API: as at one day, as known on one day. */
async function ask(name: string, moment: { asAt?: string; knownAt?: string } = {}): Promise<UloView> {
  const query = new URLSearchParams({
    ...(moment.asAt ? { 'as-at': moment.asAt } : {}),
    ...(moment.knownAt ? { 'known-at': moment.knownAt } : {}),
  });
  const answer = await server.as('auditor').get(`/api/ulos/${ids.get(name)}?${query.toString()}`);
  expect(answer.status).toBe(200);
  return answer.json<UloView>();
}
const map = (moment?: { asAt?: string; knownAt?: string }): Promise<UloView> => ask('Mercian Ability Partnership', moment);

const stretches = ({ warnings }: UloView, code: string): string[] =>
  warnings.all.filter((w) => w.code === code).map((w) => `${w.opens} to ${w.clears ?? ''}`);
const openCodes = ({ warnings }: UloView): string[] => warnings.open.map((w) => w.code);
const launchOf = ({ milestones }: UloView): MilestoneView | undefined => milestones.items.find((m) => m.name === 'Launch event');

describe('the expected results of the MAP example', () => {
  it('the plan was 12 months long when started, and too short until the users adopted a new one', async () => {
    const started = await map({ asAt: '2009-01-19' });
    expect(started.plan.current).toMatchObject({ finishOn: '2010-01-31', lengthMonths: 12 });
    expect(openCodes(started)).toContain('plan-shorter-than-24-months');
    expect(stretches(await map(), 'plan-shorter-than-24-months')).toEqual(['2009-01-19 to 2010-01-25']);
  });

  it('the new plan is 35 months long, with no such warning', async () => {
    const adopted = await map({ asAt: '2010-01-25' });
    expect(adopted.plan.current).toMatchObject({ finishOn: '2011-12-31', lengthMonths: 35, by: 'users' });
    expect(openCodes(adopted)).not.toContain('plan-shorter-than-24-months');
  });

  it('the committee had 5 of 8 people who use services at the end of 2009: below three quarters, not half or fewer', async () => {
    const view = await map({ asAt: '2009-12-31' });
    expect(view.governance.committee?.usersOfVoting).toEqual({ count: 5, of: 8 });
    expect(openCodes(view)).toContain('committee-below-three-quarters');
    expect(openCodes(view)).not.toContain('committee-half-or-fewer');
  });

  it('the committee had 6 of 8 on 10 May 2010, exactly three quarters: the warning clears that day', async () => {
    const view = await map({ asAt: '2010-05-10' });
    expect(view.governance.committee?.usersOfVoting).toEqual({ count: 6, of: 8 });
    expect(openCodes(view)).not.toContain('committee-below-three-quarters');
    expect(openCodes(await map({ asAt: '2010-05-09' }))).toContain('committee-below-three-quarters');
    expect(stretches(await map(), 'committee-below-three-quarters')).toEqual(['2009-08-03 to 2010-05-10']);
  });

  it('mentoring by 1 August 2009: 9.5 hours as known today, 7.5 as known then', async () => {
    expect((await map({ asAt: '2009-08-01' })).mentoring.hours).toBe(9.5);
    expect((await map({ asAt: '2009-08-01', knownAt: '2009-08-01' })).mentoring.hours).toBe(7.5);
  });

  it('mentoring in 2009: 14.5 hours', async () => {
    expect((await map()).mentoring.years.find((y) => y.year === 2009)?.hours).toBe(14.5);
  });

  it('the longest gap between mentoring sessions up to 16 March 2010 was 70 days', async () => {
    expect((await map({ asAt: '2010-03-16' })).mentoring.longestGap).toEqual({ days: 70, from: '2009-09-15', to: '2009-11-24' });
  });

  it('no mentoring for six weeks opens on the 43rd day, as known today', async () => {
    expect(stretches(await map(), 'no-mentoring-for-six-weeks')).toEqual([
      '2009-04-22 to 2009-04-28', '2009-09-02 to 2009-09-15', '2009-10-28 to 2009-11-24', '2010-01-06 to 2010-01-19',
      '2010-03-03 to 2010-03-16', '2010-04-28 to 2011-08-31',
    ]);
  });

  it('the same as known on 1 August 2009, when the session of 21 July was not yet recorded', async () => {
    const view = await map({ knownAt: '2009-08-01' });
    const found = view.warnings.all.filter((w) => w.code === 'no-mentoring-for-six-weeks' && w.opens <= '2009-08-01');
    expect(found.map((w) => [w.opens, w.status])).toEqual([['2009-04-22', 'cleared'], ['2009-07-22', 'open']]);
    expect(found[0]?.clears).toBe('2009-04-28');
  });

  it('the launch was rescheduled twice, not late', async () => {
    const launch = launchOf(await map());
    expect(launch).toMatchObject({
      baselineOn: '2009-11-30', achievedOn: '2010-09-24', daysAfterFirstBaseline: 298, daysAfterAgreed: 0, rescheduled: true, late: false,
    });
    expect(launch?.moves.map((m) => [m.movedOn, m.from, m.to, m.note])).toEqual([
      ['2009-10-12', '2009-11-30', '2010-04-30', 'Committee and worker only just in place'],
      ['2010-03-22', '2010-04-30', '2010-09-24', 'No secure premises yet'],
    ]);
  });

  it('110 people attended as known the day after the launch, 120 as known today', async () => {
    expect((await map({ knownAt: '2010-09-25' })).launch.held?.attended).toBe(110);
    expect((await map()).launch.held?.attended).toBe(120);
  });

  it('bid 1 had neither a training line nor a marketing line', async () => {
    const view = await map({ asAt: '2009-10-05' });
    expect(openCodes(view)).toEqual(expect.arrayContaining(['bid-without-training-line', 'bid-without-marketing-line']));
    expect(view.funding.bids[0]?.missingLines.map((line) => line.code)).toEqual(['training', 'marketing']);
  });

  it('2 bids were submitted, 1 awarded: £40,000 of £70,000 asked', async () => {
    expect((await map()).funding).toMatchObject({ bidsSubmitted: 2, bidsAwarded: 1, awardedPence: 4_000_000, askedPence: 7_000_000 });
  });

  it('the pump-priming agreement ran for 12 months, as intended; that of 2011 for 36: neither opens a warning', async () => {
    const view = await map();
    expect(view.funding.agreements.map((a) => a.months)).toEqual([12, 36]);
    expect(stretches(view, 'agreement-outside-three-to-five-years').map((s) => s.slice(0, 10))).toEqual([]);
    expect(openCodes(await map({ asAt: '2011-05-01' }))).not.toContain('agreement-outside-three-to-five-years');
  });

  it('there was no full-time dedicated worker from 20 April 2009 to 1 February 2010', async () => {
    expect(stretches(await map(), 'no-full-time-dedicated-worker')).toEqual(['2009-04-20 to 2010-02-01']);
  });

  it('it took 20 months from the start to the launch', async () => {
    expect((await map()).launch.monthsFromStart).toBe(20);
  });
});

describe('Riverside Voices, which is under development today', () => {
  const today = (): string => server.clock.today();
  const riverside = (): Promise<UloView> => ask('Riverside Voices');

  it('has mentoring that runs, with the last session 20 days ago and the next action open', async () => {
    const { mentoring } = await riverside();
    expect(mentoring.current).not.toBeNull();
    expect(mentoring).toMatchObject({ daysSinceLastSession: 20, openActions: 1 });
  });

  it('has a committee of 7 with 5 people who use services, no full-time worker, and looks for premises', async () => {
    const { governance, staffing, premises } = await riverside();
    expect(governance.committee).toMatchObject({ voting: 7, users: 5 });
    expect(staffing.fullTimeDedicated).toBe(false);
    expect(premises.searchOpenedOn).not.toBeNull();
    expect(premises.current).toBeNull();
  });

  it('has a milestone celebrated, one moved once, one due in 9 days and one 5 days late', async () => {
    const { items } = (await riverside()).milestones;
    expect(items.filter((m) => m.achievedOn !== null && m.celebratedOn !== null)).toHaveLength(1);
    expect(items.filter((m) => m.moves.length === 1)).toHaveLength(1);
    expect(items.filter((m) => m.achievedOn === null && m.dueOn === addDays(today(), 9))).toHaveLength(1);
    expect(items.filter((m) => m.late).map((m) => m.dueOn)).toEqual([addDays(today(), -5)]);
  });

  it('has a bid that is not decided and an insurance that ends in 25 days', async () => {
    const { funding, governance } = await riverside();
    expect(funding.bids.map((b) => b.status)).toEqual(['submitted']);
    expect(governance.insurances.map((i) => i.endsOn)).toEqual([addDays(today(), 25)]);
  });

  it('has warnings open, one of them acknowledged with a reason', async () => {
    const { open } = (await riverside()).warnings;
    expect(open.map((w) => w.code).sort()).toEqual([
      'milestone-late', 'no-carers-route', 'no-full-time-dedicated-worker', 'nothing-celebrated-for-six-months', 'one-funder-pays-most', 'user-group-not-reached',
    ]);
    const answered = open.filter((w: WarningView) => w.acknowledged !== null);
    expect(answered.map((w) => w.code)).toEqual(['no-full-time-dedicated-worker']);
  });

  it('shows a new mentoring session on its page, in the overview and in the history', async () => {
    const ulo = ids.get('Riverside Voices') ?? '';
    const before = await riverside();
    const answer = await server.as('mentor').post('log-mentoring-session', { ulo, occurredOn: today(), hours: 1.5, topics: ['premises'] });
    expect(answer.status).toBe(200);
    const { position } = answer.body;
    const view = await riverside();
    expect(view.mentoring.hours).toBe(before.mentoring.hours + 1.5);
    expect(view.mentoring.daysSinceLastSession).toBe(0);
    const rows = (await server.as('auditor').get('/api/ulos', { 'milepost-after': position })).json<{ items: PortfolioRow[] }>();
    const hours = rows.items.find((row) => row.id === ulo)?.mentoringHoursIn90Days ?? 0;
    expect(hours).toBe(view.overview.mentoringHoursIn90Days);
    const history = (await server.as('auditor').get(`/api/ulos/${ulo}/history?limit=1`)).json<{ items: HistoryEntry[] }>();
    expect(history.items[0]).toMatchObject({ title: 'Mentoring session logged', occurredOn: today(), example: false, actor: { role: 'mentor' } });
  });
});
