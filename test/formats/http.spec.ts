import { connect } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import libmime from 'libmime';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';
import { awkwardTexts } from './awkward.js';
import { validateCsv } from './judges/csv.js';
import { validateHeaders, validateProblem } from './judges/http.js';
import { validatePrometheus } from './judges/prometheus.js';

/** A name is one line of at most 200 characters, without control characters for the text direction. */
const names = awkwardTexts.map(([what, text]) => [what, [...text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ')].slice(0, 90).join('').trim()] as const).filter(([, name]) => name !== '');

describe('HTTP responses', () => {
  let server: TestServer;
  let programme: string;
  beforeAll(async () => {
    server = await startTestServer();
    programme = (await send('open-programme', { name: 'Programme', area: 'Area' })).stream.slice('programme-'.length);
  });
  afterAll(() => server.stop());
  const manager = () => server.as('programme-manager');
  const send = async (name: string, body: object) => {
    const answer = await manager().post(name, { occurredOn: '2026-01-05', ...body });
    expect([answer.status, answer.text]).toEqual([200, answer.text]);
    validateHeaders(answer.headers);
    expect(await server.web.runtime.model.waitFor(answer.body.position, 5_000)).toBe(true);
    return answer.body;
  };
  const got = async (path: string): Promise<Answer> => {
    const answer = await manager().get(path);
    validateHeaders(answer.headers);
    return answer;
  };

  it.each(names)('are valid for a ULO with %s in its name', async (_what, name) => {
    const ulo = (await send('start-ulo-development', { programme, name, area: name, commissioner: 'Council' })).stream.slice('ulo-'.length);
    expect((await got(`/api/ulos/${ulo}`)).json<{ overview: { name: string } }>().overview.name).toBe(name);
    const lists = await Promise.all(['history.csv', 'reminders.csv', 'lists/milestones.csv'].map((file) => cookied(`/ulos/${ulo}/${file}`)));
    for (const { status, headers, bytes } of lists) {
      expect(status).toBe(200);
      validateHeaders(headers);
      validateCsv(bytes);
      const saved = libmime.parseHeaderValue(headers.get('content-disposition') ?? '').params['filename'] ?? '';
      expect(saved).toMatch(/^[\p{L}\p{M}\p{N}-]*-(history|reminders|milestones)\.csv$/u);
      expect(Buffer.byteLength(saved)).toBeLessThanOrEqual(255);
    }
  });

  const cookied = async (path: string) => {
    const chosen = await fetch(`${server.url}/who`, { method: 'POST', body: new URLSearchParams({ role: 'programme-manager' }), redirect: 'manual' });
    validateHeaders(chosen.headers);
    const response = await fetch(server.url + path, { headers: { cookie: chosen.headers.get('set-cookie')?.split(';')[0] ?? '' }, redirect: 'manual' });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  it('are valid for lists, metrics and assets', async () => {
    validateCsv(Buffer.from((await (await fetch(`${server.url}/api/ulos.csv`, { headers: { 'milepost-persona': 'mentor' } })).arrayBuffer())));
    validatePrometheus(Buffer.from((await got('/metrics')).text));
    const asset = /\/assets\/[^"]+\.css/u.exec((await cookied('/')).bytes.toString())?.[0] ?? '';
    const { headers } = await got(asset);
    expect([headers.has('last-modified'), headers.has('etag'), headers.has('date')]).toEqual([true, true, true]);
  });

  const json = { 'content-type': 'application/json', 'milepost-persona': 'programme-manager' };
  const command = '/api/commands/open-programme';
  const open = { occurredOn: '2026-01-05', name: 'P', area: 'A' };
  it.each<[number, string, RequestInit]>([
    [400, command, { method: 'POST', headers: json, body: '{' }],
    [400, command, { method: 'POST', headers: json, body: '{}' }],
    [400, command, { method: 'POST', headers: json, body: '' }],
    [401, '/api/ulos', {}],
    [403, '/api/commands/withdraw-fact', { method: 'POST', headers: { ...json, 'milepost-persona': 'auditor' }, body: '{}' }],
    [403, command, { method: 'POST', headers: { ...json, origin: 'https://evil.example' }, body: '{}' }],
    [404, '/api/nothing', { headers: json }],
    [404, '/api/ulos/%ff', { headers: json }],
    [404, '/api/commands/nothing', { method: 'POST', headers: json, body: '{}' }],
    [412, command, { method: 'POST', headers: { ...json, 'if-match': '"7"' }, body: JSON.stringify(open) }],
    [413, command, { method: 'POST', headers: json, body: `"${'x'.repeat(1_100_000)}"` }],
    [415, command, { method: 'POST', headers: { ...json, 'content-type': 'text/plain' }, body: '{}' }],
  ])('are problems with the status %i at %s', async (status, path, init) => {
    const answer = await server.nobody.send(path, init);
    validateHeaders(answer.headers);
    expect([answer.status, answer.text]).toEqual([status, answer.text]);
    validateProblem(status, answer.headers, answer.text);
  });

  it.each([
    ['GET /api/ulos HTTP/1.1\r\nHost: x\r\nBad header\r\n\r\n', 400],
    ['nonsense\r\n\r\n', 400],
    [`GET /api/ulos HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`, 431],
  ])('are problems for invalid HTTP: %#', async (request, status) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.end(request);
    const [head = '', body = ''] = (await textOf(socket)).split('\r\n\r\n');
    const headers = new Headers(head.split('\r\n').slice(1).map((line) => line.split(/: ?(.*)/u).slice(0, 2) as [string, string]));
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `, 'u'));
    validateHeaders(headers);
    validateProblem(status, headers, body);
  });
});
