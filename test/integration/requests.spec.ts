import { gzipSync } from 'node:zlib';
import { rawRequest, type RawAnswer } from '../support/raw-request.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let cookie: string;
let port: string;
const asMentor = { 'milepost-persona': 'mentor' };
const json = { 'content-type': 'application/json', ...asMentor };

beforeAll(async () => {
  server = await startTestServer({ env: { PUBLIC_URL: 'https://milepost.example' } });
  // The configured address of the site is the public one; this test uses the local port.
  port = String((server.web.app.getHttpServer().address() as { port: number }).port);
  const chosen = await ask('/who', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'role=programme-manager' });
  cookie = String(chosen.headers['set-cookie']).split(';')[0] ?? '';
});
afterAll(() => server.stop());

const ask = (path: string, options: Parameters<typeof rawRequest>[1] = {}): Promise<RawAnswer> => rawRequest(`http://127.0.0.1:${port}${path}`, options);
const page = (path: string): Promise<RawAnswer> => ask(path, { headers: { cookie } });
const command = (body: string | Buffer, headers: Record<string, string> = {}): Promise<RawAnswer> =>
  ask('/api/commands/log-mentoring-session', { method: 'POST', headers: { ...json, ...headers }, body });
const problem = ({ status, text }: RawAnswer): { status: number; code?: string; detail?: string; errors?: { field: string; message: string }[] } =>
  ({ ...(JSON.parse(text) as object), status });

describe('a host', () => {
  it.each(['milepost.example', 'milepost.example:443', 'MILEPOST.example:443'])('is accepted with and without the default port of its scheme: %s', async (host) => {
    expect((await ask('/help', { headers: { host } })).status).toBe(200);
    const chosen = await ask('/who', { method: 'POST', headers: { host, origin: 'https://milepost.example', 'content-type': 'application/x-www-form-urlencoded' }, body: 'role=mentor' });
    expect(chosen.status).toBe(303);
  });

  it.each(['milepost.example:80', 'milepost.example:8443', 'elsewhere.example', 'x@milepost.example', 'milepost.example/x', 'milepost.example#', '[milepost.example'])('with another name is refused: %s', async (host) => {
    expect((await ask('/help', { headers: { host } })).status).toBe(421);
  });

  it('can have any name for probes', async () => {
    for (const path of ['/health/live', '/health/ready', '/metrics']) expect([path, (await ask(path, { headers: { host: 'web-1.internal:3000' } })).status]).toEqual([path, 200]);
  });
});

describe('parameters', () => {
  it.each(['/', '/warnings', '/programmes', '/people', '/record', '/to-do', '/operations', '/operations/outbox', '/ulos.csv', '/help', '/health/live', '/metrics'])('that other sites add are ignored by the page %s', async (path) => {
    await server.web.runtime.model.whenReady(5_000);
    expect((await page(`${path}?fbclid=x&utm_source=a&utm_source=b`)).status).toBe(200);
  });

  it('that are given twice, or are not UTF-8, are refused by pages too', async () => {
    for (const query of ['?q=a&q=b', '?q=%FF', '?q=%']) expect([query, (await page(`/ulos${query}`)).status]).toEqual([query, 400]);
  });

  it.each(['/api/ulos', '/api/ulos.csv', '/api/programmes', '/api/milestones', '/api/warnings', '/api/needs', '/api/commands', '/api/openapi.json', '/%61pi/ulos'])('that are unknown are refused by name: %s', async (path) => {
    const answer = problem(await ask(`${path}?colour=red`, { headers: asMentor }));
    expect(answer).toMatchObject({ status: 400, errors: [{ field: 'colour', message: expect.stringContaining('There is no such parameter.') as string }] });
  });

  it('that are unknown are also refused for POST', async () => {
    for (const path of ['/api/commands/log-mentoring-session?dryRun=1', '/api/ulos/x/reminders/y/send?dryRun=1'])
      expect(problem(await ask(path, { method: 'POST', headers: json, body: '{}' }))).toMatchObject({ status: 400, errors: [{ field: 'dryRun' }] });
  });

  it('that are unknown are answered with suggestions; a parameter that is given twice is named', async () => {
    expect(problem(await ask('/api/ulos?programm=x&q=a&q=b', { headers: asMentor })).errors).toEqual([
      { field: 'programm', message: 'There is no such parameter. Did you mean “programme”?' },
      { field: 'q', message: 'Is given twice: give it once' },
    ]);
  });

  it('can name the position to wait for on every read, and nothing else', async () => {
    expect((await ask('/api/programmes?after=0', { headers: asMentor })).status).toBe(200);
    for (const after of ['x', '0&after=1']) expect((await ask(`/api/programmes?after=${after}`, { headers: asMentor })).status).toBe(400);
  });
});

