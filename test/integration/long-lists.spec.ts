import { choosePersona } from '../support/choose-persona.js';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';

const NAME = 'Ashby';
let server: TestServer;
let cookie: string;
let programme: string;
let ulo: string;

const record = async (command: string, body: object): Promise<Answer['body']> => {
  const answer = await server.as('programme-manager').post(command, { occurredOn: '2026-01-05', ...body });
  expect([command, answer.status, answer.text]).toEqual([command, 200, expect.any(String)]);
  return answer.body;
};
const idOf = ({ stream }: { stream: string }): string => stream.replace(/^[a-z]+-/u, '');
const open = (path: string, kept = cookie): Promise<Answer> => server.nobody.get(path, { cookie: kept });
const titleOf = ({ text }: Answer): string => /<title[^>]*>\s*([^<]*?) – Milepost/u.exec(text)?.[1] ?? '';
/** Addresses of “Previous” and “Next” of a list. */
const pageLinks = ({ text }: Answer): string[] => [...text.matchAll(/<a class="govuk-link govuk-pagination__link" href="([^"]*)"/gu)].map(([, address = '']) => address.replaceAll('&amp;', '&'));

beforeAll(async () => {
  server = await startTestServer({ managers: [] });
  server.clock.set('2026-06-01T10:00:00.000Z');
  programme = idOf(await record('open-programme', { name: 'Westshire', area: 'Westshire' }));
  for (let n = 0; n < 52; n += 1) ulo = idOf(await record('start-ulo-development', { programme, name: n === 51 ? NAME : `Group ${n}`, area: n % 2 === 0 ? 'Stone' : 'Burton', commissioner: 'County council' }));
  let last = '';
  for (let n = 0; n < 60; n += 1) ({ position: last } = await record('log-mentoring-session', { ulo, occurredOn: `2026-0${1 + Math.floor(n / 28)}-${String((n % 28) + 1).padStart(2, '0')}`, hours: 1, topics: ['governance'] }));
  cookie = await choosePersona(server, 'programme-manager');
  expect((await server.as('auditor').get(`/api/ulos?after=${last}`)).status).toBe(200);
}, 120_000);
afterAll(() => server.stop());

describe('a list with several pages', () => {
  it('shows in its title its filters and the number of its page', async () => {
    const first = await open('/ulos');
    expect([titleOf(first), pageLinks(first)]).toEqual(['User-led organisations (ULOs)', ['/ulos?page=2']]);
    const second = await open('/ulos?sort=name&page=2');
    expect([titleOf(second), pageLinks(second)]).toEqual(['User-led organisations (ULOs) (page 2 of 2)', ['/ulos?sort=name']]);
    expect(titleOf(await open('/ulos?q=Stone'))).toBe('User-led organisations (ULOs): “Stone”');
    expect(titleOf(await open(`/programmes/${programme}?page=2`))).toBe('Westshire (page 2 of 2)');
    expect(titleOf(await open('/warnings?severity=amber&page=2'))).toMatch(/^Warnings: Other \(page 2 of \d+\)$/u);
    expect(titleOf(await open('/?page=2'))).toBe('My programmes (page 2 of 2)');
    expect(titleOf(await open('/record?page=2'))).toBe('Record something (page 2 of 2)');
    expect(titleOf(await open('/audit?page=2'))).toMatch(/^Audit \(page 2 of \d+\)$/u);
    expect(titleOf(await open(`/ulos/${ulo}/history?page=2`))).toBe(`History (page 2 of 2) – ${NAME}`);
  });

  it.each(['/ulos', '/warnings', '/', '/record', '/audit', '/to-do', '/to-do?whose=mine&', '/programmes/:programme', '/ulos/:ulo/history', '/ulos/:ulo/mentoring?x=1&sessions-newest-first-'])('has no page after its last one: %s', async (path) => {
    const to = path.replace(':programme', programme).replace(':ulo', ulo);
    const separator = to.includes('?') ? '' : '?';
    expect((await open(`${to}${separator}page=99`)).status).toBe(404);
  });

  it('has 25 rows where each is a long card on a narrow screen', async () => {
    let last = '';
    for (let n = 0; n < 26; n += 1) ({ position: last } = await record('plan-milestone', { ulo, name: `Milestone ${n}`, kind: 'other', dueOn: '2026-06-10' }));
    expect((await server.as('auditor').get(`/api/ulos?after=${last}`)).status).toBe(200);
    for (const [path, rows] of [['/audit', 25], ['/warnings', 25], ['/to-do', 25], ['/to-do?page=2', 1]] as const) expect([path, (await open(path)).text.match(/<th scope="row"/gu)?.length]).toEqual([path, rows]);
    expect(pageLinks(await open('/to-do'))).toEqual(['/to-do?page=2']);
  });

  it('hides its filters until one is set', async () => {
    const details = /<details class="govuk-details mp-no-print"( open)?><summary[^>]*><span[^>]*>Filter the/u;
    for (const path of ['/ulos', '/warnings', '/', `/programmes/${programme}`, `/ulos/${ulo}/reminders`]) expect([path, details.exec((await open(path)).text)?.[1]]).toEqual([path, undefined]);
    for (const path of ['/ulos?q=Stone', '/warnings?severity=red', '/?q=Stone', `/programmes/${programme}?q=Stone`, `/ulos/${ulo}/reminders?state=sent`]) expect([path, details.exec((await open(path)).text)?.[1]]).toEqual([path, ' open']);
  });

  it('can be sorted by lateness and by number of moves', async () => {
    const { text } = await open('/ulos?sort=late');
    expect(text).toContain('href="/ulos?sort=moved"');
    expect(/aria-sort="descending"><a class="govuk-link" href="\/ulos\?sort=late"/u.test(text)).toBe(true);
  });
});

