import type { UloView } from '#dashboards';
import { fakeClock } from '#spec';
import { startTestServer, type TestServer } from '../support/server.js';

/** Calculated independently of the product: code, early start, early finish, late finish, days of total float. */
const laidOut = `
  A1 2026-01-05 2026-03-01 2026-03-01 0
  A2 2026-03-02 2026-05-24 2026-05-24 0
  A3 2026-03-02 2026-03-15 2026-05-24 70
  A4 2026-03-02 2026-04-26 2026-05-24 28
  A5 2026-05-25 2026-07-05 2026-07-05 0
  A6 2026-03-16 2026-06-07 2027-02-21 259
  B1 2026-07-06 2026-08-16 2026-08-16 0
  B2 2026-08-17 2026-10-11 2026-10-11 0
  B3 2026-10-12 2026-12-06 2028-05-28 539
  B4 2026-10-12 2026-12-06 2028-05-28 539
  C1 2026-08-17 2026-12-06 2027-06-13 189
  C2 2026-12-07 2027-01-03 2028-05-28 511
  C3 2026-10-12 2027-01-03 2027-01-03 0
  C4 2027-01-04 2027-02-14 2027-02-14 0
  C5 2027-02-15 2027-07-04 2028-05-28 329
  C6 2027-02-15 2027-04-11 2027-09-05 147
  D1 2027-02-15 2027-06-06 2027-06-06 0
  D2 2027-02-15 2027-03-07 2027-06-06 91
  D3 2026-12-07 2027-02-28 2027-09-05 189
  D4 2027-06-07 2028-03-12 2028-05-28 77
  D5 2027-03-08 2027-09-05 2028-04-23 231
  D6 2027-04-12 2027-07-04 2027-11-28 147
  D7 2027-07-05 2027-08-01 2028-02-13 196
  D8 2027-06-07 2027-09-26 2027-09-26 0
  E1 2027-08-02 2027-10-10 2028-04-23 196
  E2 2027-10-11 2027-10-17 2028-04-30 196
  E3 2027-09-27 2027-10-03 2027-10-03 0
  E4 2027-10-04 2028-04-02 2028-05-28 56
  F1 2027-10-04 2028-04-02 2028-04-02 0
  F2 2027-02-15 2027-03-14 2028-04-30 413
  F3 2028-04-03 2028-04-30 2028-04-30 0
  F4 2028-05-01 2028-05-28 2028-05-28 0
  F5 2027-10-18 2027-11-14 2028-05-28 196
  G1 2027-03-14 2027-03-14 2028-05-28 441
  G2 2028-04-30 2028-04-30 2028-05-28 28
`;
/** The same as at 15 June 2026: A1, A3 and A4 are done, A2 has started. A done step has its day. */
const later = `
  A1 done 2026-02-20
  A2 2026-02-23 2026-06-15 2026-06-15 0
  A3 done 2026-03-10
  A4 done 2026-05-30
  A5 2026-06-16 2026-07-27 2026-07-27 0
  A6 2026-06-15 2026-09-06 2027-03-15 190
  B1 2026-07-28 2026-09-07 2026-09-07 0
  B2 2026-09-08 2026-11-02 2026-11-02 0
  B3 2026-11-03 2026-12-28 2028-06-19 539
  B4 2026-11-03 2026-12-28 2028-06-19 539
  C1 2026-09-08 2026-12-28 2027-07-05 189
  C2 2026-12-29 2027-01-25 2028-06-19 511
  C3 2026-11-03 2027-01-25 2027-01-25 0
  C4 2027-01-26 2027-03-08 2027-03-08 0
  C5 2027-03-09 2027-07-26 2028-06-19 329
  C6 2027-03-09 2027-05-03 2027-09-27 147
  D1 2027-03-09 2027-06-28 2027-06-28 0
  D2 2027-03-09 2027-03-29 2027-06-28 91
  D3 2026-12-29 2027-03-22 2027-09-27 189
  D4 2027-06-29 2028-04-03 2028-06-19 77
  D5 2027-03-30 2027-09-27 2028-05-15 231
  D6 2027-05-04 2027-07-26 2027-12-20 147
  D7 2027-07-27 2027-08-23 2028-03-06 196
  D8 2027-06-29 2027-10-18 2027-10-18 0
  E1 2027-08-24 2027-11-01 2028-05-15 196
  E2 2027-11-02 2027-11-08 2028-05-22 196
  E3 2027-10-19 2027-10-25 2027-10-25 0
  E4 2027-10-26 2028-04-24 2028-06-19 56
  F1 2027-10-26 2028-04-24 2028-04-24 0
  F2 2027-03-09 2027-04-05 2028-05-22 413
  F3 2028-04-25 2028-05-22 2028-05-22 0
  F4 2028-05-23 2028-06-19 2028-06-19 0
  F5 2027-11-09 2027-12-06 2028-06-19 196
  G1 2027-04-05 2027-04-05 2028-06-19 441
  G2 2028-05-22 2028-05-22 2028-06-19 28
`;

