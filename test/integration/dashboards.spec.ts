import { choosePersona } from '../support/choose-persona.js';
import { startTestServer, type Client, type TestServer } from '../support/server.js';

/** Pages of dashboards over HTTP, with both examples. */
describe('dashboards', () => {
  let server: TestServer;
  let cookies: Record<string, string>;
  const ids = { programme: '', ulo: '' };

  const get = (path: string, role = 'programme-manager') => server.nobody.get(path, { cookie: cookies[role] ?? '' });
  const manager = (): Client => server.as('programme-manager');

  beforeAll(async () => {
    server = await startTestServer({ env: { EXAMPLE: 'on' } });
    cookies = Object.fromEntries(await Promise.all(['programme-manager', 'auditor', 'mentor'].map(async (role) => [role, await choosePersona(server, role)] as const)));
    await server.web.runtime.model.whenReady(10_000);
    const { items } = (await manager().get('/api/ulos')).json<{ items: { id: string; name: string; programme: { id: string } }[] }>();
    const map = items.find(({ name }) => name.startsWith('Mercian'));
    ids.ulo = map?.id ?? '';
    ids.programme = map?.programme.id ?? '';
  }, 120_000);
  afterAll(() => server.stop());

  it('show a programme as at any day, on the page and in the file', async () => {
    const path = `/programmes/${ids.programme}/dashboard`;
    const [then, now] = [await get(`${path}?on=2010-05-01`), await get(path)];
    expect([then.status, now.status]).toEqual([200, 200]);
    expect(then.text).toContain('Figures are of all 1 ULO of the programme as at 1 May 2010.');
    expect(then.text).toContain('Premises not secured');
    expect(now.text).toContain('1 of them ended');
    const file = await get(`${path}.csv?on=2010-05-01`);
    expect(file.text).toContain('scope,2010-05-01,ulos,1\r\n');
    expect(file.text).toMatch(/slip,Premises not secured,moves,1\r\n/u);
    expect(file.text).toMatch(/phases,2010-05-01,\w+,1\r\n/u);
  });

  it('show a committee who moved which date in a period, and why', async () => {
    const path = `/programmes/${ids.programme}/report`;
    const { status, text } = await get(`${path}?from=2010-01-01&to=2010-06-30`);
    expect(status).toBe(200);
    for (const said of ['1 January 2010 to 30 June 2010, as at 30 June 2010. Printed on', 'Decisions asked for', 'No secure premises yet', 'Programme manager, 22 March 2010']) expect(text).toContain(said);
    const file = await get(`${path}.csv?from=2010-01-01&to=2010-06-30`);
    expect(file.text).toMatch(/moved,Mercian Ability Partnership \(MAP\),Launch event,2010-03-22,"2010-04-30 to 2010-09-24/u);
  });

  it('report one ULO on two pages, and in sentences that are easy to read', async () => {
    expect((await get(`/ulos/${ids.ulo}/report?asAt=2010-09-30`)).text).toMatch(/As at 30 September 2010\. Printed on/u);
    expect((await get(`/ulos/${ids.ulo}/easy-read?asAt=2010-09-30`)).text).toContain('6 of 8 people on the committee use services.');
  });

  it('offer the tasks of a person as a file for spreadsheets', async () => {
    const { text, headers } = await get('/my-programmes.csv');
    expect([headers.get('content-type'), text.split('\r\n')[0]]).toEqual(['text/csv; charset=utf-8', expect.stringContaining('how it stands')]);
    const bytes = new Uint8Array(await (await fetch(`${server.url}/my-programmes.csv`, { headers: { cookie: cookies['programme-manager'] ?? '' } })).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect((await get('/mentoring.csv?from=2009-01-01&to=2010-12-31', 'mentor')).text).toMatch(/Mercian Ability Partnership \(MAP\),[^\r]+,\d+/u);
  });

  it('search the log by kind, person and time, and find what was corrected', async () => {
    const entries = async (query: string): Promise<string> => /<p class="govuk-body" role="status">([^<]*)</u.exec((await get(`/audit?${query}`, 'auditor')).text)?.[1] ?? '';
    expect(await entries('type=MilestoneRescheduled')).toMatch(/^3 entries|^\d+ entries/u);
    expect(await entries('type=MilestoneRescheduled&happenedTo=2010-01-01')).toMatch(/^1 entry/u);
    expect(await entries('type=MilestoneRescheduled&q=nobody')).toMatch(/^0 entries/u);
    expect(await entries('type=MilestoneRescheduled&role=auditor')).toMatch(/^0 entries/u);
    // A row, and its card on a narrow screen, is named by its subject, not by a number.
    expect((await get('/audit?type=MilestoneRescheduled', 'auditor')).text).toMatch(/<th scope="row"[^>]*>(<[^>]*>)?Milestone rescheduled/u);
    const before = await entries(`only=corrections&ulo=${ids.ulo}`);
    const correction = { corrects: '', reason: 'It did not happen' };
    const { items } = (await manager().get(`/api/ulos/${ids.ulo}/history?limit=200`)).json<{ items: { id: string; type: string }[] }>();
    correction.corrects = items.find(({ type }) => type === 'ChampioningLogged' || type === 'LessonRecorded' || type === 'MentoringSessionLogged')?.id ?? '';
    expect((await server.as('mentor').post('withdraw-fact', { ulo: ids.ulo, ...correction })).status).toBe(200);
    expect(await entries(`only=corrections&ulo=${ids.ulo}`)).toBe(before.replace('1 entry', '2 entries'));
    expect((await get(`/ulos/${ids.ulo}/decisions`, 'auditor')).text).toContain('It did not happen');
  });

  it('compare two days field by field, with the entries that made the difference', async () => {
    const { text } = await get(`/ulos/${ids.ulo}/compare?from=2010-03-01&to=2010-04-01`, 'auditor');
    expect(text).toContain('Due 24 September 2010, moved twice since 30 November 2009');
    expect(text).toMatch(/Entries that made the difference[^]*Milestone rescheduled/u);
  });

  it('verify the log on request, for allowed roles only', async () => {
    const post = (role: string) => server.nobody.send('/audit/verify', { method: 'POST', body: '', headers: { cookie: cookies[role] ?? '', 'content-type': 'application/x-www-form-urlencoded', origin: server.url, 'sec-fetch-site': 'same-origin' } });
    expect((await post('auditor')).text).toMatch(/Checked at [^<]*: \d+ events of \d+ streams\. Every field, hash and chain is right\./u);
    expect((await post('mentor')).status).toBe(403);
  });

  it('open with the saved view, and show everything on request', async () => {
    const saved = await server.nobody.send('/my-programmes/view', { method: 'POST', body: new URLSearchParams({ view: 'colour=amber' }).toString(), headers: { cookie: cookies['programme-manager'] ?? '', 'content-type': 'application/x-www-form-urlencoded', origin: server.url, 'sec-fetch-site': 'same-origin' } });
    const view = saved.headers.getSetCookie().map((set) => set.split(';', 1)[0]).join('; ');
    const opened = await server.nobody.send('/', { headers: { cookie: `${cookies['programme-manager'] ?? ''}; ${view}` } });
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/?colour=amber']);
    const other = await server.nobody.send('/', { headers: { cookie: `${cookies['mentor'] ?? ''}; ${view}` } });
    expect(other.status).toBe(200);
    expect((await server.nobody.get('/?tile=all', { cookie: `${cookies['programme-manager'] ?? ''}; ${view}` })).status).toBe(200);
  });
});
