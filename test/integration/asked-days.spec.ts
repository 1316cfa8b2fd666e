import { startTestServer, type TestServer } from '../support/server.js';
import { choosePersona } from '../support/choose-persona.js';

/** Days in the query of pages, with the MAP example. */
describe('a page for a chosen day', () => {
  let server: TestServer;
  let cookies: Record<string, string>;
  const ids = { programme: '', ulo: '' };
  const get = (path: string, role = 'auditor') => server.nobody.get(path, { cookie: cookies[role] ?? '' });
  const titleOf = (text: string): string => /<title[^>]*>([^<]*)/u.exec(text)?.[1]?.trim() ?? '';

  beforeAll(async () => {
    server = await startTestServer({ env: { EXAMPLE: 'on' } });
    cookies = Object.fromEntries(await Promise.all(['programme-manager', 'auditor', 'mentor'].map(async (role) => [role, await choosePersona(server, role)] as const)));
    await server.web.runtime.model.whenReady(10_000);
    const { items } = (await server.as('auditor').get('/api/ulos')).json<{ items: { id: string; name: string; programme: { id: string } }[] }>();
    const map = items.find(({ name }) => name.startsWith('Mercian'));
    Object.assign(ids, { ulo: map?.id, programme: map?.programme.id });
  }, 120_000);
  afterAll(() => server.stop());

  const dated = (): [path: string, name: string, file?: string][] => [
    [`/programmes/${ids.programme}/dashboard`, 'on', `/programmes/${ids.programme}/dashboard.csv`],
    [`/programmes/${ids.programme}/report`, 'from', `/programmes/${ids.programme}/report.csv`],
    [`/programmes/${ids.programme}/compare`, 'to'],
    [`/ulos/${ids.ulo}/compare`, 'from'],
    ['/mentoring', 'to', '/mentoring.csv'],
    ['/audit', 'happenedFrom', '/audit.csv'],
    ['/warnings', 'on', '/warnings.csv'],
    [`/ulos/${ids.ulo}`, 'asAt', `/ulos/${ids.ulo}/lists/milestones.csv`],
    [`/ulos/${ids.ulo}/history`, 'knownAt', `/ulos/${ids.ulo}/history.csv`],
  ];

  it('asks for the day in three fields, and takes it whole or in parts', async () => {
    for (const [path, name] of dated()) {
      const { status, text } = await get(`${path}?${name}=2010-05-01`);
      expect([path, status]).toEqual([path, 200]);
      expect([path, text.includes('type="date"')]).toEqual([path, false]);
      for (const [part, value] of [['day', '1'], ['month', '5'], ['year', '2010']]) expect([path, text]).toEqual([path, expect.stringMatching(new RegExp(`name="${name}-${part}"[^>]* value="${value}"`, 'u'))]);
      const inParts = await get(`${path}?${name}-day=1&${name}-month=5&${name}-year=2010`);
      expect([path, inParts.text.includes('There is a problem')]).toEqual([path, false]);
      expect(inParts.text).toMatch(new RegExp(`name="${name}-year"[^>]* value="2010"`, 'u'));
    }
  });

  it('shows the error of an invalid day at its field, and gives no file', async () => {
    for (const [path, name, file] of dated())
      for (const wrong of [`${name}=abc`, `${name}=2010-05-01T10:00`, `${name}=2010-02-30`, `${name}-day=1&${name}-month=5`]) {
        const { text } = await get(`${path}?${wrong}`);
        expect([path, wrong, titleOf(text)]).toEqual([path, wrong, expect.stringMatching(/^Error: /u)]);
        expect([path, wrong, text]).toEqual([path, wrong, expect.stringMatching(new RegExp(`href="#${name}-(day|month|year)"`, 'u'))]);
        if (file) expect([file, wrong, (await get(`${file}?${wrong}`)).status]).toEqual([file, wrong, 400]);
      }
  });

  it('refuses an invalid day on pages that cannot show the form again', async () => {
    for (const path of ['report', 'easy-read']) expect((await get(`/ulos/${ids.ulo}/${path}?asAt=abc`)).status).toBe(400);
  });

  it('refuses a future day where only the past is known, and a period that ends before it begins', async () => {
    expect((await get(`/programmes/${ids.programme}/dashboard?on=2099-01-01`)).text).toContain('As at must be today or in the past');
    expect((await get(`/ulos/${ids.ulo}?knownAt=2099-01-01`)).text).toContain('As known at must be today or in the past');
    expect((await get(`/programmes/${ids.programme}/report?from=2010-06-01&to=2010-05-01`)).text).toContain('From must be on or before to');
  });

  it('says in its title which moment it shows, links back to today, and offers nothing to record', async () => {
    for (const path of [`/ulos/${ids.ulo}`, `/ulos/${ids.ulo}/plan`, `/ulos/${ids.ulo}/history`]) {
      const { text } = await get(`${path}?asAt=2010-05-01`, 'programme-manager');
      expect(titleOf(text)).toContain('as at 1 May 2010');
      expect(text).toMatch(new RegExp(`You are looking back: what had happened by 1 May 2010[^<]*<a[^>]*href="${path}">Show today`, 'u'));
      expect(text).not.toContain('Record something</a>');
    }
    expect((await get(`/ulos/${ids.ulo}?asAt=2099-01-01`)).text).toContain('You are looking ahead: what will have happened by 1 January 2099, if nothing changes');
    expect((await get(`/ulos/${ids.ulo}/plan?asAt=2010-05-01`)).text).toMatch(/<text[^>]*>1 May 2010/u);
  });

  it('shows a development that has ended as at its last day, and today on request', async () => {
    const then = await get(`/ulos/${ids.ulo}`);
    expect(then.text).toContain('The development ended on 31 October 2011. This page shows how it stood on that day.');
    expect(then.text).toContain('33 months since the start');
    for (const slug of ['mentoring', 'plan', 'warnings', 'governance']) expect((await get(`/ulos/${ids.ulo}/${slug}`)).text).toContain('The development ended on 31 October 2011.');
    const today = /href="([^"]*)">Show today/u.exec((await get(`/ulos/${ids.ulo}/staff-and-premises`)).text)?.[1] ?? '';
    const now = await get(today);
    expect(now.text).toContain('No premises now: the lease ended on 30 June 2013.');
    expect(now.text).not.toContain('You are looking back');
  });

  it('compares two days of a programme, field by field and ULO by ULO, with the entries between', async () => {
    const { status, text } = await get(`/programmes/${ids.programme}/compare?from=2010-02-01&to=2010-10-01`);
    expect(status).toBe(200);
    expect(text).toMatch(/What differs in the programme[^]*Milestones and steps done/u);
    expect(text).toMatch(/What differs in its ULOs[^]*Launch<\/td>[^]*30 April 2010[^]*24 September 2010/u);
    expect((await get(`/programmes/${ids.programme}/compare?from=2010-09-20&to=2010-10-01`)).text).toMatch(/Entries between the two days[^]*>Launch event held</u);
    expect((await get(`/programmes/${ids.programme}/compare?from=2010-03-01&to=2010-03-01`)).text).toContain('No figure differs');
  });

  it('searches the log by person only for those who may see names', async () => {
    const { body } = await server.as('programme-manager').post('register-person', { occurredOn: '2026-01-02', name: 'Ottoline Brackenthwaite', organisation: 'Thistledown Trust', role: 'mentor' });
    const person = body.stream.replace('person-', '');
    await server.web.runtime.model.waitFor(body.position, 10_000);
    const found = ({ text }: { text: string }): string => /<p class="govuk-body" role="status">([^<]*)</u.exec(text)?.[1] ?? '';
    const manager = await get(`/audit?person=${person}`, 'programme-manager');
    expect(manager.text).toMatch(new RegExp(`<option value="${person}" selected>Ottoline Brackenthwaite`, 'u'));
    expect(found(manager)).toMatch(/^0 entries/u);
    expect((await get(`/audit?person=${person}`, 'auditor')).text).toContain('Ottoline');
    const mentor = await get(`/audit?person=${person}`, 'mentor');
    expect(mentor.text).not.toContain('Ottoline');
    expect(found(mentor)).toBe(found(await get('/audit', 'mentor')));
  });
});
