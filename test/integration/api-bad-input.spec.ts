import { request } from 'node:http';
import { derivedId } from '#kernel';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';

describe('bad input over HTTP', () => {
  let server: TestServer;
  let programme: string;
  let ulo: string;
  beforeAll(async () => {
    server = await startTestServer();
    const manager = server.as('programme-manager');
    const opened = await manager.post('open-programme', { occurredOn: '2009-01-01', name: 'Staffordshire', area: 'Staffordshire' });
    programme = opened.body.stream.slice('programme-'.length);
    const began = await manager.post('start-ulo-development', {
      occurredOn: '2009-01-19', programme, name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire County Council',
    });
    ulo = began.body.stream.slice('ulo-'.length);
    await manager.post('agree-mentoring', { ulo, occurredOn: '2009-02-02', mentor: 'Disability Solutions', startsOn: '2009-02-02', endsOn: '2010-02-01' });
  });
  afterAll(() => server.stop());

  const mentor = (): ReturnType<TestServer['as']> => server.as('mentor');
  const session = (more: object = {}): object => ({ ulo, occurredOn: '2009-03-01', hours: 2, topics: ['governance'], again: true, ...more });
  const raw = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }): Promise<Answer> =>
    mentor().send('/api/commands/log-mentoring-session', { method: 'POST', headers, body });

  const expectProblem = ({ status, headers, body }: Answer, expected: object): void => {
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ status, ...expected });
    expect(body.type).toBe(`urn:milepost:problem:${body.code}`);
    expect(body.instance).toMatch(/^urn:uuid:/u);
    expect(body.title).toEqual(expect.any(String));
    expect(body.detail).toEqual(expect.any(String));
  };

  it('answers an unknown command with 404 and a suggestion', async () => {
    const answer = await mentor().post('log-mentor-session', session());
    expectProblem(answer, { status: 404, code: 'unknown-command' });
    expect(answer.body.detail).toContain('log-mentoring-session');
  });

  it('answers an unknown address with 404', async () => {
    expectProblem(await mentor().get('/api/nothing'), { status: 404, code: 'not-found' });
  });

  it.each(['/api/commands/%E0%A4%A', `/api/ulos/${'x'.repeat(1_500)}`])('answers an invalid address (%s) with 404', async (path) => {
    const answer = await mentor().get(path);
    expectProblem(answer, { status: 404, code: 'not-found' });
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each(['/%E0%A4%A', `/ulos/${'x'.repeat(1_500)}`, '/assets/%2e%2e/%2e%2e/package.json', '/assets/%00', '/assets/'])(
    'answers an unknown address of a page (%s) with the page for that',
    async (path) => {
      const answer = await mentor().get(path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    },
  );

  it('refuses text that cannot be decoded', async () => {
    const answer = await server.as('programme-manager').post('open-programme', { occurredOn: '2009-01-01', name: 'a\u0000b', area: 'a\ud800b' });
    expectProblem(answer, { status: 400 });
    expect(answer.body.errors.map((e) => e.field).sort()).toEqual(['area', 'name']);
  });

  it.each(['{', '', 'nonsense', '{"ulo": }', '{"__proto__": {"admin": true}}'])('answers malformed JSON (%s) with 400', async (body) => {
    expectProblem(await raw(body), { status: 400, code: 'malformed-json' });
  });

  it.each(['[]', 'null', '"text"', '7'])('answers a body that is no object (%s) with 400', async (body) => {
    expectProblem(await raw(body), { status: 400 });
  });

  it('names every wrong, unknown and missing field', async () => {
    const answer = await mentor().post('log-mentoring-session', { ulo: 'x', hours: '2', topics: ['gossip'], colour: 'red' });
    expectProblem(answer, { status: 400, code: 'invalid-input' });
    expect(answer.body.errors.map((e) => e.field).sort()).toEqual(['colour', 'hours', 'occurredOn', 'topics', 'ulo']);
  });

  it('answers a day in the future with 400', async () => {
    expectProblem(await mentor().post('log-mentoring-session', session({ occurredOn: '2026-01-16' })), {
      status: 400, errors: [{ field: 'occurredOn', message: expect.stringContaining('future') as string }],
    });
  });

  it('answers an unknown ULO and an unknown programme with 404', async () => {
    expectProblem(await mentor().post('log-mentoring-session', session({ ulo: derivedId('none') })), { status: 404, code: 'not-found' });
    expectProblem(
      await server.as('programme-manager').post('start-ulo-development', {
        occurredOn: '2009-01-19', programme: derivedId('none'), name: 'X', area: 'X', commissioner: 'X',
      }),
      { status: 404, code: 'not-found' },
    );
  });

  it('answers a refused transition with 409, the rule, what blocks it and what would help', async () => {
    expectProblem(await mentor().post('end-mentoring', { ulo, occurredOn: '2010-02-02', asAgreed: true }), {
      status: 409,
      code: 'no-mentoring-agreement',
      blockers: ['Agreement from 2009-02-02 to 2010-02-01'],
      remedy: 'Agree mentoring first.',
    });
  });

  it('answers a stale If-Match with 412, and a malformed one with 400', async () => {
    const { body } = await mentor().post('log-mentoring-session', session());
    expectProblem(await mentor().post('log-mentoring-session', session(), { 'if-match': '"1"' }), { status: 412, code: 'stale' });
    expectProblem(await mentor().post('log-mentoring-session', session(), { 'if-match': '12' }), { status: 400, errors: [{ field: 'If-Match' }] });
    expect((await mentor().post('log-mentoring-session', session(), { 'if-match': `"${body.revision}"` })).status).toBe(200);
  });

  it('answers the same command id with another body with 422, with the same body with the first result', async () => {
    const commandId = derivedId('one session');
    const first = await mentor().post('log-mentoring-session', session({ commandId }));
    expect((await mentor().post('log-mentoring-session', session({ commandId }))).body).toEqual({ ...first.body, repeated: true });
    expectProblem(await mentor().post('log-mentoring-session', session({ commandId, hours: 3 })), { status: 422, code: 'command-id-used' });
  });

  it('answers a body over 1 MiB with 413', async () => {
    expectProblem(await raw(JSON.stringify(session({ note: 'x'.repeat(1024 * 1024) }))), { status: 413, code: 'body-too-large' });
  });

  it.each([{ 'content-type': 'text/plain' }, { 'content-type': 'application/x-www-form-urlencoded' }, { 'content-type': 'application/xml' }])(
    'answers the content type of %j with 415',
    async (headers) => expectProblem(await raw('ulo=1', headers), { status: 415, code: 'wrong-content-type' }),
  );

  it('answers an unauthenticated request and an unknown persona with 401', async () => {
    expectProblem(await server.nobody.post('log-mentoring-session', session()), { status: 401, code: 'persona-needed' });
    expectProblem(await server.nobody.post('log-mentoring-session', session(), { 'milepost-persona': 'constructor' }), { status: 401 });
  });

  it('answers a role that may not send the command with 403, and names the roles that may', async () => {
    const answer = await server.as('auditor').post('log-mentoring-session', session());
    expectProblem(answer, { status: 403, code: 'forbidden' });
    expect(answer.body.detail).toContain('mentor');
  });

  it('accepts commands of two concurrent writers', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => mentor().post('log-mentoring-session', session())));
    expect(answers.map((a) => a.status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map((a) => a.body.revision)).size).toBe(10);
  });
});

