import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/server.js';

jest.setTimeout(30_000);

const body = JSON.stringify({ occurredOn: '2009-01-01', name: 'P', area: 'A' });
const request = (port: string): string =>
  `POST /api/commands/open-programme HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nMilepost-Persona: programme-manager\r\n` +
  `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

/** Regression: a stopping server accepted commands until its background work ended, and refused others in the error format of the framework. */
describe('while a server stops', () => {
  let server: TestServer;
  let socket: Socket;
  let accepted: Socket;
  let answer: string;
  beforeEach(async () => {
    server = await startTestServer();
    answer = '';
    const connected = once(server.web.app.getHttpServer(), 'connection');
    socket = connect(Number(new URL(server.url).port), '127.0.0.1').setEncoding('utf8');
    socket.on('data', (text: string) => (answer += text)).on('error', () => undefined);
    [accepted] = (await connected) as [Socket];
  });
  afterEach(() => socket.destroy());

  /** Sends the first characters of a request, stops the server, and sends the rest. @returns the number of recorded programmes */
  const sendAround = async (before: number): Promise<number> => {
    const whole = request(new URL(server.url).port);
    socket.write(whole.slice(0, before));
    while (accepted.bytesRead < before) await nextTurn();
    const stopped = server.web.close();
    socket.write(whole.slice(before));
    await once(socket, 'close');
    await stopped;
    const again = await server.restart();
    const { items } = (await again.as('auditor').get('/api/programmes')).json<{ items: unknown[] }>();
    await again.stop();
    return items.length;
  };

  it('refuses a request that is received in part with a problem document, and closes its connection', async () => {
    expect(await sendAround(60)).toBe(0);
    expect(answer).toMatch(/^HTTP\/1\.1 503 /u);
    expect(answer).toMatch(/^content-type: application\/problem\+json/imu);
    expect(answer).toMatch(/^connection: close/imu);
    expect(answer).toMatch(/^retry-after: \d/imu);
    expect(answer).toContain('"code":"stopping"');
  });

  it('records and answers a command whose headers had arrived, and closes its connection', async () => {
    expect(await sendAround(request(new URL(server.url).port).length - 3)).toBe(1);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /u);
    expect(answer).toMatch(/^connection: close/imu);
  });
});
