import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { systemIds } from '#kernel';
import { startSignInServer } from '../support/signed-in.js';
import { startTestServer, type TestServer } from '../support/server.js';

interface Raw {
  encoding: string | undefined;
  vary: string | undefined;
  bytes: Buffer;
}

/** A response as it arrives over the network. */
const raw = (url: string, headers: Record<string, string>): Promise<Raw> =>
  new Promise((resolve, reject) => {
    request(url, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ encoding: answer.headers['content-encoding'], vary: answer.headers.vary, bytes: Buffer.concat(parts) }));
      answer.on('error', reject);
    })
      .on('error', reject)
      .end();
  });

/** Files that every page loads: styles, scripts and what scripts import. */
function assetsIn(page: string): string[] {
  return [...new Set([...page.matchAll(/\/assets\/[^"']+/gu)].map(([address]) => address))];
}

const persona = { cookie: '' };
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { EXAMPLE: 'on' } });
  const chosen = await server.nobody.send('/who', {
    method: 'POST', body: 'role=programme-manager&next=%2F', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.url, 'sec-fetch-site': 'same-origin' },
  });
  persona.cookie = chosen.headers.getSetCookie().map((set) => set.split(';', 1)[0]).join('; ');
}, 120_000);
afterAll(() => server.stop());

describe('responses', () => {
  it.each([['br', brotliDecompressSync], ['gzip', gunzipSync]] as const)('are compressed with %s if the client accepts it', async (coding, open) => {
    for (const path of ['/', '/api/ulos', '/assets/milepost.css']) {
      const plain = await raw(server.url + path, persona);
      const small = await raw(server.url + path, { ...persona, 'accept-encoding': coding });
      expect([path, plain.encoding, small.encoding, small.vary?.toLowerCase()]).toEqual([path, undefined, coding, 'accept-encoding']);
      expect(small.bytes.length).toBeLessThan(plain.bytes.length / 2);
      if (path !== '/') expect(open(small.bytes).equals(plain.bytes)).toBe(true);
    }
  });

  it('of a first visit, with all files of its page, are under 60 kB', async () => {
    const get = (path: string): Promise<Raw> => raw(server.url + path, { ...persona, 'accept-encoding': 'gzip, br' });
    const page = await get('/');
    const found = assetsIn(brotliDecompressSync(page.bytes).toString());
    let sum = page.bytes.length;
    for (const address of found) {
      const { bytes, encoding } = await get(address);
      sum += bytes.length;
      if (address.includes('.mjs'))
        for (const [, name] of (encoding === 'br' ? brotliDecompressSync(bytes) : bytes).toString().matchAll(/from '\.\/([^']+)'/gu)) found.push(`/assets/${name}`);
    }
    expect(found.length).toBeGreaterThanOrEqual(4);
    expect(sum).toBeLessThan(60_000);
  });

  it('have a version in every asset address, also in those that scripts import', async () => {
    const page = (await raw(`${server.url}/`, persona)).bytes.toString();
    expect(assetsIn(page).filter((address) => !/\?v=[\da-f]{12}$/u.test(address) && !/^\/assets\/.*;/u.test(address))).toEqual([]);
    const script = (await raw(`${server.url}/assets/milepost.mjs`, {})).bytes.toString();
    expect(script).toMatch(/from '\.\/govuk-frontend\.min\.js\?v=[\da-f]{12}'/u);
  });

  it('with a long-lived secret are not compressed: their size would reveal part of it', async () => {
    const registered = await server.as('programme-manager').post('register-person', { commandId: systemIds.next(), occurredOn: server.clock.today(), name: 'Ottoline Brackenthwaite', organisation: 'Thistledown Trust', role: 'mentor' });
    const path = `/people/${registered.body.stream.replace('person-', '')}/calendar`;
    const shown = await raw(server.url + path, { ...persona, 'accept-encoding': 'br' });
    expect([shown.encoding, shown.bytes.toString().includes('Calendar address')]).toEqual([undefined, true]);
  });
});

it('have one form token for all their forms, so that they compress well', async () => {
  const signInServer = await startSignInServer();
  const { site } = signInServer;
  try {
    const browser = await signInServer.administrator();
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const account = await raw(`${site}/account`, { cookie, 'accept-encoding': 'br' });
    expect(account.encoding).toBe('br');
    const tokens = [...brotliDecompressSync(account.bytes).toString().matchAll(/name="_token" value="([^"]+)"/gu)].map(([, token]) => token);
    expect(tokens.length).toBeGreaterThan(1);
    expect(new Set(tokens).size).toBe(1);
  } finally {
    await signInServer.stop();
  }
}, 60_000);
