import { grantedRoles, type GrantedRole } from '#kernel';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';

const roles = Object.keys(grantedRoles) as GrantedRole[];
const extents = ['everything', 'one programme', 'one ULO'] as const;
/** Links that differ only in ids of history and in query parameters count as one. */
const kindOf = (path: string): string => path.split('?').map((part, i) => (i === 0 ? part.replace(/\/history\/[^/.]+$/u, '/history/…') : [...new URLSearchParams(part).keys()].join(' '))).join('?');
const linksIn = (page: string): string[] => [...page.matchAll(/<(?:a|form)\b[^>]*?(?:href|method="get" action|action)="([^"]*)"[^>]*>/gu)].filter(([tag]) => !tag.includes('method="post"')).map(([, href = '']) => href.replaceAll('&amp;', '&').replace(/#.*/u, ''));

describe('the links on pages for each role', () => {
  let app: PeopleWithScopes;
  beforeAll(async () => {
    app = await startWithPeople();
    const [{ ulo, programme }] = app.places;
    await app.record('agree-mentoring', { ulo, occurredOn: '2026-01-06', mentor: 'Mentor', startsOn: '2026-01-06', endsOn: '2026-12-31' });
    await app.record('draft-plan', { ulo, occurredOn: '2026-01-07', finishOn: '2028-12-31' });
    await app.record('log-mentoring-session', { ulo, occurredOn: '2026-01-08', hours: 1, topics: ['governance'] }, 'mentor');
    await app.record('register-person', { name: 'Person 3', organisation: 'Example', role: 'mentor', onlyUlo: ulo, onlyProgramme: programme });
    await app.shown();
  }, 60_000);
  afterAll(() => app.stop());

  it.each(roles.flatMap((role) => extents.map((extent) => [role, extent] as const)))('%s of %s: no link leads to a page without permission or to a missing page', async (role, extent) => {
    const [{ ulo, programme }] = app.places;
    const person = await app.person(`${role} of ${extent}`, { role, ...(extent === 'one programme' && { programme }), ...(extent === 'one ULO' && { ulo }) });
    await app.shown();
    const browser = await app.signedIn(person);
    const [queue, known, wrong] = [['/account'], new Set(['/account']), [] as unknown[]];
    let [from, pages] = ['', 0];
    const cameFrom = new Map<string, string>();
    for (let path = queue.shift(); path !== undefined && pages < 400; path = queue.shift()) {
      pages += 1;
      const { status, text, location } = await browser.get(path);
      // A new proof of identity may be asked for, and each role has another first page.
      const leadsOn = status === 303 && (location.startsWith('/sign-in') || path === '/');
      if (status !== 200 && !leadsOn) wrong.push([path, status, `from ${cameFrom.get(path) ?? ''}`]);
      from = path;
      for (const to of path === '/' && leadsOn ? [location] : linksIn(text)) {
        if (!to.startsWith('/') || to.startsWith('/assets/') || known.has(kindOf(to))) continue;
        known.add(kindOf(to));
        cameFrom.set(to, from);
        queue.push(to);
      }
    }
    expect(wrong).toEqual([]);
    expect(pages).toBeGreaterThan(2);
  }, 60_000);
});
