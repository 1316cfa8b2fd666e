import { jest } from '@jest/globals';
import type { StepView, UloView } from '#dashboards';
import type { Role } from '#kernel';
import { fakeClock, until } from '#spec';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { freePort } from '../support/redis-server.js';
import { startTestServer, type TestServer } from '../support/server.js';

// Reminders are sent by background work that yields to requests, so it needs more time.
jest.setTimeout(120_000);

const today = '2026-03-02';
const inAFortnight = '2026-03-16';
let mail: MailServer;
let server: TestServer;
let ulo: string;
const people = new Map<string, string>();

async function command(name: string, body: object, role: Role = 'programme-manager'): Promise<string> {
  const answer = await server.as(role).post(name, body);
  expect([name, answer.status, answer.body.errors]).toEqual([name, 200, undefined]);
  await server.web.runtime.model.waitFor(answer.body.position, 5_000);
  return answer.body.stream.replace(/^[a-z]+-/u, '');
}
async function register(name: string, role: Role, more: object = {}): Promise<void> {
  people.set(name, await command('register-person', { name, role, mail: `${name.toLowerCase()}@ulo.example`, organisation: 'MAP', occurredOn: '2026-01-10', ...more }));
}
/** A separate step that is due in a fortnight, so that its reminder is due today. */
async function dueStep(code: string, owner: Role, person?: string): Promise<void> {
  await command('add-step', { ulo, occurredOn: today, code, title: `Do ${code}`, phase: 'A', owner, days: 5 });
  if (person !== undefined) await command('name-step-owner', { ulo, occurredOn: today, step: code, person: people.get(person) });
  await command('reschedule-step', { ulo, occurredOn: today, step: code, pin: 'finish-on', day: inAFortnight, reasonCode: 'other' });
}
const remindedOf = (code: string): string[] => mail.received.filter(({ mail: { subject } }) => subject?.startsWith(`${code} `)).flatMap(({ to }) => to).sort();
async function untilReminded(code: string, to: string[]): Promise<void> {
  await until(() => remindedOf(code).length >= to.length);
  expect(remindedOf(code)).toEqual(to);
}
const planOf = async (id: string, role: Role = 'auditor') => (await server.as(role).get(`/api/ulos/${id}`)).json<UloView>().steps.plan;
const stepFor = async (role: Role, code: string): Promise<StepView | undefined> => (await planOf(ulo, role))?.steps.find((step) => step.code === code);
async function page(path: string, role: Role): Promise<string> {
  const chosen = await server.nobody.send('/who', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `role=${role}&next=/` });
  const { status, text } = await server.nobody.get(path, { cookie: chosen.headers.get('set-cookie')?.split(';')[0] ?? '' });
  expect([path, status]).toEqual([path, 200]);
  return text;
}

beforeAll(async () => {
  mail = await startMailServer();
  const port = await freePort();
  const env = { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, SMTP_URL: mail.url, MAIL_FROM: 'Milepost <reminders@milepost.example>' };
  server = await startTestServer({ clock: fakeClock(`${today}T10:00:00.000Z`), env });
  const programme = await command('open-programme', { occurredOn: '2026-01-05', name: 'Staffordshire', area: 'Staffordshire' });
  const start = (name: string): Promise<string> => command('start-ulo-development', { occurredOn: '2026-01-05', programme, name, area: 'Tamworth', commissioner: 'County' });
  ulo = await start('MAP');
  const other = await start('Voices');
  await register('Asha', 'programme-manager');
  await register('Carys', 'committee', { onlyUlo: ulo });
  await register('Una', 'user-member', { onlyUlo: ulo });
  await register('Uwe', 'user-member', { onlyUlo: other });
  await register('Ada', 'mentor', { onlyUlo: ulo });
  await until(() => planOf(ulo));
});
afterAll(async () => {
  await server.stop();
  await mail.close();
});

