import { commands } from '#catalogue';
import { WithdrawFact } from '#commands';
import { addressOf, commandSpec, fieldsOf, systemIds } from '#kernel';
import { secretHashOf } from '#people';
import { readRoutes, type ReadRouteSpec } from '../../apps/web/src/reads/read-routes.js';
import { actions } from '../../apps/web/src/api/actions.js';
import { startWithPeople, type PeopleWithScopes, type ProgrammePlace } from '../support/people-with-scopes.js';
import type { TestBrowser } from '../support/signed-in.js';

/** Ids of one programme, by the kind of id. */
interface Ids extends ProgrammePlace {
  fact: string;
}

describe('ids of another programme', () => {
  let app: PeopleWithScopes;
  let inside: Ids;
  let outside: Ids;
  let manager: string;
  let browser: TestBrowser;
  /** Several people with the same roles, because requests per person are limited. */
  let tokens: string[];
  let asked = 0;
  const none: Ids = { programme: systemIds.next(), ulo: systemIds.next(), person: systemIds.next(), fact: systemIds.next() };

  beforeAll(async () => {
    app = await startWithPeople();
    const withFact = async (place: ProgrammePlace, mentor: string): Promise<Ids> => {
      const { events } = await app.record('agree-mentoring', { ulo: place.ulo, occurredOn: '2026-01-06', mentor, startsOn: '2026-01-06', endsOn: '2026-12-31' });
      return { ...place, fact: events[0] ?? '' };
    };
    [inside, outside] = [await withFact(app.places[0], 'Mentor 1'), await withFact(app.places[1], 'Mentor 2')];
    const another = (name: string): Promise<string> => app.person(name, { role: 'programme-manager', programme: inside.programme }, { role: 'mentor', programme: inside.programme });
    manager = await another('Mia Manager');
    browser = await app.signedIn(manager);
    const names = [...commands, WithdrawFact].map((one) => commandSpec(one).name).concat(Object.keys(readRoutes), Object.keys(actions));
    tokens = await Promise.all(['Ann', 'Ben', 'Cat', 'Dan', 'Eve', 'Fay'].map(async (name) => app.tokenOf(await another(name), names)));
    await app.shown();
  }, 60_000);
  afterAll(() => app.stop());

  const hidden = /Organisation 2|Programme 2|Person 2|Mentor 2|County 2/u;
  const ask = async (path: string, init: RequestInit = {}): Promise<{ status: number; text: string }> => {
    const token = tokens[(asked += 1) % tokens.length];
    const answer = await fetch(app.site + path, { ...init, headers: { authorization: `Bearer ${token ?? ''}`, 'content-type': 'application/json' } });
    return { status: answer.status, text: (await answer.text()).replaceAll(/urn:uuid:[0-9a-f-]+/gu, 'urn') };
  };
  const send = (name: string, body: object): Promise<{ status: number; text: string }> => ask(`/api/commands/${name}`, { method: 'POST', body: JSON.stringify(body) });
  /** The response without the ids of the request. */
  const without = (text: string, ids: Ids): string => Object.values<string>({ ...ids }).reduce((left, id) => left.replaceAll(id, 'ID'), text);

  const fields = [...commands, WithdrawFact].flatMap((type) => {
    const spec = commandSpec(type);
    return fieldsOf(type).filter(({ kind, name }) => name !== 'commandId' && (kind === 'id' || kind === 'ref')).map((field) => [spec.name, field.name, spec] as const);
  });

  it('are tested in every field of every command that takes an id', () => expect(fields.length).toBeGreaterThan(60));

  it.each(fields)('%s: %s gets the same response as an unknown id', async (name, field, spec) => {
    const address = addressOf(spec.stream);
    const bodyWith = (ids: Ids): object => {
      const kind = field === 'programmeScope' || field === 'onlyProgramme' || field === 'programme' ? 'programme' : field === 'uloScope' || field === 'onlyUlo' || field === 'ulo' ? 'ulo' : field === 'person' || /person|owner|subject/iu.test(field) ? 'person' : 'fact';
      return { occurredOn: app.server.clock.today(), ...(address && address !== field && !spec.creates && { [address]: address === 'organisationId' ? ids.fact : inside[address] }), ...(spec.stream === 'reminders' && { ulo: inside.ulo }), [field]: ids[kind] };
    };
    const [there, nowhere] = [await send(name, bodyWith(outside)), await send(name, bodyWith(none))];
    expect(there.text).not.toMatch(hidden);
    // Any reminders may be stopped: the response reveals nothing.
    if (field === 'subject') return expect([there.status, nowhere.status]).toEqual([200, 200]);
    expect([there.status, without(there.text, outside)]).toEqual([nowhere.status, without(nowhere.text, none)]);
    expect(there.status).toBeGreaterThanOrEqual(400);
  });

  it('of commands of another person are not returned', async () => {
    const commandId = systemIds.next();
    const session = { commandId, occurredOn: '2026-01-08', hours: 2, topics: ['governance'] };
    await app.record('log-mentoring-session', { ...session, ulo: outside.ulo }, 'mentor');
    await app.record('log-mentoring-session', { ...session, ulo: inside.ulo, commandId: none.fact }, 'mentor');
    expect((await send('log-mentoring-session', { ...session, ulo: outside.ulo })).status).toBe(404);
    for (const id of [commandId, none.fact]) {
      const { status, text } = await send('log-mentoring-session', { ...session, ulo: inside.ulo, commandId: id });
      expect([status, text.includes('"repeated":true'), hidden.test(text)]).toEqual([id === commandId ? 409 : 422, false, false]);
    }
  });

  it.each(Object.entries<ReadRouteSpec>(readRoutes))('%s: in the path, in each parameter and in the cursor', async (_, route) => {
    const path = (ids: Ids): string => `/${route.path.replace(':id', route.path.startsWith('api/programmes/') ? ids.programme : ids.ulo).replace(/:\w+/gu, ids.fact)}`;
    if (route.path.includes(':')) {
      const [there, nowhere] = [await ask(path(outside)), await ask(path(none))];
      expect([there.status, without(there.text, outside)]).toEqual([nowhere.status, without(nowhere.text, none)]);
      // A fact of another ULO under the address of an own ULO.
      const mixed = path({ ...inside, fact: outside.fact });
      expect((await ask(mixed)).text).not.toMatch(hidden);
    }
    const [{ text: usual }, own] = [await ask(path(inside)), path(inside)];
    expect(usual).not.toMatch(hidden);
    for (const { name } of route.parameters)
      for (const kind of ['programme', 'ulo', 'person', 'fact'] as const) {
        const [there, nowhere] = [await ask(`${own}?${name}=${outside[kind]}`), await ask(`${own}?${name}=${none[kind]}`)];
        expect([name, kind, there.status, without(there.text, outside)]).toEqual([name, kind, nowhere.status, without(nowhere.text, none)]);
        expect(there.text).not.toMatch(hidden);
      }
  });

  it('in a cursor of another person show nothing of that person', async () => {
    for (let i = 0; i < 60; i += 1) await app.record('start-ulo-development', { programme: outside.programme, name: `Organisation 2 number ${i}`, area: 'Town', commissioner: 'County 2' });
    await app.shown();
    const everything = await app.tokenOf(await app.person('Eve', { role: 'auditor' }), Object.keys(readRoutes));
    for (const list of ['/api/ulos', '/api/milestones', '/api/warnings', '/api/programmes']) {
      const first = (await (await fetch(`${app.site}${list}`, { headers: { authorization: `Bearer ${everything}` } })).json()) as { next?: string };
      const { status, text } = await ask(`${list}?after=${encodeURIComponent(first.next ?? '')}`);
      expect([list, status < 500, hidden.test(text)]).toEqual([list, true, false]);
    }
  });

  it('in addresses of pages, files and forms, and in fields of forms, are not found', async () => {
    const { ulo, programme, person, fact } = outside;
    const paths = [
      `/ulos/${ulo}`, `/ulos/${ulo}/history/${fact}`, `/ulos/${inside.ulo}/history/${fact}`, `/ulos/${inside.ulo}/record/agree-mentoring?corrects=${fact}`, `/programmes/${programme}`, `/programmes/${programme}/templates/publish`, `/programmes/${programme}/record/start-ulo-development`,
      `/people/${person}`, `/people/${person}/calendar`, `/people/${person}/record/change-person`,
    ];
    for (const path of paths) {
      const { status, text } = await browser.get(path);
      expect([path, status, hidden.test(text)]).toEqual([path, 404, false]);
    }
    for (const path of [`/?programme=${programme}`, `/?q=Organisation+2`, `/warnings?programme=${programme}`, `/warnings?ulo=${ulo}`, `/to-do?programme=${programme}`, `/record?q=Organisation+2`, `/people?q=Person+2`, `/ulos.csv?programme=${programme}`, '/programmes']) {
      const { status, text } = await browser.get(path);
      // The search text is repeated in its field, in the title of the page, and in the filters of a printed list.
      expect([path, status < 400, hidden.test(text.replaceAll(/value="[^"]*"|<title>[^<]*<\/title>|Filtered: [^<]*/gu, ''))]).toEqual([path, true, false]);
    }
    const invited = await browser.post(`/people/${person}/invite`, {});
    expect([invited.status, hidden.test(invited.text)]).toEqual([404, false]);
  });

  it('in a token give nothing that its owner may not see', async () => {
    const { signIn } = app.server.web.runtime;
    for (const scope of [{ kind: 'programme', id: outside.programme }, { kind: 'ulo', id: outside.ulo }]) {
      const made = await signIn?.tokens.make({ owner: manager, title: 'wide', names: ['ulos', 'ulo'], scope, expiresOn: '2026-12-31' });
      const get = async (path: string): Promise<[number, boolean]> => {
        const answer = await fetch(app.site + path, { headers: { authorization: `Bearer ${made?.token ?? ''}` } });
        return [answer.status, hidden.test(await answer.text())];
      };
      expect([await get('/api/ulos'), await get(`/api/ulos/${outside.ulo}`), await get(`/api/ulos/${inside.ulo}`)]).toEqual([[403, false], [403, false], [403, false]]);
    }
  });

  it('in the address of a calendar have no effect: it contains what its owner may see', async () => {
    const secret = 'an-invented-secret-of-forty-three-letters-x';
    await app.record('issue-calendar-address', { person: manager, secretHash: secretHashOf(secret) });
    await app.shown();
    const feed = await fetch(`${app.site}/calendar/${secret}.ics`);
    const text = await feed.text();
    expect([feed.status, hidden.test(text)]).toEqual([200, false]);
    for (const wrong of [secret.toUpperCase(), manager, outside.person, `${secret}x`]) expect((await fetch(`${app.site}/calendar/${wrong}.ics`)).status).toBe(404);
  });
});
