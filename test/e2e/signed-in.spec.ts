import type { Browser, Page } from 'playwright-core';
import { axeFaults, complaintsOf, openBrowser } from '../support/browser.js';
import { idOf, startWithPeople, type GrantAt, type PeopleWithScopes } from '../support/people-with-scopes.js';

/** What a person should see: names of ULOs, programmes and people in their scope. */
interface Part {
  ulos: string[];
  programmes: string[];
  people: string[];
}

const kindOf = (path: string): string => path.split('?').map((part, i) => (i === 0 ? part.replace(/\/history\/[^/.]+$/u, '/history/…') : [...new URLSearchParams(part).keys()].join(' '))).join('?');

describe('people with a limited scope who sign in with a link', () => {
  let app: PeopleWithScopes;
  let browser: Browser;
  /** Three programmes with three ULOs each: North 1, North 2, … */
  const programmes = new Map<string, string>();
  const ulos = new Map<string, string>();

  beforeAll(async () => {
    [app, browser] = [await startWithPeople(), await openBrowser()];
    for (const area of ['North', 'South', 'West']) {
      const programme = idOf(await app.record('open-programme', { occurredOn: '2026-01-05', name: `${area} programme`, area }));
      programmes.set(area, programme);
      for (const n of [1, 2, 3]) {
        const name = `${area} ${n}`;
        const ulo = idOf(await app.record('start-ulo-development', { occurredOn: '2026-01-05', programme, name: `${name} organisation`, area, commissioner: `${area} council` }));
        ulos.set(name, ulo);
        await app.record('agree-mentoring', { ulo, occurredOn: '2026-01-06', mentor: `${name} mentors`, startsOn: '2026-01-06', endsOn: '2026-12-31' });
        await app.record('log-mentoring-session', { ulo, occurredOn: '2026-01-08', hours: n, topics: ['governance'] }, 'mentor');
      }
      await app.record('register-person', { name: `${area} person`, organisation: `${area} council`, role: 'commissioner', onlyProgramme: programme });
    }
    // Long enough after the sessions for warnings.
    app.server.clock.set('2026-04-01T09:00:00.000Z');
    await app.shown();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** Signs in by an invitation, in a separate browser. */
  async function signedIn(name: string, ...grants: GrantAt[]): Promise<{ page: Page; complaints: string[] }> {
    const person = await app.person(name, ...grants);
    await app.shown();
    const token = (await app.server.web.runtime.signIn?.links.invitation(person)) ?? '';
    const context = await browser.newContext({ baseURL: app.site, viewport: { width: 1200, height: 900 } });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    // The first visit gives the browser its cookie.
    await page.goto('/sign-in');
    await page.goto(`/sign-in/link/${token}`);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText(name).first().waitFor();
    return { page, complaints: complaintsOf(page) };
  }

  const linksIn = (text: string): string[] => [...text.matchAll(/<a\b[^>]*?href="(\/[^"]*)"/gu)].map(([, href = '']) => href.replaceAll('&amp;', '&').replace(/#.*/u, ''));

  /** Follows every link with the cookies of the browser. Returns the text of each page and of each file. */
  async function all({ page }: { page: Page }): Promise<Map<string, string>> {
    const [queue, known, found] = [['/'], new Set(['/']), new Map<string, string>()];
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const answer = await page.request.get(path);
      const text = await answer.text();
      expect([path, answer.status()]).toEqual([path, 200]);
      found.set(path, text);
      for (const link of /\.csv(\?|$)/u.test(path) ? [] : linksIn(text)) {
        if (known.has(kindOf(link))) continue;
        known.add(kindOf(link));
        queue.push(link);
      }
    }
    return found;
  }

  const areas = ['North', 'South', 'West'];
  const everything: Part = {
    ulos: areas.flatMap((area) => [1, 2, 3].map((n) => `${area} ${n} organisation`)).concat('Organisation 1', 'Organisation 2'),
    programmes: areas.map((area) => `${area} programme`).concat('Programme 1', 'Programme 2'),
    people: areas.map((area) => `${area} person`).concat('Person 1', 'Person 2'),
  };
  const north: Part = { ulos: ['North 1 organisation', 'North 2 organisation', 'North 3 organisation'], programmes: ['North programme'], people: ['North person'] };
  const cases: [string, () => GrantAt[], Part, { people: boolean }][] = [
    ['a manager of one programme', () => [{ role: 'programme-manager', programme: programmes.get('North') ?? '' }], north, { people: true }],
    ['a mentor of two ULOs', () => ['North 2', 'South 3'].map((name) => ({ role: 'mentor', ulo: ulos.get(name) ?? '' })), { ulos: ['North 2 organisation', 'South 3 organisation'], programmes: [], people: [] }, { people: false }],
    ['an auditor of one programme', () => [{ role: 'auditor', programme: programmes.get('North') ?? '' }], north, { people: true }],
  ];

  it.each(cases)('%s sees that scope and nothing else, on every page and in every file', async (who, grants, part, { people }) => {
    const visitor = await signedIn(`Visitor: ${who}`, ...grants());
    const found = await all(visitor);
    const hidden = [...everything.ulos.filter((name) => !part.ulos.includes(name)), ...everything.people.filter((name) => !part.people.includes(name))];
    // The programme of a ULO may be named where the ULO is shown.
    if (part.programmes.length > 0) hidden.push(...everything.programmes.filter((name) => !part.programmes.includes(name)));
    const leaks = [...found].flatMap(([path, text]) => hidden.filter((name) => text.includes(name)).map((name) => `${path} names ${name}`));
    expect(leaks).toEqual([]);
    for (const name of [...part.ulos, ...part.programmes, ...(people ? part.people : [])]) expect([name, [...found.values()].some((text) => text.includes(name))]).toEqual([name, true]);
    expect(found.size).toBeGreaterThan(20);

    // Compares counts: the list, its total, its search, its file, the warnings and the first page of recording.
    const { page } = visitor;
    const search = async (q: string): Promise<number[]> => {
      const list = (await (await page.request.get(`/api/ulos?q=${encodeURIComponent(q)}`)).json()) as { total: number; items: unknown[] };
      return [list.total, list.items.length];
    };
    expect([await search('organisation'), await search(hidden[0] ?? '')]).toEqual([[part.ulos.length, part.ulos.length], [0, 0]]);
    expect((await (await page.request.get('/ulos.csv')).text()).trim().split('\r\n')).toHaveLength(part.ulos.length + 1);
    await page.goto('/programmes');
    expect(await page.locator('main').innerText()).toContain(`${part.programmes.length} programme${part.programmes.length === 1 ? '' : 's'}`);
    const warned = (await (await page.request.get('/api/warnings?limit=200')).json()) as { items: { ulo: string | { id: string } }[] };
    const mine = new Set(part.ulos.map((name) => ulos.get(name.replace(' organisation', ''))));
    expect(warned.items.filter(({ ulo }) => !mine.has(typeof ulo === 'string' ? ulo : ulo.id))).toEqual([]);
    expect(warned.items.length).toBeGreaterThan(0);
    expect([await axeFaults(page), visitor.complaints]).toEqual([[], []]);
    await page.context().close();
  }, 180_000);
});
