import type { Needs, UloView } from '#dashboards';
import { until } from '#spec';
import { startTestServer, type Client, type TestServer } from '../support/server.js';

describe('an action that follows from an event', () => {
  let server: TestServer;
  let manager: Client;
  let ulo: string;
  beforeAll(async () => {
    server = await startTestServer();
    manager = server.as('programme-manager');
    const day = { occurredOn: '2026-01-10' };
    const { body: { stream: programme } } = await manager.post('open-programme', { ...day, name: 'Programme', area: 'County' });
    const started = await manager.post('start-ulo-development', { ...day, programme: programme.slice('programme-'.length), name: 'Voices', area: 'Town', commissioner: 'Council' });
    ulo = started.body.stream.slice('ulo-'.length);
    await manager.post('agree-mentoring', { ...day, ulo, mentor: 'Neighbour', startsOn: '2026-01-10', endsOn: '2026-12-31' });
    expect((await manager.post('end-mentoring', { ...day, ulo, asAgreed: false })).status).toBe(200);
    await until(async () => (await actions()).length > 0);
    await server.web.runtime.model.waitFor(await server.web.runtime.store.head(), 5_000);
  });
  afterAll(() => server.stop());

  const actions = async (): Promise<UloView['actions']['items']> => (await manager.get(`/api/ulos/${ulo}`)).json<UloView>().actions.items;
  const page = async (path: string): Promise<string> => {
    const chosen = await server.nobody.send('/who', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'role=programme-manager&next=/' });
    return (await server.nobody.get(path, { cookie: chosen.headers.get('set-cookie')?.split(';')[0] ?? '' })).text;
  };

  it('is listed in To do for its owners only', async () => {
    const needs = async (role: Parameters<TestServer['as']>[0]) => (await server.as(role).get('/api/needs')).json<Needs>().items.filter(({ kind }) => kind === 'action');
    expect(await needs('programme-manager')).toMatchObject([{ dueOn: '2026-02-12', name: 'Agree who mentors next, or record that the commissioner steps back: mentoring by Neighbour' }]);
    expect(await needs('mentor')).toEqual([]);
    expect(await page('/to-do')).toContain('Agree who mentors next');
  });

  it('is shown on the pages of its ULO, with the form that closes it', async () => {
    expect(await page(`/ulos/${ulo}`)).toContain('Agree who mentors next');
    expect(await page(`/ulos/${ulo}/plan`)).toMatch(/href="[^"]*close-action\?action=[^"]*"/u);
    expect(await page(`/ulos/${ulo}/reminders`)).toContain('Agree who mentors next');
  });

  it('cannot be raised by a person', async () => {
    expect((await manager.post('raise-action', {})).status).toBe(403);
    expect((await manager.get('/api/commands')).text).not.toContain('raise-action');
    expect((await manager.get('/api/openapi.json')).text).not.toContain('raise-action');
  });

  it('is closed by an owner', async () => {
    const [action] = await actions();
    const closed = await manager.post('close-action', { ulo, action: action?.id, outcome: 'not-needed', occurredOn: '2026-01-15' });
    expect(closed.status).toBe(200);
    expect(await actions()).toMatchObject([{ closedOn: '2026-01-15', outcome: { code: 'not-needed' } }]);
  });

  it('shows its process manager among the operations, in health and metrics', async () => {
    const shown = await page('/operations');
    for (const said of ['Process managers', 'Mentoring that ends without a successor, version 2', 'Waiting', 'Last at work', '15 January 2026']) expect(shown).toContain(said);
    expect((await server.nobody.get('/health/ready')).text).toContain('process managers');
    expect((await server.nobody.get('/metrics')).text).toMatch(/^milepost_managers_caught_up 1$/mu);
  });
});
