import { derivedId, type Role } from '#kernel';
import { fakeClock } from '#spec';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';

let server: TestServer;
let programme: string;
let ulo: string;
const cookies = new Map<Role, string>();
const typed = { 'content-type': 'application/x-www-form-urlencoded' };

beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock('2026-03-02T10:00:00.000Z'), managers: [] });
  programme = await begin('open-programme', { occurredOn: '2025-01-06', name: 'Programme', area: 'County' });
  ulo = await begin('start-ulo-development', { occurredOn: '2025-01-06', programme, name: 'Voices', area: 'Town', commissioner: 'Council' });
});
afterAll(() => server.stop());

const post = (name: string, body: object, headers: Record<string, string> = {}, role: Role = 'programme-manager'): Promise<Answer> => server.as(role).post(name, body, headers);
async function begin(name: string, body: object): Promise<string> {
  const answer = await post(name, body);
  expect([name, answer.status, answer.body.errors]).toEqual([name, 200, undefined]);
  await server.web.runtime.model.waitFor(answer.body.position, 5_000);
  return answer.body.stream.replace(/^[a-z]+-/u, '');
}
async function browse(role: Role, path: string, form?: Record<string, string>): Promise<Answer> {
  if (!cookies.has(role)) {
    const chosen = await server.nobody.send('/who', { method: 'POST', headers: typed, body: `role=${role}&next=/` });
    cookies.set(role, chosen.headers.get('set-cookie')?.split(';')[0] ?? '');
  }
  const headers = { cookie: cookies.get(role) ?? '' };
  return server.nobody.send(path, form ? { method: 'POST', headers: { ...headers, ...typed }, body: new URLSearchParams(form).toString() } : { headers });
}
const day = (name: string, on: string): Record<string, string> => {
  const [year = '', month = '', date = ''] = on.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};

describe('a day in the distant past or future', () => {
  const named = { audience: 'councillors', activity: 'spoke-for' };

  it('needs a confirmation over the API, and is recorded once it is confirmed', async () => {
    const body = { ulo, occurredOn: '2001-01-01', ...named };
    const commandId = derivedId('unlikely day');
    const response = await post('log-championing', { commandId, ...body });
    expect(response).toMatchObject({ status: 409, body: { code: 'unlikely-day', detail: expect.stringContaining('2001-01-01 is 25 years ago. Is that right?') as string } });
    expect((await post('log-championing', { commandId, ...body, daysAreRight: true })).status).toBe(200);
    expect((await post('log-championing', { commandId, ...body })).body.repeated).toBe(true);
  });

  it('needs a confirmation in every field, and in a correction', async () => {
    const premises = { ulo, occurredOn: '2026-02-02', tenure: 'lease', startsOn: '2026-02-02', accessible: true, councilBranded: false };
    expect((await post('secure-premises', { ...premises, endsOn: '2062-02-01' })).body.code).toBe('unlikely-day');
    const secured = await post('secure-premises', { ...premises, endsOn: '2036-02-01' });
    expect(secured.status).toBe(200);
    expect((await post('secure-premises', { ...premises, endsOn: '2063-02-01', corrects: secured.body.events[0], reason: 'The year was wrong' })).body.code).toBe('unlikely-day');
  });

  it('needs no confirmation in an import, nor for what began long ago', async () => {
    expect((await post('log-championing', { ulo, occurredOn: '2002-01-01', ...named }, { 'milepost-imported': 'yes' })).status).toBe(200);
    const old = await begin('start-ulo-development', { occurredOn: '2009-11-30', programme, name: 'MAP', area: 'Tamworth', commissioner: 'Council' });
    expect((await post('log-championing', { ulo: old, occurredOn: '2010-05-01', ...named })).status).toBe(200);
  });
});

describe('a form', () => {
  const form = { ...day('occurredOn', '2001-01-01'), audience: 'councillors', activity: 'spoke-for', commandId: derivedId('typed') };

  it('asks for a confirmation in words, and records the same answers once they are confirmed', async () => {
    const path = `/ulos/${ulo}/record/log-championing`;
    const response = await browse('programme-manager', path, { ...form, ...day('occurredOn', '2003-01-01') });
    expect(response.status).toBe(409);
    expect(response.text).toContain('1 January 2003 is 23 years ago. Is that right?');
    expect(response.text).toContain('Yes, record it');
    expect(response.text).toContain('name="daysAreRight" value="yes"');
    expect((await browse('programme-manager', path, { ...form, ...day('occurredOn', '2003-01-01'), daysAreRight: 'yes', _step: 'record' })).status).toBe(303);
  });

  it('asks about the beginning as well, which the API does not', async () => {
    const opening = { ...day('occurredOn', '2009-11-30'), name: 'Old programme', area: 'County', commandId: derivedId('old programme') };
    expect((await browse('programme-manager', '/record/open-programme', opening)).text).toContain('30 November 2009 is 16 years ago. Is that right?');
    expect((await browse('programme-manager', '/record/open-programme', { ...opening, daysAreRight: 'yes' })).status).toBe(303);
  });

  it('of a session asks as well, and keeps the earlier answers', async () => {
    const path = `/ulos/${ulo}/sessions/new`;
    const session = { when: 'other', ...day('occurredOn', '2001-03-01'), length: '1', topics: 'governance', commandId: derivedId('session') };
    const response = await browse('mentor', path, { ...session, again: 'yes' });
    expect(response.status).toBe(409);
    expect(response.text).toContain('1 March 2001 is 25 years ago. Is that right?');
    expect(response.text).toContain('name="again" value="yes"');
    expect((await browse('mentor', path, { ...session, daysAreRight: 'yes' })).status).toBe(303);
  });
});