describe('the list of ULOs for recording something', () => {
  it('marks developments that have ended', async () => {
    const group = idOf(await record('start-ulo-development', { programme, name: 'Zeal', area: 'Stone', commissioner: 'County council' }));
    const { position } = await record('end-development', { ulo: group, occurredOn: '2026-05-01', outcome: 'merged' });
    expect((await server.as('auditor').get(`/api/ulos?after=${position}`)).status).toBe(200);
    expect((await open('/record?q=Zeal')).text).toContain('Stone, started 5 January 2026, ended 1 May 2026');
  });
});

describe('a long list on the page of a ULO', () => {
  it('shows 50 rows, and keeps the moment of the page', async () => {
    const first = await open(`/ulos/${ulo}/mentoring?asAt=2026-05-01`);
    expect(first.text).toContain('1 to 50 of 60');
    expect(first.text.split('<th scope="row"').length - 1).toBeLessThan(60);
    const [next = ''] = pageLinks(first);
    expect(next).toBe(`/ulos/${ulo}/mentoring?asAt=2026-05-01&sessions-newest-first-page=2#sessions-newest-first`);
    const second = await open(next.replace(/#.*/u, ''));
    expect([titleOf(second), second.text.includes('51 to 60 of 60')]).toEqual([`Mentoring as at 1 May 2026 (page 2 of 2) – ${NAME}`, true]);
  });
});

describe('the back link', () => {
  const linkTo = ({ text }: Answer, words: string): string | undefined => new RegExp(`href="([^"]*)"[^>]*>${words}<`, 'u').exec(text)?.[1]?.replaceAll('&amp;', '&');

  it('of an entry leads to its page of the list, at the same moment', async () => {
    const list = await open(`/ulos/${ulo}/history?asAt=2026-05-01&page=2`);
    const entry = /href="(\/ulos\/[^"]*\/history\/[0-9a-f-]{36}\?[^"]*)"/u.exec(list.text)?.[1] ?? '';
    expect(entry).toContain('asAt=2026-05-01');
    expect(linkTo(await open(entry), 'Back to the history')).toBe(`/ulos/${ulo}/history?asAt=2026-05-01&page=2`);
  });

  it('keeps the moment over pages that show today only', async () => {
    for (const tab of ['reminders', 'records', 'history']) {
      const page = await open(`/ulos/${ulo}/${tab}?asAt=2026-05-01`);
      expect([tab, page.text.includes(`href="/ulos/${ulo}/plan?asAt=2026-05-01"`)]).toEqual([tab, true]);
    }
    expect((await open(`/ulos/${ulo}/reminders?asAt=2026-05-01`)).text).toContain('Reminders are shown as they are today.');
    expect(linkTo(await open(`/ulos/${ulo}/about?asAt=2026-05-01`), 'Westshire')).toBe(`/programmes/${programme}/dashboard?on=2026-05-01`);
  });

  it('of a ULO leads to the list with its last filter, for the same user', async () => {
    const crumb = async (kept: string): Promise<string | undefined> => linkTo({ ...(await open(`/ulos/${ulo}`, kept)), text: /<nav class="govuk-breadcrumbs[^]*?<\/nav>/u.exec((await open(`/ulos/${ulo}`, kept)).text)?.[0] ?? '' }, '(?:ULOs|My programmes)');
    expect(await crumb(cookie)).toBe('/ulos');
    const after = async (path: string): Promise<string> => [cookie, ...(await open(path)).headers.getSetCookie().filter((set) => set.startsWith('milepost_list=')).map((set) => set.split(';', 1)[0])].join('; ');
    expect(await crumb(await after('/ulos?q=Stone&sort=late&page=1'))).toBe('/ulos?q=Stone&sort=late');
    expect(await crumb(await after('/?colour=amber'))).toBe('/?colour=amber');
    const ofProgramme = await after(`/programmes/${programme}?q=Burton`);
    expect(await crumb(ofProgramme)).toBe(`/ulos?programme=${programme}&q=Burton`);
    const auditor = await choosePersona(server, 'auditor');
    expect(await crumb(ofProgramme.replace(cookie, auditor))).toBe('/ulos');
    const elsewhere = Buffer.from(`${'x'}\n//example.org/ulos`).toString('base64url');
    expect(await crumb(`${cookie}; milepost_list=${elsewhere}`)).toBe('/ulos');
  });
});
