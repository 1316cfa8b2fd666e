import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import { rawRequest } from '../support/raw-request.js';

describe('the headers of every response', () => {
  let app: PeopleWithScopes;
  let cookie: string;
  let token: string;
  beforeAll(async () => {
    app = await startWithPeople({ env: { EXAMPLE: 'off' }, managers: [] });
    const person = await app.person('Mia', { role: 'programme-manager' });
    await app.shown();
    cookie = [...(await app.signedIn(person)).cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    token = await app.tokenOf(person, ['ulos', 'ulosCsv', 'ulo']);
  }, 60_000);
  afterAll(() => app.stop());

  const always: Readonly<Record<string, RegExp>> = {
    'referrer-policy': /^same-origin$/u, 'x-content-type-options': /^nosniff$/u, 'x-frame-options': /^DENY$/u, 'permissions-policy': /camera=\(\)/u,
    'cross-origin-opener-policy': /^same-origin$/u, 'cross-origin-resource-policy': /^same-origin$/u,
    'content-security-policy': /default-src 'none'.*form-action 'self'.*base-uri 'none'.*frame-ancestors 'none'/u,
  };
  it.each([
    ['a page', '/ulos', true, 200], ['personal details', '/people', true, 200], ['a file', '/ulos.csv', true, 200], ['a redirection to the sign-in', '/ulos', false, 303], ['the sign-in', '/sign-in', false, 200],
    ['an unknown page', '/nothing', true, 404], ['a refusal', '/access-log', true, 403], ['an API without a token', '/api/ulos', false, 401], ['an API', '/api/ulos', 'token', 200],
    ['a file of the API', '/api/ulos.csv', 'token', 200], ['an invalid address', '/%E0%A4%A', false, 404],
  ])('contain the security headers, and prevent caching: %s', async (_, path, by, status) => {
    const answer = await rawRequest(app.site + path, { headers: by === 'token' ? { authorization: `Bearer ${token}` } : by === true ? { cookie } : {} });
    expect(answer.status).toBe(status);
    for (const [name, form] of Object.entries(always)) expect([name, String(answer.headers[name] ?? '')]).toEqual([name, expect.stringMatching(form)]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect([answer.headers['access-control-allow-origin'], answer.headers['server'], answer.headers['x-powered-by']]).toEqual([undefined, undefined, undefined]);
    expect(answer.headers['content-type'] ?? '').toMatch(status === 303 ? /^$|charset/u : /charset=utf-8|^application\/(json|problem\+json)/u);
  });
});
