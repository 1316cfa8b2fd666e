import type { Role } from '#kernel';
import { fakeClock } from '#spec';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';

let server: TestServer;
let programme: string;
let ulo: string;
let started: string;
const began = { occurredOn: '2026-01-12', name: 'Voices', area: 'Town', commissioner: 'Council' };

const post = (name: string, body: object, role: Role = 'programme-manager'): Promise<Answer> => server.as(role).post(name, body);
async function begin(name: string, body: object): Promise<{ id: string; event: string }> {
  const { status, body: answer } = await post(name, body);
  expect([name, status, answer.errors]).toEqual([name, 200, undefined]);
  return { id: answer.stream.replace(/^[a-z]+-/u, ''), event: answer.events[0] ?? '' };
}

beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock('2026-03-02T10:00:00.000Z'), managers: [] });
  programme = (await begin('open-programme', { occurredOn: '2026-01-05', name: 'Programme', area: 'County' })).id;
  ({ id: ulo, event: started } = await begin('start-ulo-development', { ...began, programme }));
});
afterAll(() => server.stop());

const before = { occurredOn: '2026-01-02' };

it('facts about the area, people or the organisation may be older than the development', async () => {
  for (const [name, body] of [
    ['bring-people-together', { users: 12, carers: 2 }],
    ['log-championing', { audience: 'councillors', activity: 'spoke-for' }],
    ['name-champion', { post: 'Head of adult services' }],
    ['record-partnership', { commissioner: 'Council', mentor: 'Neighbouring ULO', localPeople: true }],
  ] as const) {
    const { status, body: answer } = await post(name, { ulo, ...before, ...body });
    expect([name, status, answer.errors ?? answer.detail]).toEqual([name, 200, undefined]);
  }
});

it.each([
  ['plan-milestone', { name: 'Launch', kind: 'launch', dueOn: '2026-09-01' }, 'programme-manager'],
  ['draft-plan', { finishOn: '2028-06-30' }, 'programme-manager'],
  ['pause-development', { why: 'The council has an election' }, 'programme-manager'],
  ['declare-establishment', {}, 'committee'],
] as const)('%s belongs to the development: before it began it is refused, on its first day it is not', async (name, body, role) => {
  const refused = await post(name, { ulo, ...before, ...body }, role);
  expect([name, refused.status, refused.body.code, refused.body.detail]).toEqual([name, 409, 'development-not-begun', expect.stringContaining('The development began on 2026-01-12.')]);
  expect((await post(name, { ulo, occurredOn: '2026-01-12', ...body }, role)).body.code).not.toBe('development-not-begun');
});

it('a programme decides nothing before it was opened, but facts about its area may be older', async () => {
  const opened = { programme, occurredOn: '2026-01-04' };
  expect((await post('record-area-self-assessment', { ...opened, uloInArea: false })).status).toBe(200);
  for (const [name, body] of [['close-programme', {}], ['set-quiet-hours', { fromHour: 18, untilHour: 8 }], ['adopt-rule-set', { ruleSet: 'dh-2007', carersCount: false }]] as const)
    expect([name, (await post(name, { ...opened, ...body })).body.code]).toEqual([name, 'programme-not-open']);
});

it('the beginning cannot be moved after what belongs to it', async () => {
  const moved = (occurredOn: string) => post('start-ulo-development', { ...began, programme, ulo, occurredOn, corrects: started, reason: 'The day was wrong' });
  const refused = await moved('2026-02-01');
  expect(refused.body).toMatchObject({ code: 'development-not-begun', blockers: [expect.stringContaining('2026-01-12')] });
  expect((await moved('2026-01-11')).status).toBe(200);
});
