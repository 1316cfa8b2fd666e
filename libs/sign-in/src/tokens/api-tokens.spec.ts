import { InvalidInput } from '#kernel';
import { accessForTests, type AccessForTests } from '../contract/access-for-tests.js';
import { ApiTokens } from './api-tokens.js';

describe('API tokens', () => {
  let access: AccessForTests;
  let tokens: ApiTokens;
  beforeEach(async () => {
    access = await accessForTests();
    tokens = new ApiTokens(access.state, access.clock);
  });
  afterEach(() => access.close());
  const terms = { owner: 'ada', title: 'Nightly export', names: ['export'], scope: { kind: 'everything' }, expiresOn: '2026-05-31' };

  it('are shown once, and list their permissions and their last use to the minute', async () => {
    const { token, handle } = await tokens.make(terms);
    expect(token).toMatch(/^milepost_[\w-]{43}$/u);
    expect(await tokens.open(token)).toEqual({ ...terms, madeAt: access.clock.now(), handle });
    const used = access.clock.now();
    access.clock.pass(59);
    await tokens.open(token);
    expect(await tokens.list('ada')).toEqual([{ ...terms, madeAt: used, lastUsed: used, handle }]);
    access.clock.pass(1);
    await tokens.open(token);
    expect((await tokens.list('ada'))[0]?.lastUsed).toBe(access.clock.now());
    expect(JSON.stringify(await tokens.list('ada'))).not.toContain(token.slice(9));
    for (const wrong of [token.slice(9), `${token}x`, 'milepost_', handle, '']) expect(await tokens.open(wrong)).toBeUndefined();
  });

  it('are accepted until the end of their last day in London', async () => {
    const { token } = await tokens.make({ ...terms, expiresOn: '2026-05-05' });
    access.clock.pass(14 * 3_600 - 1);
    expect(await tokens.open(token)).toBeDefined();
    access.clock.pass(1);
    expect(await tokens.open(token)).toBeUndefined();
    expect(await tokens.list('ada')).toEqual([]);
  });

  it('are revoked by their owner, one or all', async () => {
    const [one, two] = [await tokens.make(terms), await tokens.make({ ...terms, title: 'Another' })];
    expect(await tokens.revoke('bob', one.handle)).toBe(false);
    expect(await tokens.revoke('ada', one.handle)).toBe(true);
    expect(await tokens.open(one.token)).toBeUndefined();
    expect(await tokens.revokeAll('ada')).toBe(1);
    expect(await tokens.open(two.token)).toBeUndefined();
  });

  it.each([
    ['title', { title: ' ' }],
    ['names', { names: [] }],
    ['expiresOn', { expiresOn: '2026-05-04' }],
    ['expiresOn', { expiresOn: '2027-05-07' }],
    ['expiresOn', { expiresOn: 'never' }],
  ])('are refused with a wrong %s: %j', async (field, wrong) => {
    const error = await tokens.make({ ...terms, ...wrong }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidInput);
    expect((error as InvalidInput).errors.map((one) => one.field)).toEqual([field]);
  });
});
