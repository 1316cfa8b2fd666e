import { systemIds } from '#kernel';
import { accessForTests, type AccessForTests } from '../contract/access-for-tests.js';
import { Reservations } from './reservations.js';

describe('reservations', () => {
  let access: AccessForTests;
  let reservations: Reservations;
  beforeEach(async () => {
    access = await accessForTests();
    reservations = new Reservations(access.state, systemIds);
  });
  afterEach(() => access.close());

  it('give a value to one of several concurrent people, who keeps it', async () => {
    const people = ['ada', 'bob', 'eve'];
    const got = await Promise.all(people.map((person) => reservations.reserve('mail', 'a@example.org', person)));
    expect(got.filter(Boolean)).toHaveLength(1);
    const holder = people[got.indexOf(true)] ?? '';
    expect(await reservations.reserve('mail', ' A@Example.org', holder)).toBe(true);
    expect(await reservations.holderOf('mail', 'a@example.org')).toBe(holder);
    expect(await reservations.holderOf('openid', 'a@example.org')).toBeUndefined();
  });

  it('end when the person releases the value or is erased', async () => {
    await reservations.reserve('openid', 'https://login.example\nada', 'ada');
    await reservations.release('openid', 'https://login.example\nada', 'bob');
    expect(await reservations.holderOf('openid', 'https://login.example\nada')).toBe('ada');
    await reservations.release('openid', 'https://login.example\nada', 'ada');
    expect(await reservations.reserve('openid', 'https://login.example\nada', 'bob')).toBe(true);
    await access.state.removeAllOf('bob');
    expect(await reservations.holderOf('openid', 'https://login.example\nada')).toBeUndefined();
  });

  it('are listed for their person by handles that do not reveal the value, and released by handle', async () => {
    await reservations.reserve('openid', 'https://login.example\nada', 'ada');
    await reservations.reserve('mail', 'ada@example.org', 'ada');
    const [handle = '', ...more] = await reservations.handlesOf('ada', 'openid');
    expect([more, await reservations.handlesOf('bob', 'openid')]).toEqual([[], []]);
    expect(handle).not.toContain('ada');
    expect([await reservations.releaseOne('bob', handle), await reservations.releaseOne('ada', handle)]).toEqual([false, true]);
    expect(await reservations.holderOf('openid', 'https://login.example\nada')).toBeUndefined();
    expect(await reservations.holderOf('mail', 'ada@example.org')).toBe('ada');
  });
});
