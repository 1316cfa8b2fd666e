import { systemClock } from '#kernel';
import { issuerProblem } from '#platform';
import { OpenIdUnusable } from './openid-settings.js';
import { OpenIdProvider } from './provider.js';

describe('the issuer of an OpenID provider', () => {
  it.each([
    'https://login.microsoftonline.com/8a1f2c3d-0000-4000-8000-000000000000/v2.0', 'https://accounts.google.com', 'https://sso.council.example/realms/common', 'http://127.0.0.1:8080', 'http://localhost:8080/realms/x', 'http://[::1]:8080',
  ])('accepts %s', (issuer) => {
    expect(issuerProblem(issuer)).toBeUndefined();
    expect(() => new OpenIdProvider(issuer, systemClock)).not.toThrow();
  });

  it.each([
    ['https://login.microsoftonline.com/common/v2.0', /one tenant of Entra ID, not “common”/u],
    ['https://login.microsoftonline.com/Organizations/v2.0', /not “Organizations”/u],
    ['https://login.microsoftonline.com/consumers', /everybody who has an account anywhere/u],
    ['http://sso.council.example', /must begin with https/u],
    ['http://127.0.0.1.council.example', /must begin with https/u],
    ['ftp://127.0.0.1', /must begin with https/u],
    ['https://me:secret@sso.council.example', /no name, password/u],
    ['https://sso.council.example/?x=1', /no name, password/u],
    ['sso.council.example', /must be an address like/u],
  ])('refuses %s', (issuer, fault) => {
    expect(issuerProblem(issuer)).toMatch(fault);
    expect(() => new OpenIdProvider(issuer, systemClock)).toThrow(OpenIdUnusable);
  });
});