const lines = (table: string): string[] => table.trim().split('\n').map((line) => line.trim());
const asLines = ({ steps: { plan } }: UloView): string[] =>
  (plan?.steps ?? []).map((s) => (s.finishedOn === null ? [s.code, s.startOn, s.finishOn, s.latestFinishOn, s.float].join(' ') : `${s.code} done ${s.finishedOn}`));

describe('the schedule of the default template, over the API', () => {
  let server: TestServer;
  let ulo: string;
  beforeAll(async () => {
    server = await startTestServer({ clock: fakeClock('2026-06-15T09:00:00.000Z') });
    const record = async (role: Parameters<TestServer['as']>[0], name: string, body: object): Promise<string> => {
      const answer = await server.as(role).post(name, body);
      expect([name, answer.status]).toEqual([name, 200]);
      return answer.body.stream.slice(answer.body.stream.indexOf('-') + 1);
    };
    const programme = await record('programme-manager', 'open-programme', { occurredOn: '2026-01-01', name: 'Programme', area: 'County' });
    ulo = await record('commissioner', 'start-ulo-development', { occurredOn: '2026-01-05', programme, name: 'ULO', area: 'Town', commissioner: 'Council' });
    await record('programme-manager', 'lay-out-plan', { ulo, occurredOn: '2026-01-05', startOn: '2026-01-05' });
    await record('commissioner', 'attach-evidence', { ulo, occurredOn: '2026-02-20', step: 'A1', title: 'Map', kind: 'report', keptAt: 'Box 3' });
    await record('commissioner', 'complete-step', { ulo, occurredOn: '2026-02-20', step: 'A1' });
    await record('commissioner', 'start-step', { ulo, occurredOn: '2026-02-23', step: 'A2' });
    await record('commissioner', 'name-champion', { ulo, occurredOn: '2026-03-10', post: 'Commissioning manager' });
    await record('commissioner', 'agree-mentoring', { ulo, occurredOn: '2026-05-30', mentor: 'Neighbouring ULO', startsOn: '2026-06-01', endsOn: '2028-05-31' });
  });
  afterAll(() => server?.stop());
  const view = async (query = ''): Promise<UloView> => (await server.as('auditor').get(`/api/ulos/${ulo}${query}`)).json<UloView>();

  it('matches the expected days when the plan is laid out', async () => {
    const shown = await view('?as-at=2026-01-05');
    expect(asLines(shown)).toEqual(lines(laidOut));
    expect(shown.steps.plan).toMatchObject({ finishOn: '2028-05-28', firstFinishOn: '2028-05-28' });
    expect(shown.steps.plan?.steps.filter(({ critical }) => critical).map(({ code }) => code).join(' ')).toBe('A1 A2 A5 B1 B2 C3 C4 D1 D8 E3 F1 F3 F4');
  });

  it('matches the expected days at a later day, with what happened until then', async () => {
    const shown = await view();
    expect(asLines(shown)).toEqual(lines(later));
    expect(shown.steps.plan?.finishOn).toBe('2028-06-19');
  });
});