describe('the owner of a step', () => {
  it('is reminded when it is the committee, or the user members of that ULO', async () => {
    await dueStep('X1', 'committee');
    await dueStep('X2', 'user-member');
    await untilReminded('X1', ['carys@ulo.example']);
    await untilReminded('X2', ['una@ulo.example']);
  });

  it('is the named person, instead of the people with its role', async () => {
    await dueStep('X3', 'committee', 'Ada');
    await untilReminded('X3', ['ada@ulo.example']);
    const needs = await page(`/people/${people.get('Ada')}/needs`, 'programme-manager');
    expect(needs).toMatch(/X3 Do X3[^]*?<td[^>]*>\s*Ada\s*<\/td>/u);
    expect(await page(`/people/${people.get('Carys')}/needs`, 'programme-manager')).not.toContain('X3 Do X3');
  });

  it('is chosen by users who see names only, and shown to them only', async () => {
    const person = people.get('Ada') ?? '';
    expect((await server.as('committee').post('name-step-owner', { ulo, occurredOn: today, step: 'X1', person })).status).toBe(403);
    expect((await stepFor('commissioner', 'X3'))?.person).toEqual({ id: person, name: 'Ada', gone: false });
    expect((await stepFor('auditor', 'X3'))?.person).toEqual({ id: person, name: null, gone: false });
    expect(await page(`/ulos/${ulo}/steps/X3`, 'programme-manager')).toContain('Ada, named for it (management committee)');
    const unnamed = await page(`/ulos/${ulo}/steps/X3`, 'auditor');
    expect(unnamed).toContain('Management committee: a person was named for it');
    for (const path of [`/ulos/${ulo}/steps`, `/ulos/${ulo}/lists/steps.csv`]) {
      expect([path, (await page(path, 'commissioner')).includes('Ada')]).toEqual([path, true]);
      expect([path, (await page(path, 'mentor')).includes('Ada')]).toEqual([path, false]);
    }
    expect(unnamed).not.toContain('Ada');
    const needs = async (role: Role): Promise<string> => (await server.as(role).get('/api/needs?role=commissioner')).text;
    await command('add-step', { ulo, occurredOn: today, code: 'Y1', title: 'Pay', phase: 'A', owner: 'commissioner', days: 200 });
    await command('name-step-owner', { ulo, occurredOn: today, step: 'Y1', person });
    expect([await needs('programme-manager'), await needs('mentor')].map((text) => text.includes('"name":"Ada"'))).toEqual([true, false]);
    expect(await page('/to-do', 'commissioner')).toContain('Ada');
    for (const step of ['A1', 'X1']) await command('name-step-owner', { ulo, occurredOn: today, step, person });
    // Lists and the overview show the steps that come first.
    for (const path of ['/', '/ulos.csv', `/ulos/${ulo}`]) expect([path, (await page(path, 'programme-manager')).includes('Ada'), (await page(path, 'mentor')).includes('Ada')]).toEqual([path, true, false]);
  });

  it('is chosen in the form from the people who take part there', async () => {
    const form = await page(`/ulos/${ulo}/record/name-step-owner?step=X1`, 'programme-manager');
    expect(form).toContain('Ada, mentor');
    expect(form).not.toContain('Uwe');
  });

  it.each([['Uwe', 'person-takes-no-part'], ['nobody', 'no-such-person']])('must take part in the ULO: %s', async (name, code) => {
    const answer = await server.as('programme-manager').post('name-step-owner', { ulo, occurredOn: today, step: 'X1', person: people.get(name) ?? ulo });
    expect([answer.status, answer.body.code]).toEqual([409, code]);
  });

  it('is the role again when the person leaves, and the page says so', async () => {
    await command('person-leaves', { person: people.get('Ada'), occurredOn: today });
    expect((await stepFor('programme-manager', 'X3'))?.person).toMatchObject({ gone: true });
    expect(await page(`/ulos/${ulo}/steps/X3`, 'programme-manager')).toContain('the role has it again');
    expect(await page(`/people/${people.get('Carys')}/needs`, 'programme-manager')).toContain('X3 Do X3');
  });

  it('is the role again when the person is erased; events contain only their id', async () => {
    await register('Eve', 'mentor', { onlyUlo: ulo });
    await dueStep('X4', 'committee', 'Eve');
    await untilReminded('X4', ['eve@ulo.example']);
    await command('erase-person', { person: people.get('Eve'), occurredOn: today }, 'data-protection-officer');
    expect(await stepFor('programme-manager', 'X4')).toMatchObject({ owner: { code: 'committee' }, person: { name: null, gone: true } });
    const events = (await server.as('auditor').get(`/api/ulos/${ulo}/history?limit=200`)).text;
    expect(events).not.toContain('Eve');
  });
});
