import { connect, type Socket } from 'node:net';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import { rawRequest } from '../support/raw-request.js';

describe('requests that are too slow, too long or too deep', () => {
  let app: PeopleWithScopes;
  let cookie: string;
  let token: string;
  beforeAll(async () => {
    app = await startWithPeople({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
    const person = await app.person('Mia', { role: 'programme-manager' });
    cookie = [...(await app.signedIn(person)).cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    token = await app.tokenOf(person, ['open-programme', 'log-mentoring-session', 'ulos']);
  }, 60_000);
  afterAll(() => app.stop());

  const open = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(app.site);
      const socket = connect(Number(port), hostname, () => resolve(socket)).setEncoding('latin1');
      socket.once('error', reject);
    });
  /** Sends the text and returns the status; 0 when the connection ends without a response. */
  const statusOf = async (text: string): Promise<number> => {
    const socket = await open();
    return new Promise((resolve) => {
      let answer = '';
      const done = (): void => resolve(Number(/^HTTP\/1\.1 (\d+)/u.exec(answer)?.[1] ?? 0));
      socket.on('data', (chunk: string) => (answer += chunk)).on('end', done).on('close', done).on('error', done);
      socket.write(text);
    });
  };
  const host = (): string => `Host: ${new URL(app.site).host}\r\n`;
  const head = (path: string, more = ''): string => `GET ${path} HTTP/1.1\r\n${host()}Connection: close\r\n${more}\r\n`;
  const isWell = async (): Promise<boolean> => (await rawRequest(`${app.site}/account`, { headers: { cookie } })).status === 200;

  it('are received a byte at a time on 200 connections while other requests are served', async () => {
    const slow = await Promise.all(Array.from({ length: 200 }, open));
    for (const socket of slow) socket.on('error', () => undefined).write(`POST /sign-in HTTP/1.1\r\n${host()}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n`);
    for (let i = 0; i < 5; i += 1) {
      for (const socket of slow) socket.write(i < 2 ? 'X: y\r\n' : i === 2 ? '\r\n' : 'm');
      expect(await isWell()).toBe(true);
    }
    for (const socket of slow) socket.destroy();
  }, 30_000);

  it.each([
    ['of one long header', (): string => head('/', `X-Long: ${'x'.repeat(20_000)}\r\n`), 431],
    ['of many headers', (): string => head('/', Array.from({ length: 5_000 }, (_, i) => `X-${i}: y\r\n`).join('')), 431],
    ['of one long cookie', (): string => head('/account', `Cookie: milepost_session=${'x'.repeat(15_000)}\r\n`), 303],
    ['of many cookies', (): string => head('/account', `Cookie: ${Array.from({ length: 1_500 }, (_, i) => `c${i}=1`).join('; ')}\r\n`), 303],
    ['of a long address', (): string => head(`/${'x'.repeat(20_000)}`), 431],
    ['of a long query', (): string => head(`/programmes?q=${'x'.repeat(12_000)}`, `Cookie: ${cookie}\r\n`), 200],
    ['of thousands of parameters', (): string => head(`/programmes?${Array.from({ length: 2_000 }, (_, i) => `a${i}`).join('&')}`, `Cookie: ${cookie}\r\n`), 413],
    ['without a host', (): string => 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['with two hosts', (): string => head('/', 'Host: evil.example\r\n'), 400],
    ['with two lengths', (): string => `POST /sign-in HTTP/1.1\r\n${host()}Content-Length: 5\r\nContent-Length: 6\r\n\r\nmail=x`, 400],
    ['with a length and chunks (request smuggling)', (): string => `POST /sign-in HTTP/1.1\r\n${host()}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG`, 400],
    ['with an unknown transfer coding', (): string => `POST /sign-in HTTP/1.1\r\n${host()}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`, 400],
    ['of another protocol', (): string => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['with a length above the limit', (): string => `POST /sign-in HTTP/1.1\r\n${host()}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\n`, 413],
  ])('%s are answered with the error, and the server continues', async (_, text, expected) => {
    expect(await statusOf(text())).toBe(expected);
    expect(await isWell()).toBe(true);
  });

  const command = async (body: string): Promise<{ status: number; ms: number }> => {
    const began = Date.now();
    const { status } = await rawRequest(`${app.site}/api/commands/log-mentoring-session`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body });
    return { status, ms: Date.now() - began };
  };
  it.each([
    ['arrays', '['.repeat(500_000) + ']'.repeat(500_000)], ['arrays without an end', '['.repeat(1_000_000)], ['objects', '{"a":'.repeat(150_000) + '1' + '}'.repeat(150_000)], ['17 levels', `{"topics":${'['.repeat(17)}${']'.repeat(17)}}`],
    ['values', `[${'1,'.repeat(500_000)}1]`], ['keys', `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":1`).join(',')}}`], ['one long text', `{"note":"${'x'.repeat(1_000_000)}"}`], ['one long figure', `{"hours":${'9'.repeat(1_000_000)}}`],
    ['keys of prototypes', '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}'], ['escapes', `{"note":"${'\\u0041'.repeat(160_000)}"}`],
  ])('of JSON with many %s are refused in less than a second', async (_, body) => {
    const { status, ms } = await command(body);
    expect([400, 413]).toContain(status);
    expect(ms).toBeLessThan(1_000);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  it('are answered in less than a second when they contain slow search patterns', async () => {
    for (const q of ['%'.repeat(150), '_%'.repeat(75), `${'a*'.repeat(80)}b`, '('.repeat(150), `${'"'.repeat(149)}`, `${' '.repeat(149)}x`, 'ﬀ'.repeat(150)]) {
      const began = Date.now();
      const { status } = await rawRequest(`${app.site}/?q=${encodeURIComponent(q)}`, { headers: { cookie } });
      expect([q.slice(0, 10), [200, 400].includes(status), Date.now() - began < 1_000]).toEqual([q.slice(0, 10), true, true]);
    }
  });
});

describe('requests that never end', () => {
  let app: PeopleWithScopes;
  beforeAll(async () => {
    app = await startWithPeople({ env: { REQUEST_TIMEOUT: '1' } });
  }, 60_000);
  afterAll(() => app.stop());

  const host = (): string => `Host: ${new URL(app.site).host}\r\n`;
  /** Sends the beginning, then drops while the server accepts them. @returns the response of the server, once it has closed the connection */
  function sendSlowly(beginning: string, drop: string): Promise<string> {
    const { hostname, port } = new URL(app.site);
    return new Promise((resolve) => {
      let answer = '';
      const socket = connect(Number(port), hostname, () => socket.write(beginning)).setEncoding('latin1');
      const drops = setInterval(() => socket.write(drop), 50);
      socket.on('data', (chunk: string) => (answer += chunk)).on('error', () => undefined).on('close', () => {
        clearInterval(drops);
        resolve(answer);
      });
    });
  }
  const form = (): string => `POST /sign-in HTTP/1.1\r\n${host()}Content-Type: application/x-www-form-urlencoded\r\n`;

  it.each([
    ['headers that arrive one by one', (): string => `GET / HTTP/1.1\r\n${host()}`, 'X: y\r\n'],
    ['a header that arrives byte by byte', (): string => `GET / HTTP/1.1\r\n${host()}X: `, 'y'],
    ['a body that arrives byte by byte', (): string => `${form()}Content-Length: 100000\r\n\r\n`, 'm'],
    ['a chunked body without a last chunk', (): string => `${form()}Transfer-Encoding: chunked\r\n\r\n`, '1\r\nm\r\n'],
    ['nothing after its first line', (): string => 'GET / HTTP/1.1\r\n', ''],
  ])('are cut off by the server after REQUEST_TIMEOUT: %s', async (_, beginning, drop) => {
    const answer = await sendSlowly(beginning(), drop);
    expect(answer === '' || answer.startsWith('HTTP/1.1 408 ')).toBe(true);
  }, 20_000);

  it('are cut off, a hundred at once, and pages are served meanwhile and afterwards', async () => {
    const slow = Promise.all(Array.from({ length: 100 }, () => sendSlowly(`${form()}Content-Length: 100000\r\n\r\n`, 'm')));
    expect((await fetch(`${app.site}/sign-in`)).status).toBe(200);
    // A body that is cut off may be answered by its parser as incomplete.
    expect((await slow).filter((answer) => !/^(HTTP\/1\.1 40[08] |$)/u.test(answer))).toEqual([]);
    expect((await fetch(`${app.site}/sign-in`)).status).toBe(200);
  }, 20_000);
});