describe('a body', () => {
  it('in Latin-1 is refused', async () => {
    const latin1 = Buffer.from('{"note":"café"}', 'latin1');
    expect(problem(await command(latin1))).toMatchObject({ status: 400, code: 'not-utf-8' });
    expect(problem(await command('{}', { 'content-type': 'application/json; charset=iso-8859-1' }))).toMatchObject({ status: 415 });
    expect(problem(await command('{}', { 'content-type': 'application/json; charset="UTF-8"' }))).toMatchObject({ code: 'invalid-input' });
    for (const body of [Buffer.from('role=mentor&next=café', 'latin1'), 'role=mentor&next=caf%E9'])
      expect((await ask('/who', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body })).status).toBe(400);
  });

  it('with a duplicate key is refused, and the key is named', async () => {
    expect(problem(await command('{"hours":1,"topics":["governance"],"hours":2}')).errors).toEqual([{ field: 'hours', message: 'Is given twice: give it once' }]);
  });

  it('that is compressed is refused, and the accepted coding is named', async () => {
    const answer = await command(gzipSync('{}'), { 'content-encoding': 'gzip' });
    expect([problem(answer).status, answer.headers['accept-encoding']]).toEqual([415, 'identity']);
    expect(problem(answer).detail).toContain('gzip');
  });

  it('with thousands of unknown fields is refused with a short response', async () => {
    const many = (count: number): string => JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, 1])));
    const some = await command(many(1_900));
    expect(problem(some).errors).toContainEqual({ field: '', message: 'There are 1890 more fields that do not exist.' });
    for (const body of [many(1_900), many(70_000), `{"${'x'.repeat(1_000_000)}":1}`, '['.repeat(500_000), `{"topics":[${'1,'.repeat(400_000)}1]}`]) {
      const { status, text } = await command(body);
      expect([400, 413]).toContain(status);
      expect(text.length).toBeLessThan(8_000);
    }
    const fields = Array.from({ length: 60_000 }, (_, i) => `lines[${i % 10_000}][${i}]=1`).join('&');
    expect((await ask('/record/open-programme', { method: 'POST', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, body: fields })).status).toBe(413);
  });

  it('with the media type of programs is refused by pages, and that of browsers by the API', async () => {
    const typed = (path: string, type: string): Promise<RawAnswer> => ask(path, { method: 'POST', headers: { cookie, 'content-type': type }, body: '' });
    expect((await typed('/record/open-programme', 'application/json')).status).toBe(415);
    for (const path of ['/api/commands/open-programme', '/%61pi/commands/open-programme', '/api/%63ommands/open-programme']) expect([path, (await typed(path, 'application/x-www-form-urlencoded')).status]).toEqual([path, 415]);
  });
});

describe('a method', () => {
  it.each([
    ['/api/ulos', 'GET, HEAD, OPTIONS', ['POST', 'PUT', 'PATCH', 'DELETE']],
    ['/api/commands/log-mentoring-session', 'OPTIONS, POST', ['GET', 'HEAD', 'DELETE']],
    ['/warnings', 'GET, HEAD, OPTIONS', ['POST', 'TRACE', 'PROPFIND']],
    ['/who', 'GET, HEAD, OPTIONS, POST', ['DELETE', 'PUT']],
    ['/calendar/x.ics', 'GET, HEAD, OPTIONS', ['POST', 'PROPFIND', 'REPORT']],
    ['/stop-reminders/x', 'GET, HEAD, OPTIONS, POST', ['DELETE']],
    ['/%61pi/ulos', 'GET, HEAD, OPTIONS', ['POST']],
    ['/health/live', 'GET, HEAD, OPTIONS', ['POST']],
  ])('that %s does not support is answered with 405 and the supported methods', async (path, allow, others) => {
    for (const method of others) {
      const { status, headers } = await ask(path, { method });
      expect([method, status, headers.allow]).toEqual([method, 405, allow]);
      expect(headers['content-type']).toContain(/api|health/u.test(decodeURI(path)) ? 'application/problem+json' : 'text/html');
    }
    const options = await ask(path, { method: 'OPTIONS' });
    expect([options.status, options.headers.allow, options.text]).toEqual([204, allow, '']);
  });

  it('does not matter for an unknown address', async () => {
    for (const method of ['GET', 'POST', 'OPTIONS', 'DELETE']) expect([method, (await ask('/api/nothing', { method, headers: json })).status]).toEqual([method, 404]);
  });

  it('HEAD is answered like GET, without a body', async () => {
    for (const path of ['/api/ulos', '/api/ulos.csv', '/help', '/health/live']) {
      const [get, head] = [await ask(path, { headers: asMentor }), await ask(path, { method: 'HEAD', headers: asMentor })];
      expect([path, head.status, head.headers['content-type'], head.text]).toEqual([path, get.status, get.headers['content-type'], '']);
    }
  });
});
