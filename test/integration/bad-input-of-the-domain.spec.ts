import type { Role } from '#kernel';
import { fakeClock } from '#spec';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';

let server: TestServer;
let programme: string;
let ulo: string;
const on = '2026-02-02';
const named = { name: 'Voices', area: 'Town', commissioner: 'Staffordshire County Council' };

const post = (name: string, body: object, role: Role = 'programme-manager'): Promise<Answer> => server.as(role).post(name, { occurredOn: on, ...body });
async function begin(name: string, body: object): Promise<string> {
  const { status, body: answer } = await post(name, { occurredOn: '2025-01-06', ...body });
  expect([name, status, answer.errors]).toEqual([name, 200, undefined]);
  return answer.stream.replace(/^[a-z]+-/u, '');
}
beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock('2026-03-02T10:00:00.000Z'), managers: [] });
  programme = await begin('open-programme', { name: 'Programme', area: 'County' });
  ulo = await begin('start-ulo-development', { programme, ...named });
});
afterAll(() => server.stop());

describe('wrong figures are refused at their field', () => {
  it.each([
    ['half a seat', 'elect-committee', { users: 4.5, carers: 1, others: 2 }, 'users'],
    ['a negative number of seats', 'elect-committee', { users: -1, carers: 1, others: 2 }, 'users'],
    ['more users than the maximum', 'elect-committee', { users: 201, carers: 0, others: 0 }, 'users'],
    ['a total of seats in addition to their kinds, which could contradict them', 'elect-committee', { users: 8, carers: 0, others: 0, seats: 6 }, 'seats'],
    ['a figure as text', 'declare-committee-composition', { users: '5', carers: 1, others: 2 }, 'users'],
    ['money with odd parts of a penny', 'submit-bid', { lines: [{ category: 'training', amountPence: 0.5 }], amountPence: 1 }, 'lines.0.amountPence'],
    ['a bid without a line', 'submit-bid', { lines: [], amountPence: 0 }, 'lines'],
    ['a share above the whole', 'sign-agreement', { instrument: 'core-grant', amountPence: 1, startsOn: on, endsOn: '2029-02-01', coreSharePercent: 101 }, 'coreSharePercent'],
  ])('%s', async (_, name, body, field) => {
    const { status, body: answer } = await post(name, { ulo, ...body }, 'committee');
    expect([status, answer.code, answer.errors.map((error) => error.field)]).toEqual([400, 'invalid-input', expect.arrayContaining([field])]);
  });
});

describe('contradictions are refused with the reason', () => {
  it.each([
    ['an elected committee without a vote', 'elect-committee', { users: 0, carers: 0, others: 0 }, 'committee', 'Nobody with a vote was elected.'],
    ['bid lines that do not make the amount', 'submit-bid', { lines: [{ category: 'training', amountPence: 50_000 }, { category: 'marketing', amountPence: 25_000 }], amountPence: 80_000 }, 'committee', 'The lines come to £750, the amount asked for is £800.'],
    ['an agreement that ends before it starts', 'sign-agreement', { instrument: 'core-grant', amountPence: 1_000_000, startsOn: '2026-04-01', endsOn: '2026-03-31', coreSharePercent: 50 }, 'committee', 'The last day (2026-03-31) must be after the first day (2026-04-01).'],
    ['mentoring that ends before it starts', 'agree-mentoring', { mentor: 'Disability Solutions', startsOn: '2026-04-01', endsOn: '2026-03-31' }, 'programme-manager', 'is before the first day'],
    ['a mentor that is the commissioner', 'agree-mentoring', { mentor: 'Staffordshire County Council', startsOn: on, endsOn: '2027-02-01' }, 'programme-manager', 'must be three different organisations'],
    ['a mentor that is the commissioner, with another spelling', 'record-partnership', { commissioner: 'Staffordshire County Council', mentor: '  staffordshire  county COUNCIL', localPeople: true }, 'programme-manager', 'must be three different organisations'],
    ['a mentor that is the ULO itself', 'record-partnership', { commissioner: 'Staffordshire County Council', mentor: 'Voices', localPeople: true }, 'programme-manager', 'must be three different organisations'],
  ] as const)('%s', async (_, name, body, role, words) => {
    const { status, body: answer } = await post(name, { ulo, ...body }, role);
    expect([status, answer.detail]).toEqual([409, expect.stringContaining(words)]);
  });

  it('a mentor that became the commissioner with a later partnership', async () => {
    expect((await post('record-partnership', { ulo, commissioner: 'New Unitary Council', mentor: 'Disability Solutions', localPeople: true })).status).toBe(200);
    expect((await post('agree-mentoring', { ulo, mentor: 'New Unitary Council', startsOn: on, endsOn: '2027-02-01' })).body.code).toBe('mentor-is-another-organisation');
  });

  it('a tender that closes before it opens, and weights that do not make 100', async () => {
    const planned = await post('plan-tender', { ulo, title: 'Advice and information', beganOn: on, estimatePence: 10_000_000 }, 'commissioner');
    expect([planned.status, planned.body.errors]).toEqual([200, undefined]);
    const [tender] = planned.body.events;
    const publish = (more: object) => post('publish-tender', { ulo, tender, closesOn: '2026-04-01', formats: ['plain-english'], weights: [{ criterion: 'price', weight: 40 }, { criterion: 'quality', weight: 60 }], ...more }, 'commissioner');
    expect((await publish({ closesOn: '2026-02-01' })).body).toMatchObject({ code: 'tender-closes-before-it-opens', detail: expect.stringContaining('2026-02-01') as string });
    expect((await publish({ weights: [{ criterion: 'price', weight: 40 }, { criterion: 'quality', weight: 50 }] })).body).toMatchObject({ code: 'weights-do-not-make-100', detail: expect.stringContaining('90') as string });
    expect((await publish({})).status).toBe(200);
  });

  it('a rule set for a day on which it was not in force', async () => {
    expect((await post('adopt-rule-set', { programme, ruleSet: 'odi-dpulo', carersCount: false })).body).toMatchObject({ status: 409, detail: expect.stringContaining('was not in force on 2026-02-02') as string });
    expect((await post('adopt-rule-set', { programme, occurredOn: '2024-12-31', ruleSet: 'dh-2007', carersCount: false })).body.code).toBe('programme-not-open');
  });
});

describe('names', () => {
  const start = (name: string) => post('start-ulo-development', { programme, ...named, name });

  it('of 400 letters are refused with the maximum length', async () => {
    const { status, body } = await start('x'.repeat(400));
    expect([status, body.errors]).toEqual([400, [{ field: 'name', message: expect.stringContaining('must be 200 characters or fewer') as string }]]);
  });

  it.each([['without a space', 'x'.repeat(200)], ['from right to left', 'منظمة يقودها المستخدمون'], ['with an emoji', 'Voices 💪🏽'], ['with markup', '<script>alert(1)</script> & “friends”']])('%s are shown on the page as they were typed', async (_, name) => {
    const { status, body } = await start(name);
    expect(status).toBe(200);
    await server.web.runtime.model.waitFor(body.position, 5_000);
    const id = body.stream.slice('ulo-'.length);
    expect((await server.as('auditor').get(`/api/ulos/${id}`)).json<{ overview: { name: string } }>().overview.name).toBe(name);
    const chosen = await server.nobody.send('/who', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'role=auditor&next=/' });
    const page = await server.nobody.get(`/ulos/${id}`, { cookie: chosen.headers.get('set-cookie')?.split(';')[0] ?? '' });
    expect(page.status).toBe(200);
    expect(page.text).toContain(name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
    expect(page.text).not.toContain('<script>alert');
  });
});
