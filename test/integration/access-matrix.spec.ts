import { WithdrawFact, type Accepted } from '#commands';
import { commands } from '#catalogue';
import { addDays, addressOf, commandSpec, derivedId, grantedRoles, rolesAmong, systemIds, type Author, type CommandSpec, type GrantedRole } from '#kernel';
import { actions } from '../../apps/web/src/api/actions.js';
import { readRoutes, type ReadRouteSpec } from '../../apps/web/src/reads/read-routes.js';
import { readAccess } from '../../apps/web/src/reads/all-reads.js';
import { startSignInServer, type SignInServer } from '../support/signed-in.js';

const roles = Object.keys(grantedRoles) as GrantedRole[];
type Kind = 'programme' | 'organisation';
const specs = [...commands, WithdrawFact].map((type) => commandSpec(type));

describe('every command and read, with every role of one programme and one organisation, inside and outside that scope', () => {
  let app: SignInServer;
  /** By the kind of scope and the role. */
  const tokens = new Map<string, string>();
  let organisation: string;
  const inside = { programme: '', ulo: '', person: '' };
  const outside = { programme: '', ulo: '', person: '' };

  beforeAll(async () => {
    // Each guest has a separate address: requests from one address are limited.
    app = await startSignInServer({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
    const { runtime } = app.server.web;
    const day = app.server.clock.today();
    const record = (name: string, body: object, role: Author['role'] = 'programme-manager'): Promise<Accepted> =>
      runtime.handling.execute({ name, body: { occurredOn: day, ...body }, actor: { id: derivedId('founder'), role, organisation: 'Council' } });
    const idOf = ({ stream }: Accepted): string => stream.replace(/^[a-z]+-/u, '');
    organisation = idOf(await record('add-organisation', { name: 'Council', kind: 'local-authority' }));
    for (const [place, n] of [[inside, 1], [outside, 2]] as const) {
      place.programme = idOf(await record('open-programme', { name: `Programme ${n}`, area: 'Town' }));
      place.ulo = idOf(await record('start-ulo-development', { programme: place.programme, name: `Organisation ${n}`, area: 'Town', ...(place === inside ? { commissioner: 'Council', commissionerOrganisation: organisation } : { commissioner: 'County' }) }));
      place.person = idOf(await record('register-person', { name: `Person ${n}`, organisation: 'Example', role: 'mentor', onlyProgramme: place.programme }));
    }
    const names = [...specs.map(({ name }) => name), ...Object.keys(readRoutes), ...Object.keys(actions)];
    for (const role of roles) for (const [kind, scope] of [['programme', { programmeScope: inside.programme }], ['organisation', { organisationScope: organisation }]] as const) {
      const person = idOf(await record('register-person', { name: role, organisation: 'Example', role: 'mentor', onlyProgramme: inside.programme }));
      await record('grant-role', { person, role, ...scope }, 'administrator');
      const { token } = (await runtime.signIn?.tokens.make({ owner: person, title: role, names, scope: { kind: 'everything' }, expiresOn: addDays(day, 7) })) ?? { token: '' };
      tokens.set(`${kind} ${role}`, token);
    }
    await runtime.model.waitFor(await runtime.store.head(), 10_000);
  }, 60_000);
  afterAll(() => app.stop());

  let guests = 0;
  const asGuest = (): Record<string, string> => ({ 'x-forwarded-for': `192.0.2.${(guests += 1) % 250}` });
  const ask = async (path: string, role?: GrantedRole, init: RequestInit = {}, kind: Kind = 'programme'): Promise<{ status: number; code: string; text: string }> => {
    const answer = await fetch(app.site + path, { ...init, headers: { 'content-type': 'application/json', ...(role ? { authorization: `Bearer ${tokens.get(`${kind} ${role}`) ?? ''}` } : asGuest()) } });
    const text = await answer.text();
    const { code = '' } = (answer.headers.get('content-type') ?? '').includes('json') && text.startsWith('{') ? (JSON.parse(text) as { code?: string }) : {};
    return { status: answer.status, code, text };
  };
  const send = ({ name }: CommandSpec, body: object, role?: GrantedRole, kind?: Kind) => ask(`/api/commands/${name}`, role, { method: 'POST', body: JSON.stringify(body) }, kind);

  /** A body that names only the scope: validation refuses it if the sender may send the command. */
  const bodyIn = (spec: CommandSpec, place: typeof inside): object => {
    if (spec.name === 'register-person') return { onlyProgramme: place.programme };
    if (spec.name === 'start-ulo-development') return { programme: place.programme };
    if (spec.name === 'withdraw-fact') return { ulo: place.ulo };
    const field = addressOf(spec.stream);
    return { ...(field && !spec.creates && { [field]: field === 'organisationId' ? derivedId('nothing') : place[field] }), ...(spec.name === 'change-person' && { onlyProgramme: place.programme }) };
  };
  /** True for what belongs to no programme: only roles for everything allow it. */
  const isBeyond = (spec: CommandSpec): boolean => spec.stream === 'installation' || spec.stream === 'organisation' || spec.name === 'open-programme';

  it.each(specs.map((spec) => [spec.name, spec] as const))('%s', async (_, spec) => {
    expect((await send(spec, {})).status).toBe(401);
    for (const role of roles) {
      const [there, elsewhere] = [await send(spec, bodyIn(spec, inside), role), await send(spec, bodyIn(spec, outside), role)];
      const expected = !spec.roles.includes(role) ? [403, 403] : spec.stepUp ? [403, 403] : isBeyond(spec) ? [403, 403] : [400, 404];
      expect([role, there.status, elsewhere.status]).toEqual([role, ...expected]);
      if (spec.roles.includes(role) && spec.stepUp) expect(there.code).toBe('sign-in-again');
    }
  });

  /** A role in an organisation covers the ULOs that it commissions, but no programme and nothing else in their programmes. */
  it.each(specs.map((spec) => [spec.name, spec] as const))('%s in an organisation', async (_, spec) => {
    for (const role of roles) {
      const [there, elsewhere] = [await send(spec, bodyIn(spec, inside), role, 'organisation'), await send(spec, bodyIn(spec, outside), role, 'organisation')];
      const isOfUlo = spec.name === 'withdraw-fact' || (spec.stream === 'ulo' && !spec.creates);
      const expected = !spec.roles.includes(role) || spec.stepUp || isBeyond(spec) ? [403, 403] : isOfUlo ? [400, 404] : [404, 404];
      expect([role, there.status, elsewhere.status]).toEqual([role, ...expected]);
    }
  });

  const pathOf = ({ path }: Pick<ReadRouteSpec, 'path'>, { programme, ulo, person }: typeof inside): string => `/${path.replace(':id', path.startsWith('api/programmes/') ? programme : path.startsWith('api/people/') ? person : ulo).replace(/:\w+/gu, derivedId('nothing'))}`;

  it.each(Object.entries<ReadRouteSpec>(readRoutes))('%s', async (_, route) => {
    expect((await ask(pathOf(route, inside))).status).toBe(401);
    for (const role of roles) {
      const [there, elsewhere] = [await ask(pathOf(route, inside), role), await ask(pathOf(route, outside), role)];
      const isOne = route.path.includes(':id');
      expect([role, there.status, elsewhere.status]).toEqual([role, ...(!route.roles.includes(role) || route.everywhere ? [403, 403] : [200, isOne ? 404 : 200])]);
      expect(there.text).not.toContain('Organisation 2');
      expect(elsewhere.text).not.toContain('Organisation 2');
    }
  });

  it.each(Object.entries<ReadRouteSpec>(readRoutes))('%s in an organisation', async (_, route) => {
    for (const role of roles) {
      const [there, elsewhere] = [await ask(pathOf(route, inside), role, {}, 'organisation'), await ask(pathOf(route, outside), role, {}, 'organisation')];
      const [ofUlo, isOne] = [route.path.startsWith('api/ulos/'), route.path.includes(':id')];
      const expected = !route.roles.includes(role) || route.everywhere ? [403, 403] : !isOne ? [200, 200] : ofUlo ? [200, 404] : [404, 404];
      expect([role, there.status, elsewhere.status]).toEqual([role, ...expected]);
      expect(there.text + elsewhere.text).not.toContain('Organisation 2');
    }
  });

  it('lists for an organisation what it commissions, and no programme', async () => {
    const totals = async (path: string): Promise<number> => (JSON.parse((await ask(path, 'auditor', {}, 'organisation')).text) as { total: number }).total;
    expect([await totals('/api/ulos'), await totals(`/api/ulos?programme=${inside.programme}`), await totals(`/api/ulos?programme=${outside.programme}`), await totals('/api/programmes')]).toEqual([1, 1, 0, 0]);
    expect((await ask('/api/ulos.csv', 'auditor', {}, 'organisation')).text.trim().split('\r\n')).toHaveLength(2);
  });

  it.each(Object.entries(actions))('%s', async (_, action) => {
    for (const role of roles) {
      const post = (place: typeof inside) => ask(pathOf(action, place), role, { method: 'POST', body: '{}' });
      const [there, elsewhere] = [await post(inside), await post(outside)];
      const may = (action.roles as readonly string[]).includes(role);
      const isOne = action.path.includes(':id');
      expect([role, there.status, elsewhere.status]).toEqual([role, ...(!may ? [403, 403] : isOne ? [404, 404] : [400, 400])]);
      if (may && isOne) expect(elsewhere.text).toContain('There is no ULO');
    }
  });

  it('limits lists to the scope, also in filters and in the text for an empty list', async () => {
    const totals = async (path: string): Promise<number> => (JSON.parse((await ask(path, 'auditor')).text) as { total: number }).total;
    expect([await totals('/api/ulos'), await totals('/api/programmes')]).toEqual([1, 1]);
    for (const path of ['/api/ulos?programme=', '/api/warnings?programme=', '/api/milestones?programme='])
      expect((await ask(path + outside.programme, 'auditor')).text).toBe((await ask(path + systemIds.next(), 'auditor')).text);
    expect((await ask(`/api/warnings?ulo=${outside.ulo}`, 'auditor')).text).toBe((await ask(`/api/warnings?ulo=${systemIds.next()}`, 'auditor')).text);
  });

  it('checks everything that a command names: a ULO cannot be moved to where the sender has no role', async () => {
    const [start] = (JSON.parse((await ask(`/api/ulos/${inside.ulo}/history`, 'auditor')).text) as { items: { id: string }[] }).items.slice(-1);
    const body = { programme: outside.programme, name: 'Moved', area: 'Town', commissioner: 'County', ulo: inside.ulo, corrects: start?.id, reason: 'Wrong', occurredOn: app.server.clock.today() };
    const moved = await ask('/api/commands/start-ulo-development', 'programme-manager', { method: 'POST', body: JSON.stringify(body) });
    expect([moved.status, moved.text.includes('There is no programme')]).toEqual([404, true]);
  });

  it('allows with a token what the token names, and no more', async () => {
    const { runtime } = app.server.web;
    const owner = (JSON.parse((await ask('/api/commands', 'mentor')).text) as { allowed: boolean; roles: string[] }[]).filter(({ allowed }) => allowed);
    expect(owner.every(({ roles: those }) => those.includes('mentor'))).toBe(true);
    const { token } = (await runtime.signIn?.tokens.make({ owner: inside.person, title: 'none', names: ['ulos'], scope: { kind: 'everything' }, expiresOn: addDays(app.server.clock.today(), 1) })) ?? { token: '' };
    const get = async (path: string): Promise<number> => (await fetch(app.site + path, { headers: { authorization: `Bearer ${token}` } })).status;
    expect([await get('/api/ulos'), await get('/api/programmes')]).toEqual([403, 403]);
    for (const wrong of ['Bearer x', 'Bearer milepost_', 'Basic YTpi', `Bearer ${token}x`]) expect((await fetch(`${app.site}/api/ulos`, { headers: { authorization: wrong, ...asGuest() } })).status).toBe(401);
    // A token opens the API, but no page.
    expect((await fetch(`${app.site}/programmes`, { redirect: 'manual', headers: { authorization: `Bearer ${token}`, ...asGuest() } })).status).toBe(303);
  });

  it('covers every read', () => {
    for (const [name, { roles: those, title }] of Object.entries(readAccess)) {
      expect([name, title !== '' && those.length > 0 && rolesAmong(those).length === those.length]).toEqual([name, true]);
    }
  });
});
