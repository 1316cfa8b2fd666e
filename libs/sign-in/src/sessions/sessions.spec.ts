import { Unavailable } from '#event-store';
import type { AccessState } from '../access-state/access-state.js';
import { accessForTests, type AccessForTests } from '../contract/access-for-tests.js';
import { sessionCookie, browserCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';

describe('sessions', () => {
  let access: AccessForTests;
  let sessions: Sessions;
  beforeEach(async () => {
    access = await accessForTests();
    sessions = new Sessions(access.state, access.clock);
  });
  afterEach(() => access.close());
  const start = (person = 'ada', more: Partial<Parameters<Sessions['start']>[0]> = {}): Promise<string> =>
    sessions.start({ person, method: 'passkey', authenticatedAt: access.clock.now(), ...more });
  const opens = async (id: string, showsPeople = false): Promise<boolean> => (await sessions.open(id, { showsPeople })) !== undefined;
  const minutes = (count: number): void => access.clock.pass(count * 60);
  const hours = (count: number): void => minutes(count * 60);

  it('are opened by an id of 32 random bytes only', async () => {
    const [id, other] = [await start(), await start()];
    expect(id).toMatch(/^[\w-]{43}$/u);
    expect(id).not.toBe(other);
    expect(await sessions.open(id, { showsPeople: true })).toEqual({
      person: 'ada', method: 'passkey', startedAt: access.clock.now(), lastSeen: access.clock.now(), steppedUpAt: access.clock.now(), csrfSecret: expect.stringMatching(/^[\w-]{43}$/u) as string,
    });
    for (const wrong of [undefined, '', 'x', `${id.slice(0, -1)}!`, 'A'.repeat(43)]) expect(await sessions.open(wrong, { showsPeople: false })).toBeUndefined();
  });

  it('end after 12 idle hours, and after 30 idle minutes for pages that show people', async () => {
    const id = await start();
    minutes(30);
    expect(await opens(id, true)).toBe(true);
    minutes(31);
    expect(await opens(id, true)).toBe(false);
    expect(await opens(id)).toBe(true);
    hours(12);
    expect(await opens(id)).toBe(true);
    minutes(12 * 60 + 1);
    expect(await opens(id)).toBe(false);
  });

  it('that were idle for over 30 minutes show people only after a step-up, even if other pages were opened', async () => {
    const id = await start();
    minutes(31);
    expect(await opens(id)).toBe(true);
    expect(await opens(id, true)).toBe(false);
    const next = await sessions.stepUp(id, access.clock.now());
    expect(await opens(next ?? '', true)).toBe(true);
  });

  it('end after 30 days of use, and after 12 hours when started with OpenID Connect', async () => {
    const [id, openid] = [await start(), await start('ada', { method: 'openid' })];
    hours(11);
    expect([await opens(id), await opens(openid)]).toEqual([true, true]);
    hours(1);
    expect([await opens(id), await opens(openid)]).toEqual([true, false]);
    for (let hour = 12; hour < 30 * 24 - 6; hour += 6) {
      hours(6);
      expect(await opens(id)).toBe(true);
    }
    hours(6);
    expect(await opens(id)).toBe(false);
    expect(await sessions.stepUp(id, access.clock.now())).toBeUndefined();
  });

  it('are written to at most once a minute', async () => {
    const id = await start();
    const startedAt = access.clock.now();
    access.clock.pass(59);
    expect((await sessions.open(id, { showsPeople: false }))?.lastSeen).toBe(startedAt);
    access.clock.pass(1);
    expect((await sessions.open(id, { showsPeople: false }))?.lastSeen).toBe(access.clock.now());
  });

  it('stay usable while the last use cannot be written, and do not last longer', async () => {
    const id = await start();
    const get: AccessState['get'] = (...asked) => access.state.get(...asked);
    const full = new Sessions({ get, change: () => Promise.reject(new Unavailable('The disk is full.')) } as unknown as AccessState, access.clock);
    const opensWithFullDisk = async (showsPeople: boolean): Promise<boolean> => (await full.open(id, { showsPeople })) !== undefined;
    minutes(20);
    expect(await opensWithFullDisk(true)).toBe(true);
    minutes(11);
    expect([await opensWithFullDisk(true), await opensWithFullDisk(false)]).toEqual([false, true]);
    hours(12);
    expect(await opensWithFullDisk(false)).toBe(false);
  });

  it('replace the session of the browser at the sign-in, which prevents session fixation', async () => {
    const previous = await start('eve');
    const id = await sessions.start({ person: 'ada', method: 'link', authenticatedAt: access.clock.now() }, previous);
    expect(id).not.toBe(previous);
    expect([await opens(previous), await opens(id)]).toEqual([false, true]);
    await sessions.start({ person: 'ada', method: 'link', authenticatedAt: access.clock.now() }, 'no id at all');
  });

  it('are stepped up for 10 minutes, with a new id and CSRF secret, and do not last longer', async () => {
    const id = await start('ada', { authenticatedAt: '2026-05-05T08:49:00.000Z' });
    const before = await sessions.open(id, { showsPeople: false });
    expect(before && sessions.hasSteppedUp(before)).toBe(false);
    const next = (await sessions.stepUp(id, access.clock.now())) ?? '';
    expect(await opens(id)).toBe(false);
    const after = await sessions.open(next, { showsPeople: false });
    expect(after?.startedAt).toBe(before?.startedAt);
    expect(after?.csrfSecret).not.toBe(before?.csrfSecret);
    minutes(10);
    expect(after && sessions.hasSteppedUp(after)).toBe(true);
    access.clock.pass(1);
    expect(after && sessions.hasSteppedUp(after)).toBe(false);
    expect(await sessions.stepUp(id, access.clock.now())).toBeUndefined();
  });

  it('are listed for their person with handles that give no access, and can be ended one by one or all', async () => {
    const [first, second] = [await start('ada', { device: 'Firefox' }), await start()];
    const other = await start('bob');
    minutes(2);
    await opens(second);
    const list = await sessions.list('ada', second);
    expect(list.map(({ device, isThis }) => [device, isThis])).toEqual([['', true], ['Firefox', false]]);
    expect(JSON.stringify(list)).not.toMatch(new RegExp(`${first}|${second}|csrf`, 'u'));
    expect(await opens(list[1]?.handle ?? '')).toBe(false);
    expect(await sessions.endOne('bob', list[1]?.handle ?? '')).toBe(false);
    expect(await sessions.endOne('ada', list[1]?.handle ?? '')).toBe(true);
    expect([await opens(first), await opens(second)]).toEqual([false, true]);
    const third = await start();
    await sessions.endOthers('ada', third);
    expect([await opens(second), await opens(third), await opens(other)]).toEqual([false, true, true]);
    expect(await sessions.endAll('ada')).toBe(1);
    expect([await opens(third), await opens(other), await sessions.list('ada')]).toEqual([false, true, []]);
    await sessions.end(other);
    expect(await opens(other)).toBe(false);
  });

  it('identify their person for a day after they expire, unless they were ended', async () => {
    const [id, ended] = [await start('ada', { method: 'openid' }), await start()];
    await sessions.end(ended);
    hours(35);
    expect([await opens(id), await sessions.personOf(id), await sessions.personOf(ended)]).toEqual([false, 'ada', undefined]);
    hours(1);
    expect(await sessions.personOf(id)).toBeUndefined();
  });

  it('are stored in a sealed cookie that opens as a session cookie only', async () => {
    const secret = 's'.repeat(32);
    const id = await start();
    const value = await sessionCookie(secret).seal(id);
    expect(value).not.toContain(id);
    expect(await sessionCookie(secret).open(value)).toBe(id);
    for (const wrong of [undefined, '', id, `${value}x`, value.replace(/\*.{10}/u, '*AAAAAAAAAA')]) expect(await sessionCookie(secret).open(wrong)).toBeUndefined();
    expect(await browserCookie(secret).open(value)).toBeUndefined();
    expect(await sessionCookie('t'.repeat(32)).open(value)).toBeUndefined();
  });
});
