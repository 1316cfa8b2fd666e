import { WrongSettings, assertSecretsShared, listSettings, readSettings } from './settings.js';

const sentences = (env: Record<string, string>): readonly string[] => {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof WrongSettings) return error.sentences;
    throw error;
  }
  return [];
};

const openId = { SIGN_IN: 'on', PUBLIC_URL: 'https://m.example', OPENID_ISSUER: 'https://login.example', OPENID_CLIENT_ID: 'milepost', OPENID_CLIENT_SECRET: 'a secret' };

describe('settings', () => {
  it('have defaults', () => {
    expect(readSettings({})).toMatchObject({ port: 3000, host: '127.0.0.1', dataFolder: './data', example: true, demoPersonas: false, publicUrl: undefined });
  });

  it('are read when given', () => {
    const env = { PORT: '0', HOST: '::1', DATA_DIR: '/my data', PUBLIC_URL: 'https://milepost.example/', EXAMPLE: 'off', DEMO_PERSONAS: '1' };
    expect(readSettings(env)).toMatchObject({
      port: 0, host: '::1', dataFolder: '/my data', publicUrl: 'https://milepost.example', example: false, demoPersonas: true,
    });
  });

  it('describe the provider for sign-in, with the label of its button', () => {
    expect(readSettings(openId).openId).toEqual({ issuer: 'https://login.example', clientId: 'milepost', clientSecret: 'a secret', name: 'your organisation’s account', roles: [] });
    expect(readSettings({ ...openId, OPENID_NAME: 'Kent' }).openId?.name).toBe('Kent');
    expect(readSettings({ SIGN_IN: 'on' }).openId).toBeUndefined();
  });

  it.each([
    [{ PORT: '70000' }, /^PORT must be a number/u],
    [{ PORT: '-1' }, /^PORT must be a number/u],
    [{ PUBLIC_URL: 'milepost.example' }, /^PUBLIC_URL must be an address/u],
    [{ PUBLIC_URL: 'https://milepost.example/path' }, /^PUBLIC_URL must be an address/u],
    [{ PUBLIC_URL: 'https://me:secret@milepost.example' }, /^PUBLIC_URL must be an address/u],
    [{ SESSION_SECRET: 'short' }, /^SESSION_SECRET must have 32 characters/u],
    [{ STARTUP_WAIT: 'a minute' }, /^STARTUP_WAIT must be a number of seconds from 0 to 3600, not “a minute”\.$/u],
    [{ STARTUP_WAIT: '3601' }, /^STARTUP_WAIT must be/u],
    [{ REQUEST_TIMEOUT: '0' }, /^REQUEST_TIMEOUT must be a number of seconds from 1 to 300, not “0”\.$/u],
    [{ EVENT_STORE_URL: 'http://here' }, /^EVENT_STORE_URL must be an address like esdb:/u],
    [{ EVENT_STORE_URL: 'esdb://node:2113?tls=false' }, /^EVENT_STORE_URL must not switch TLS off for node/u],
    [{ REDIS_URL: 'localhost:6379' }, /^REDIS_URL must be an address like redis:/u],
    [{ SMTP_URL: 'https://mail', MAIL_FROM: 'a@b.example', PUBLIC_URL: 'https://m.example' }, /^SMTP_URL must be an address like smtp:/u],
    [{ SMTP_URL: 'smtp://mail', PUBLIC_URL: 'https://m.example' }, /^MAIL_FROM must be given with SMTP_URL/u],
    [{ SMTP_URL: 'smtp://mail', MAIL_FROM: 'a@b.example' }, /^PUBLIC_URL must be given with SMTP_URL/u],
    [{ MAIL_FROM: 'Milepost\nBcc: x@y.example' }, /^MAIL_FROM must be an address/u],
    [{ ...openId, OPENID_ISSUER: 'https://login.microsoftonline.com/common/v2.0' }, /^OPENID_ISSUER must name one tenant of Entra ID/u],
    [{ ...openId, OPENID_CLIENT_ID: '' }, /^OPENID_CLIENT_ID must be given with OPENID_ISSUER/u],
    [{ ...openId, OPENID_CLIENT_SECRET: '' }, /^OPENID_CLIENT_SECRET must be given with OPENID_ISSUER/u],
    [{ ...openId, PUBLIC_URL: '' }, /^PUBLIC_URL must be given with OPENID_ISSUER/u],
    [{ ...openId, SIGN_IN: 'demonstration' }, /^OPENID_ISSUER needs SIGN_IN=on/u],
    [{ ...openId, OPENID_ISSUER: '', OPENID_CLIENT_SECRET: '' }, /^OPENID_ISSUER must be given with OPENID_CLIENT_ID/u],
    [{ ...openId, OPENID_API_AUDIENCE: 'milepost' }, /^OPENID_API_AUDIENCE must not be OPENID_CLIENT_ID/u],
    [{ OPENID_API_AUDIENCE: 'api' }, /^OPENID_ISSUER must be given with OPENID_API_AUDIENCE/u],
    [{ ...openId, OPENID_ROLES: 'groups=a administrator programme 0198a000-0000-7000-8000-000000000001' }, /^OPENID_ROLES must not map to administrator/u],
    [{ ...openId, OPENID_ROLES: 'groups=a owner programme 0198a000-0000-7000-8000-000000000001' }, /^OPENID_ROLES must map to one of/u],
    [{ ...openId, OPENID_ROLES: 'groups=a mentor everything' }, /^OPENID_ROLES must hold entries like/u],
    [{ OPENID_NAME: 'x'.repeat(61) }, /^OPENID_NAME must have 60 characters or fewer/u],
    [{ TLS_CERT: '/tls.crt' }, /^TLS_KEY must be given with TLS_CERT/u],
    [{ TLS_KEY: '/tls.key' }, /^TLS_CERT must be given with TLS_KEY/u],
    [{ TLS_CERT: '/tls.crt', TLS_KEY: '/tls.key', PUBLIC_URL: 'http://localhost:3000' }, /^PUBLIC_URL must begin with https:/u],
    [{ GRANTS_PREFIX: 'exampletrust' }, /^GRANTS_PREFIX must be a prefix like 360G-exampletrust/u],
    [{ SECURITY_CONTACT: 'security@example.org' }, /^SECURITY_CONTACT must be an address like mailto:/u],
    [{ SECURITY_CONTACT: 'mailto:a@b.example\nContact: x' }, /^SECURITY_CONTACT must be/u],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be/u],
  ])('are refused with one sentence each: %j', (env, sentence) => {
    expect(sentences(env as unknown as Record<string, string>)).toEqual([expect.stringMatching(sentence)]);
  });

  it('show the address of the event store without its password', () => {
    const shown = JSON.stringify(listSettings({ EVENT_STORE_URL: 'esdb://admin:changeit@node:2113' }));
    expect(shown).toContain('esdb://admin:…@node:2113');
    expect(shown).not.toContain('changeit');
    expect(sentences({ EVENT_STORE_URL: 'esdb://admin:changeit@10.0.0.1:2113' }).join()).not.toContain('changeit');
  });

  it('do not show a secret, even in an error about it', () => {
    const secret = 'x'.repeat(31);
    expect(sentences({ SESSION_SECRET: secret }).join()).not.toContain(secret);
    expect(JSON.stringify(listSettings({ SESSION_SECRET: secret }))).not.toContain(secret);
    for (const name of ['REDIS_URL', 'SMTP_URL']) {
      expect(sentences({ [name]: `http://me:${secret}@here` }).join()).not.toContain(secret);
      expect(JSON.stringify(listSettings({ [name]: `smtp://me:${secret}@here` }))).not.toContain(secret);
    }
  });

  it('must include shared secrets when several processes share a log', () => {
    const cluster = { EVENT_STORE_URL: 'esdb://127.0.0.1:2113?tls=false' };
    const check = (env: Record<string, string>) => () => assertSecretsShared(readSettings(env));
    expect(check(cluster)).toThrow(/^SESSION_SECRET and MASTER_KEY must be given with EVENT_STORE_URL/u);
    expect(check({ ...cluster, SESSION_SECRET: 's'.repeat(32) })).toThrow(/^MASTER_KEY must be given/u);
    expect(check({ ...cluster, SESSION_SECRET: 's'.repeat(32), MASTER_KEY: 'm'.repeat(32) })).not.toThrow();
    expect(check({ ...cluster, SECRETS_DIR: '/secrets' })).not.toThrow();
    expect(check({})).not.toThrow();
  });
});
