import { once } from 'node:events';
import { connect } from 'node:net';
import { startTestServer } from '../support/server.js';

/** Regression: a client that sent only half of a request prevented the server from stopping. */
describe('a server that stops', () => {
  it('disconnects a client that does not send the rest of a request', async () => {
    const server = await startTestServer();
    const { port } = new URL(server.url);
    const half = connect(Number(port), '127.0.0.1');
    half.on('error', () => undefined);
    half.write(`POST /api/commands/open-programme HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nMilepost-Persona: mentor\r\n`);
    half.write('Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{');
    await once(server.web.app.getHttpServer(), 'request');
    const closed = new Promise((resolve) => half.once('close', resolve));
    await server.stop();
    await closed;
  }, 15_000);
});
