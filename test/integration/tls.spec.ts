import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { freshInvitation, sealInvitation } from '#sign-in';
import { Authority, type Certificate } from '../support/certificates/authority.js';
import { startTestServer, type TestServer } from '../support/server.js';
import type { RawAnswer } from '../support/raw-request.js';

const secret = 'a session secret for tests of signing in';
const validity = { from: '2025-01-01T00:00:00.000Z', to: '2035-01-01T00:00:00.000Z' };
const authority = new Authority('Authority of the tests', validity);

describe('a server that terminates TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-tls-'));
  const kept = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  const settings = ({ certificate, key }: Certificate, name = 'tls'): Record<string, string> => ({ TLS_CERT: kept(`${name}.crt`, certificate), TLS_KEY: kept(`${name}.key`, key) });
  afterAll(() => rmSync(folder, { recursive: true }));

  describe('with a certificate of an authority that the browser knows', () => {
    let server: TestServer;
    let port: number;
    beforeAll(async () => {
      server = await startTestServer({ env: { SIGN_IN: 'on', SESSION_SECRET: secret, SECURITY_CONTACT: 'mailto:security@council.example', ...settings(authority.issue({ hosts: ['localhost'], ...validity })) } });
      port = (server.web.app.getHttpServer().address() as { port: number }).port;
    });
    afterAll(() => server.stop());

    const ask = (path: string, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<RawAnswer> =>
      new Promise((resolve, reject) => {
        const sent = request({ host: '127.0.0.1', servername: 'localhost', port, path, method, ca: authority.certificate, headers: { host: `localhost:${port}`, ...headers } }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk)).on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
        });
        sent.on('error', reject).end(body);
      });

    it('answers https only, requires it for a year, and sets cookies that no other host can set', async () => {
      expect(server.url).toBe(`https://127.0.0.1:${port}`);
      const page = await ask('/sign-in');
      expect([page.status, page.headers['strict-transport-security']]).toEqual([200, 'max-age=31536000']);
      expect(String(page.headers['set-cookie'])).toMatch(/^__Host-milepost_browser=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/u);
      await expect(fetch(`http://127.0.0.1:${port}/sign-in`)).rejects.toThrow();
    });

    it('signs people in, from its own origin only', async () => {
      const sealed = await sealInvitation(freshInvitation('admin@council.example', server.clock), secret);
      const opened = await ask(`/sign-in/link/${sealed}`);
      const browser = String(opened.headers['set-cookie']).split(';')[0] ?? '';
      const body = new URLSearchParams({ token: sealed, next: '/account', name: 'Ada Admin', organisation: 'Council', role: 'programme-manager' }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: browser };
      for (const origin of [`http://localhost:${port}`, 'https://localhost', 'https://elsewhere.example']) expect((await ask('/sign-in/link', { method: 'POST', body, headers: { ...headers, origin } })).status).toBe(403);
      const used = await ask('/sign-in/link', { method: 'POST', body, headers: { ...headers, origin: `https://localhost:${port}` } });
      const cookies = used.headers['set-cookie'] as string[];
      expect([used.status, cookies.length, cookies.every((cookie) => cookie.startsWith('__Host-') && cookie.endsWith('; Secure'))]).toEqual([303, 2, true]);
      expect((await ask('/account', { headers: { cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') } })).text).toContain('Ada Admin');
    });

    it('accepts TLS 1.2 and 1.3, and nothing older', async () => {
      const tries = (maxVersion: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'): Promise<string> =>
        new Promise((resolve) => {
          const socket = connect({ host: '127.0.0.1', port, servername: 'localhost', ca: authority.certificate, minVersion: 'TLSv1', maxVersion, ciphers: 'DEFAULT:@SECLEVEL=0' }, () => {
            resolve(socket.getProtocol() ?? '');
            socket.destroy();
          });
          socket.on('error', () => resolve('refused'));
        });
      expect([await tries('TLSv1.1'), await tries('TLSv1.2'), await tries('TLSv1.3')]).toEqual(['refused', 'TLSv1.2', 'TLSv1.3']);
    });

    it('names the contact for security problems', async () => {
      const { status, headers, text } = await ask('/.well-known/security.txt');
      expect([status, headers['content-type'], text]).toEqual([200, 'text/plain; charset=utf-8', `Contact: mailto:security@council.example\r\nExpires: 2026-07-14T09:00:00.000Z\r\nPreferred-Languages: en\r\nCanonical: https://localhost:${port}/.well-known/security.txt\r\n`]);
    });
  });

  it.each([
    ['a missing file', () => ({ ...settings(authority.issue({ hosts: ['localhost'], ...validity })), TLS_KEY: join(folder, 'none.key') }), /^TLS_KEY \(.*none\.key\) cannot be read: ENOENT\.$/u],
    ['a file without a certificate', () => ({ ...settings(authority.issue({ hosts: ['localhost'], ...validity })), TLS_CERT: kept('no.crt', 'no certificate') }), /^TLS_CERT \(.*no\.crt\) holds no certificate in PEM\.$/u],
    ['a file without a key', () => ({ ...settings(authority.issue({ hosts: ['localhost'], ...validity })), TLS_KEY: kept('no.key', 'no key') }), /^TLS_KEY \(.*no\.key\) holds no key in PEM that opens without a password\.$/u],
    ['the key of another certificate', () => ({ ...settings(authority.issue({ hosts: ['localhost'], ...validity })), TLS_KEY: kept('other.key', authority.issue({ hosts: ['localhost'], ...validity }).key) }), /^TLS_KEY \(.*other\.key\) is not the key of the certificate in TLS_CERT/u],
    ['an expired certificate', () => settings(authority.issue({ hosts: ['localhost'], from: '2024-01-01T00:00:00.000Z', to: '2026-01-14T00:00:00.000Z' })), /ended on 2026-01-14\. Renew it, and start again\.$/u],
    ['a certificate that is not valid yet', () => settings(authority.issue({ hosts: ['localhost'], from: '2026-02-01T00:00:00.000Z', to: validity.to })), /holds from 2026-02-01 only\.$/u],
  ])('does not start with %s, and gives the reason', async (_, env, sentence) => {
    await expect(startTestServer({ env: env() })).rejects.toThrow(sentence);
  });

  it('has no page for security problems without a configured contact', async () => {
    const server = await startTestServer();
    expect((await server.nobody.get('/.well-known/security.txt')).status).toBe(404);
    await server.stop();
  });
});
