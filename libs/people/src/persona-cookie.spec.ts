import { clockFrom } from '#kernel';
import { personaCookie } from './persona-cookie.js';

const secret = 'a secret of thirty-two characters or more';

describe('the persona cookie', () => {
  let now = '2026-01-15T09:00:00.000Z';
  const cookie = personaCookie(secret, clockFrom(() => now));

  it('returns the sealed role, and only with the same secret', async () => {
    const sealed = await cookie.seal('mentor');
    expect(await cookie.open(sealed)).toBe('mentor');
    expect(sealed).not.toContain('mentor');
    expect(await personaCookie(`${secret}!`, clockFrom(() => now)).open(sealed)).toBeUndefined();
  });

  it('gives no role when it is absent, empty or altered', async () => {
    const sealed = await cookie.seal('mentor');
    expect(await cookie.open(undefined)).toBeUndefined();
    expect(await cookie.open('')).toBeUndefined();
    expect(await cookie.open('nonsense')).toBeUndefined();
    expect(await cookie.open(sealed.replace(/.{8}~2$/u, 'AAAAAAAA~2'))).toBeUndefined();
  });

  it('ends after twelve hours', async () => {
    const sealed = await cookie.seal('mentor');
    now = '2026-01-15T20:59:59.999Z';
    expect(await cookie.open(sealed)).toBe('mentor');
    now = '2026-01-15T21:00:00.000Z';
    expect(await cookie.open(sealed)).toBeUndefined();
  });
});
