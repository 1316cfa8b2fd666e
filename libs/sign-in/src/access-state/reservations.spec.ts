import { systemIds } from '#kernel';
import { accessForTests, type AccessForTests } from '../contract/access-for-tests.js';
import { Reservations } from './reservations.js';

describe('what may belong to one person only', () => {
  let access: AccessForTests;
  let reserved: Reservations;
  beforeEach(async () => {
    access = await accessForTests();
    reserved = new Reservations(access.state, systemIds);
  });
  afterEach(() => access.close());

  it('goes to one of several who ask at once, and stays theirs', async () => {
    const people = ['ada', 'bob', 'eve'];
    const got = await Promise.all(people.map((person) => reserved.reserve('mail', 'a@example.org', person)));
    expect(got.filter(Boolean)).toHaveLength(1);
    const holder = people[got.indexOf(true)] ?? '';
    expect(await reserved.reserve('mail', ' A@Example.org', holder)).toBe(true);
    expect(await reserved.holderOf('mail', 'a@example.org')).toBe(holder);
    expect(await reserved.holderOf('openid', 'a@example.org')).toBeUndefined();
  });

  it('is free again when its person releases it or is erased', async () => {
    await reserved.reserve('openid', 'https://login.example\nada', 'ada');
    await reserved.release('openid', 'https://login.example\nada', 'bob');
    expect(await reserved.holderOf('openid', 'https://login.example\nada')).toBe('ada');
    await reserved.release('openid', 'https://login.example\nada', 'ada');
    expect(await reserved.reserve('openid', 'https://login.example\nada', 'bob')).toBe(true);
    await access.state.removeAllOf('bob');
    expect(await reserved.holderOf('openid', 'https://login.example\nada')).toBeUndefined();
  });

  it('is listed for its person without saying what it is, and released by that', async () => {
    await reserved.reserve('openid', 'https://login.example\nada', 'ada');
    await reserved.reserve('mail', 'ada@example.org', 'ada');
    const [handle = '', ...more] = await reserved.handlesOf('ada', 'openid');
    expect([more, await reserved.handlesOf('bob', 'openid')]).toEqual([[], []]);
    expect(handle).not.toContain('ada');
    expect([await reserved.releaseOne('bob', handle), await reserved.releaseOne('ada', handle)]).toEqual([false, true]);
    expect(await reserved.holderOf('openid', 'https://login.example\nada')).toBeUndefined();
    expect(await reserved.holderOf('mail', 'ada@example.org')).toBe('ada');
  });
});
