import { defaultTemplateText } from '#development';
import { systemIds } from '#kernel';
import { stepControl } from '#ui';
import { fakeClock, until } from '#spec';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';

let server: TestServer;
let programme: string;
let ulo: string;
let cookie: string;
const today = '2026-01-15';
const typed = { 'content-type': 'application/x-www-form-urlencoded' };

beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock(`${today}T10:00:00.000Z`) });
  const who = await server.nobody.send('/who', { method: 'POST', headers: typed, body: 'role=programme-manager&next=/' });
  cookie = who.headers.get('set-cookie')?.split(';')[0] ?? '';
  programme = await command('open-programme', { name: 'Programme', area: 'County' });
  ulo = await command('start-ulo-development', { programme, name: 'Voices', area: 'Town', commissioner: 'Council' });
  await until(async () => (await followed()) !== undefined);
  await command('publish-template', { programme, content: defaultTemplateText.replace(/(title: Hold the launch).*/u, '$1 party') });
});
afterAll(() => server.stop());

async function command(name: string, body: object): Promise<string> {
  const answer = await server.as('programme-manager').post(name, { occurredOn: today, ...body });
  expect([name, answer.status, answer.body.errors]).toEqual([name, 200, undefined]);
  return answer.body.stream.replace(/^[a-z]+-/u, '');
}
const followed = async (): Promise<number | undefined> =>
  (await server.as('auditor').get(`/api/ulos/${ulo}`)).json<{ steps: { plan: { template: { version: number } } | null } }>().steps.plan?.template.version;
const moves = async (): Promise<number> => (await server.as('auditor').get(`/api/ulos/${ulo}/history?limit=50`)).text.split('"PlanMovedToVersion"').length - 1;

function send(path: string, fields: Record<string, string>): Promise<Answer> {
  const day = { 'occurredOn-day': '15', 'occurredOn-month': '1', 'occurredOn-year': '2026', commandId: systemIds.next() };
  return server.nobody.send(path, { method: 'POST', headers: { ...typed, cookie }, body: new URLSearchParams({ ...day, ...fields }).toString() });
}

describe('a move of plans to another version', () => {
  it('shows its changes before anything is recorded', async () => {
    const shown = await send(`/ulos/${ulo}/record/move-plan`, { version: '1', from: '0' });
    expect(shown.status).toBe(200);
    for (const said of ['Check your answers', 'The plan as it is (default template) and under version 1', 'Hold the launch party', '0 of 35 steps', 'Move the plan']) expect(shown.text).toContain(said);
    const ordered = await send(`/programmes/${programme}/record/order-template-move`, { version: '1' });
    for (const said of ['Check your answers', 'Plans of default template', 'Hold the launch party', 'Move all plans']) expect(ordered.text).toContain(said);
    expect([await followed(), await moves()]).toEqual([0, 0]);
  });

  it('requires an existing version', async () => {
    const { status, text } = await send(`/ulos/${ulo}/record/move-plan`, { version: '7', from: '0' });
    expect([status, text.includes('The programme has no version 7 of its template')]).toEqual([400, true]);
  });

  it('by two people at once is recorded once: the second sees that the plan has moved', async () => {
    const form = await server.nobody.get(`/ulos/${ulo}/record/move-plan`, { cookie });
    expect(form.text).toMatch(/<input type="hidden" name="from" value="0">/u);
    const both = await Promise.all([1, 2].map(() => send(`/ulos/${ulo}/record/move-plan`, { version: '1', from: '0', [stepControl]: 'record' })));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(both.find(({ status }) => status === 409)?.text).toContain('The plan has moved: it follows version 1, not version 0.');
    expect([await followed(), await moves()]).toEqual([1, 1]);
  });
});
