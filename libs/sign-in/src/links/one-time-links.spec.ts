import { accessForTests, type AccessForTests } from '../contract/access-for-tests.js';
import { OneTimeLinks } from './one-time-links.js';
import { freshInvitation, sealInvitation } from './sealed-invitation.js';

const secret = 'the secret that seals cookies, long enough';
const mail = 'ada@example.org';

describe('one-time links', () => {
  let access: AccessForTests;
  let links: OneTimeLinks;
  beforeEach(async () => {
    access = await accessForTests();
    links = new OneTimeLinks(access.state, access.clock, secret);
  });
  afterEach(() => access.close());
  const refusalOf = async (token: string, browser: string): Promise<string | undefined> => {
    const opened = await links.open(token, browser);
    const used = await links.use(token, browser);
    const [a, b] = [opened, used].map((one) => ('refused' in one ? one.refused : undefined));
    expect(a).toBe(b);
    return a;
  };

  it('show their purpose any number of times, and can be used once', async () => {
    const token = await links.signIn(mail, 'browser');
    const opened = { link: { purpose: 'sign-in', mail }, endsAt: '2026-05-05T09:15:00.000Z' };
    for (let look = 0; look < 3; look += 1) expect(await links.open(token, 'browser')).toEqual(opened);
    expect(await links.use(token, 'browser')).toEqual(opened);
    expect(await refusalOf(token, 'browser')).toBe('used');
  });

  it('are used by one of ten concurrent callers', async () => {
    const token = await links.signIn(mail, 'browser');
    const used = await Promise.all(Array.from({ length: 10 }, () => links.use(token, 'browser')));
    expect(used.filter((one) => 'link' in one)).toHaveLength(1);
    expect(used.filter((one) => 'refused' in one && one.refused === 'used')).toHaveLength(9);
  });

  it('for signing in work for 15 minutes in the browser that requested them', async () => {
    const token = await links.signIn(mail, 'browser');
    expect(await refusalOf(token, 'another')).toBe('another-browser');
    expect(await links.open(token, undefined)).toEqual({ refused: 'another-browser' });
    access.clock.pass(15 * 60 - 1);
    expect('link' in (await links.open(token, 'browser'))).toBe(true);
    access.clock.pass(1);
    expect(await refusalOf(token, 'browser')).toBe('expired');
    access.clock.pass(86_400);
    expect(await refusalOf(token, 'browser')).toBe('unknown');
  });

  it('for invitations work for 72 hours in the first browser that opens them; a scanner without a cookie does not count', async () => {
    const token = await links.invitation('person-1');
    expect('link' in (await links.open(token, undefined))).toBe(true);
    expect(await links.open(token, 'first')).toEqual({ link: { purpose: 'invitation', person: 'person-1' }, endsAt: '2026-05-08T09:00:00.000Z' });
    expect(await refusalOf(token, 'second')).toBe('another-browser');
    access.clock.pass(72 * 3_600 - 1);
    expect('link' in (await links.use(token, 'first'))).toBe(true);
    const late = await links.invitation('person-1');
    access.clock.pass(72 * 3_600);
    expect(await refusalOf(late, 'first')).toBe('expired');
  });

  it('for invitations are bound to one of two browsers that open them concurrently', async () => {
    const token = await links.invitation('person-1');
    const opened = await Promise.all(['a', 'b'].map((browser) => links.open(token, browser)));
    expect(opened.filter((one) => 'link' in one)).toHaveLength(1);
  });

  it('are unknown after a withdrawal, or if they never existed', async () => {
    const token = await links.invitation('person-1');
    await links.withdraw('person-1');
    for (const unknown of [token, '', 'x'.repeat(43), 'Fe26.2*x', 'x'.repeat(10_000)]) expect(await refusalOf(unknown, 'browser')).toBe('unknown');
  });

  it('for the first administrator are sealed, store nothing until they are opened, and are used once by their nonce', async () => {
    const sealed = await sealInvitation(freshInvitation(mail, access.clock), secret);
    expect(sealed).not.toContain(mail);
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain(mail);
    const [first, second] = await Promise.all([links.use(sealed, 'browser'), links.use(sealed, 'browser')]);
    expect([first, second].filter((one) => 'link' in one)).toEqual([{ link: { purpose: 'administrator', mail }, endsAt: '2026-05-08T09:00:00.000Z' }]);
    expect(await refusalOf(sealed, 'browser')).toBe('used');
    access.clock.pass(72 * 3_600);
    expect(await refusalOf(sealed, 'browser')).toBe('used');
    access.clock.pass(86_400);
    expect(await refusalOf(sealed, 'browser')).toBe('unknown');
  });

  it('for the first administrator are bound to a browser, expire after 72 hours, and do not open with another secret', async () => {
    const invitation = freshInvitation(mail, access.clock);
    const [sealed, forged] = [await sealInvitation(invitation, secret), await sealInvitation(invitation, 'a secret of somebody else, long enough')];
    await links.open(sealed, 'first');
    expect(await refusalOf(sealed, 'second')).toBe('another-browser');
    expect(await refusalOf(forged, 'first')).toBe('unknown');
    expect(await refusalOf(`${sealed}x`, 'first')).toBe('unknown');
    access.clock.pass(72 * 3_600);
    expect(await refusalOf(sealed, 'first')).toBe('expired');
  });
});