describe('a page of another site', () => {
  let server: TestServer;
  beforeAll(async () => void (server = await startTestServer()));
  afterAll(() => server.stop());

  const body = JSON.stringify({ occurredOn: '2009-01-01', name: 'P', area: 'A' });
  const post = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const sent = request(
        `${server.url}/api/commands/open-programme`,
        { method: 'POST', headers: { 'content-type': 'application/json', 'milepost-persona': 'programme-manager', ...headers } },
        (answer) => {
          answer.resume();
          answer.on('end', () => resolve(answer.statusCode));
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });

  it('cannot post', async () => {
    const port = new URL(server.url).port;
    expect(await post({ origin: 'https://elsewhere.example' })).toBe(403);
    expect(await post({ origin: 'null' })).toBe(403);
    expect(await post({ origin: `http://127.0.0.1:${Number(port) + 1}` })).toBe(403);
    expect(await post({ origin: `https://127.0.0.1:${port}` })).toBe(403);
    expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await post({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await post({ origin: server.url, 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await post({ origin: `http://localhost:${port}`, host: `localhost:${port}` })).toBe(200);
    expect(await post({})).toBe(200);
  });

  it('cannot reach the server by another host name', async () => {
    const port = new URL(server.url).port;
    expect(await post({ host: `elsewhere.example:${port}` })).toBe(421);
    expect(await post({ host: '127.0.0.1' })).toBe(421);
    expect(await post({ host: `127.0.0.1:${Number(port) + 1}` })).toBe(421);
    expect(await post({ host: `localhost:${port}` })).toBe(200);
  });

  it('cannot show a page in a frame, and browsers cache nothing', async () => {
    const { headers } = await server.nobody.get('/health/live');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
