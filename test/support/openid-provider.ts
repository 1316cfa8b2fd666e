import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair, type CryptoKey, type JWTPayload } from 'jose';
import type { Configuration } from 'oidc-provider';

export const api = 'https://api.milepost.example';
export const redirectUri = 'http://127.0.0.1:3999/sign-in/openid';
export const client = { id: 'milepost', secret: 'a secret of the provider and Milepost' };

/** A key pair with which the provider signs. */
export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
}

/** A real OpenID provider in this process, on loopback. Every visitor is signed in at once, without a form. */
export interface TestProvider {
  issuer: string;
  key: SigningKey;
  /** Follows the redirects of the provider as a browser does, until the callback of Milepost. @returns the query of the callback */
  visit(address: string): Promise<URLSearchParams>;
  /** Gets an access token for the API, for a program. */
  accessToken(): Promise<string>;
  /** Changes the answers of its token endpoint. */
  forge: ((answer: { id_token: string }) => Promise<{ id_token: string }>) | undefined;
  /** Replaces the signing key; the provider no longer publishes the old one. */
  rotate(): Promise<void>;
  /** Stops or resumes answering requests. */
  away(isAway: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** @param site the address of Milepost, for the callback and for the page after signing out */
export async function startOpenIdProvider(site?: string): Promise<TestProvider> {
  const addresses = site === undefined ? { back: redirectUri, signedOut: 'http://127.0.0.1:3999/' } : { back: `${site}/sign-in/openid/callback`, signedOut: `${site}/sign-in` };
  let handle: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => {
    if (request.url === '/token' && running.forge) void forged(handle, request, response, running.forge);
    else handle(request, response);
  });
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const port = await listen(0);
  const issuer = `http://127.0.0.1:${port}`;
  const begin = async (): Promise<SigningKey> => {
    const { provider, key } = await providerFor(issuer, addresses);
    handle = provider;
    return key;
  };
  const running: TestProvider = {
    issuer,
    key: await begin(),
    forge: undefined,
    visit: (address) => visit(address, addresses.back),
    accessToken: () => accessToken(issuer),
    rotate: async () => void (running.key = await begin()),
    away: async (isAway) => (isAway ? close() : void (await listen(port))),
    stop: close,
  };
  return running;
}

async function providerFor(issuer: string, { back, signedOut }: { back: string; signedOut: string }): Promise<{ provider: RequestListener; key: SigningKey }> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = `key-${Math.random().toString(36).slice(2)}`;
  const configuration: Configuration = {
    clients: [
      {
        client_id: client.id, client_secret: client.secret, redirect_uris: [back], post_logout_redirect_uris: [signedOut],
        grant_types: ['authorization_code', 'client_credentials'], response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' }] },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId, email: 'ada@council.example', email_verified: true, name: 'Ada' }) }),
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['a key of the test'] },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, ClientCredentials: 600, Grant: 3_600, IdToken: 3_600, Interaction: 600, Session: 3_600 },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({ scope: 'read', audience: api, accessTokenFormat: 'jwt', accessTokenTTL: 600 }),
      },
    },
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({ accountId: context.oidc.session?.accountId ?? '', clientId: context.oidc.client?.clientId ?? '' });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
  const provider = await quietly(async () => new (await import('oidc-provider')).Provider(issuer, configuration));
  const callback = provider.callback();
  return {
    key: { kid, privateKey },
    provider: (request, response) => {
      if (request.url?.startsWith('/interaction/')) void provider.interactionFinished(request, response, { login: { accountId: 'ada' } });
      else void callback(request, response);
    },
  };
}

/** Hides warnings of the provider about in-memory storage and the version of Node. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn, info } = console;
  Object.assign(console, { warn: () => undefined, info: () => undefined });
  try {
    return await work();
  } finally {
    Object.assign(console, { warn, info });
  }
}

const cookies = new Map<string, string>();

async function visit(address: string, back: string): Promise<URLSearchParams> {
  for (let step = 0, at = address; step < 10; step += 1) {
    if (at.startsWith(back)) return new URL(at).searchParams;
    const response = await fetch(at, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';', 1)[0]?.split('=', 2) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = response.headers.get('location');
    if (to === null) throw new Error(`The provider answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
    at = new URL(to, at).href;
  }
  throw new Error('The provider redirects the browser in a loop.');
}

async function accessToken(issuer: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', resource: api, scope: 'read' });
  const authorization = `Basic ${Buffer.from(`${client.id}:${encodeURIComponent(client.secret)}`).toString('base64')}`;
  const response = await fetch(`${issuer}/token`, { method: 'POST', body, headers: { authorization } });
  const answer = (await response.json()) as { access_token?: string };
  if (answer.access_token === undefined) throw new Error(JSON.stringify(answer));
  return answer.access_token;
}

/** Lets the provider answer into the air, and gives the caller something else. */
async function forged(handle: RequestListener, request: IncomingMessage, response: ServerResponse, forge: NonNullable<TestProvider['forge']>): Promise<void> {
  const end = response.end.bind(response);
  response.end = ((body?: unknown) => {
    const answer = JSON.parse(String(body)) as { id_token: string };
    void Promise.resolve(answer.id_token === undefined ? answer : forge(answer)).then((changed) => {
      const text = JSON.stringify(changed);
      response.setHeader('content-length', Buffer.byteLength(text));
      end(text);
    });
    return response;
  }) as ServerResponse['end'];
  handle(request, response);
}

/** A token with these claims, signed with a key. */
export const signed = (claims: object, { kid, privateKey }: SigningKey, header: { typ?: string; kid?: string | undefined } = {}): Promise<string> =>
  new SignJWT(claims as JWTPayload).setProtectedHeader({ alg: 'RS256', kid, ...header } as { alg: string }).sign(privateKey);

export async function otherKey(kid: string): Promise<SigningKey> {
  return { kid, privateKey: (await generateKeyPair('RS256')).privateKey };
}
