import { deadlinesOf, deciders, ulo as uloDecider, untilClosed } from '#development';
import { plannedReminders, policyVersion } from '#reminders';
import { specFor } from '#spec';
import { startTestServer } from '../support/server.js';

/** Regression: a closed programme kept its reminders and its entries in “To do” and calendars, and accepted new milestones. */
describe('a closed programme', () => {
  it('refuses new ULOs and plans from the day of its closing, and still accepts facts', async () => {
    const server = await startTestServer({ managers: [] });
    const manager = server.as('programme-manager');
    const idOf = ({ body }: { body: { stream: string } }): string => body.stream.replace(/^[a-z]+-/u, '');
    const programme = idOf(await manager.post('open-programme', { occurredOn: '2009-01-01', name: 'P', area: 'A' }));
    const start = { programme, name: 'MAP', area: 'Tamworth', commissioner: 'Council' };
    const ulo = idOf(await manager.post('start-ulo-development', { ...start, occurredOn: '2009-01-02' }));
    const milestone = { ulo, name: 'Lease', kind: 'premises', dueOn: '2012-06-30' };
    const closed = await manager.post('close-programme', { programme, occurredOn: '2012-01-12' });
    const refused = { status: 409, body: { code: 'programme-closed', detail: 'The programme was closed on 2012-01-12.' } };
    expect(await manager.post('plan-milestone', { ...milestone, occurredOn: '2012-01-12' })).toMatchObject(refused);
    expect(await manager.post('start-ulo-development', { ...start, occurredOn: '2012-02-01' })).toMatchObject(refused);
    expect(await manager.post('adopt-rule-set', { programme, occurredOn: '2012-02-01', ruleSet: 'dh-2007', carersCount: false })).toMatchObject(refused);
    expect((await manager.post('plan-milestone', { ...milestone, occurredOn: '2012-01-11' })).status).toBe(200);
    expect((await manager.post('bring-people-together', { ulo, occurredOn: '2012-02-01', users: 4, carers: 1 })).status).toBe(200);
    expect((await manager.post('withdraw-fact', { programme, corrects: closed.body.events[0], reason: 'It goes on' })).status).toBe(200);
    expect((await manager.post('plan-milestone', { ...milestone, occurredOn: '2012-02-01' })).status).toBe(200);
    await server.stop();
  }, 30_000);

  it('has no reminder from the day of its closing', () => {
    const whole = specFor(uloDecider).given(['2012-01-01', 'MilestonePlanned', { name: 'Lease', kind: 'premises', dueOn: '2012-02-15' }]).state();
    const policies = [policyVersion(deciders.programme.initial())];
    const days = (closedOn: string | null): string[] =>
      plannedReminders('u', untilClosed(deadlinesOf(whole), closedOn), policies, { first: '2012-01-01', last: '2013-01-01' }).map(({ day }) => day);
    expect(days(null).some((day) => day >= '2012-02-01')).toBe(true);
    expect(days('2012-02-01')).toEqual(days(null).filter((day) => day < '2012-02-01'));
  });
});
