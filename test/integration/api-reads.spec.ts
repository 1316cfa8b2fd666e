import type { HistoryPage } from '#audit';
import type { PortfolioPage, RuleSetsView, UloView } from '#dashboards';
import { allRoles, derivedId } from '#kernel';
import { readRoutes } from '../../apps/web/src/reads/read-routes.js';
import { startTestServer, type TestServer } from '../support/server.js';

describe('reads over HTTP', () => {
  let server: TestServer;
  let programme: string;
  let ulo: string;
  let organisation: string;
  let person: string;
  let position: string;
  beforeAll(async () => {
    server = await startTestServer({ managers: [] });
    const manager = server.as('programme-manager');
    const opened = await manager.post('open-programme', { occurredOn: '2009-01-01', name: 'Staffordshire', area: 'Staffordshire' });
    programme = opened.body.stream.slice('programme-'.length);
    const began = await manager.post('start-ulo-development', {
      occurredOn: '2009-01-19', programme, name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire County Council',
    });
    ulo = began.body.stream.slice('ulo-'.length);
    position = began.body.position;
    const added = await manager.post('add-organisation', { occurredOn: '2009-01-19', name: 'County', kind: 'local-authority' });
    organisation = added.body.stream.slice('organisation-'.length);
    const registered = await manager.post('register-person', { occurredOn: '2009-01-19', name: 'Mia', organisation: 'County', role: 'mentor' });
    person = registered.body.stream.slice('person-'.length);
    await server.web.runtime.model.waitFor(registered.body.position, 5_000);
  });
  afterAll(() => server.stop());

  const pathOf = (path: string): string => `/${path.replace(':id', path.includes('organisations') ? organisation : path.includes('people') ? person : path.includes('programmes') ? programme : ulo)}`;

  it.each(Object.entries(readRoutes))('%s is allowed for its declared roles only', async (_, { path, roles }) => {
    expect((await server.nobody.get(pathOf(path))).status).toBe(401);
    for (const role of allRoles) {
      const { status } = await server.as(role).get(pathOf(path));
      expect([role, status]).toEqual([role, (roles as readonly string[]).includes(role) ? 200 : 403]);
    }
  });

  it.each(Object.values(readRoutes).filter(({ path }) => path !== 'api/commands').map(({ path }) => path))('%s refuses unknown parameters', async (path) => {
    const answer = await server.as('auditor').get(`${pathOf(path)}?colour=red`);
    expect(answer.body).toMatchObject({ status: 400, code: 'invalid-input', errors: [{ field: 'colour' }] });
  });

  it('the rule sets say which was in force on a day, and what the guidance said', async () => {
    const { body } = await server.as('auditor').get('/api/rule-sets?on=2010-05-01');
    const { items, guidance } = body as unknown as RuleSetsView;
    expect(items.filter(({ topic, inForce }) => topic.code === 'threshold' && inForce).map(({ asks }) => asks)).toEqual(['£156,442 without VAT']);
    expect(guidance[0]).toMatchObject({ said: 'under £144k', lawThen: '£156,442 without VAT', differedThen: true });
    const csv = await (await fetch(`${server.url}/rule-sets/all.csv`)).text();
    expect(csv.split('\r\n')).toHaveLength(items.length + 2);
  });

  it.each([
    ['/api/ulos?limit=0', 'limit'],
    ['/api/ulos?limit=201', 'limit'],
    ['/api/ulos?sort=size', 'sort'],
    ['/api/ulos?after=nonsense', 'after'],
    ['/api/ulos?programme=7', 'programme'],
    ['/api/warnings?on=2010-02-30', 'on'],
    ['/api/rule-sets?on=2010-02-30', 'on'],
    ['/api/milestones?programme=x', 'programme'],
  ])('%s names the wrong parameter', async (path, field) => {
    expect((await server.as('auditor').get(path)).body).toMatchObject({ status: 400, errors: [{ field }] });
  });

  it('names every wrong parameter of a moment', async () => {
    const { body } = await server.as('auditor').get(`/api/ulos/${ulo}/history?as-at=2010-13-01&known-at=soon&limit=many&after=x`);
    expect(body.errors.map((e) => e.field).sort()).toEqual(['after', 'as-at', 'known-at', 'limit']);
  });

  it.each(['/api/ulos/none', `/api/ulos/${derivedId('x')}`, `/api/ulos/${derivedId('x')}/history`, `/api/programmes/${derivedId('x')}`])('%s is not found', async (path) => {
    expect((await server.as('auditor').get(path)).body).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('shows a recorded event to a reader that waits for its position, in the header or the query', async () => {
    for (let i = 0; i < 5; i++) {
      const { body } = await server.as('programme-manager').post('start-ulo-development', {
        occurredOn: '2009-02-01', programme, name: `Another ${i}`, area: 'A', commissioner: 'C',
      });
      const [path, headers] = i % 2 === 0 ? [`/api/ulos?after=${body.position}`, {}] : ['/api/ulos', { 'milepost-after': body.position }];
      const page = (await server.as('auditor').get(path, headers)).json<PortfolioPage>();
      expect(page.items.map((row) => row.name)).toContain(`Another ${i}`);
    }
  });

  it('refuses to wait for an invalid position', async () => {
    expect((await server.as('auditor').get('/api/ulos', { 'milepost-after': 'x' })).body).toMatchObject({ status: 400, errors: [{ field: 'after' }] });
  });

  it('returns one ULO with the revision for If-Match, and its state as known earlier', async () => {
    const answer = await server.as('auditor').get(`/api/ulos/${ulo}`);
    expect(answer.headers.get('etag')).toBe('"0"');
    expect(answer.json<UloView>()).toMatchObject({ id: ulo, revision: 0 });
    expect((await server.as('auditor').get(`/api/ulos/${ulo}?known-at=2026-01-14`)).status).toBe(404);
    expect((await server.as('auditor').get(`/api/ulos/${ulo}?as-at=2009-01-18`)).status).toBe(404);
  });

  it('pages through the history by key', async () => {
    for (let day = 1; day <= 3; day++)
      await server.as('programme-manager').post('bring-people-together', { ulo, occurredOn: `2009-03-0${day}`, users: day, carers: 0 });
    const first = (await server.as('auditor').get(`/api/ulos/${ulo}/history?limit=3`)).json<HistoryPage>();
    expect(first).toMatchObject({ total: 4, items: [{ revision: 3 }, { revision: 2 }, { revision: 1 }] });
    const second = (await server.as('auditor').get(`/api/ulos/${ulo}/history?limit=3&after=${first.next}`)).json<HistoryPage>();
    expect(second).toMatchObject({ items: [{ revision: 0 }], next: null });
  });

  it('describes itself, reports its health, and counts requests', async () => {
    expect((await server.nobody.get('/api/openapi.json')).json<object>()).toMatchObject({ openapi: '3.1.0' });
    expect((await server.nobody.get('/health/live')).status).toBe(200);
    expect((await server.nobody.get('/health/ready')).json<object>()).toMatchObject({ status: 'ready' });
    expect((await server.nobody.get('/metrics')).text).toMatch(/milepost_commands_accepted_total\{command="open-programme"\} 1/u);
    expect(position).toMatch(/^\d+$/u);
  });

  it('has all data again after a restart', async () => {
    server = await server.restart();
    expect((await server.as('auditor').get('/api/ulos')).json<PortfolioPage>().total).toBe(6);
  });
});
