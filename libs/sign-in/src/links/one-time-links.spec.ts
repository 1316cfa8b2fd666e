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
  const why = async (token: string, browser: string): Promise<string | undefined> => {
    const opened = await links.open(token, browser);
    const used = await links.use(token, browser);
    const [a, b] = [opened, used].map((one) => ('refused' in one ? one.refused : undefined));
    expect(a).toBe(b);
    return a;
  };

  it('show what they are for as often as somebody looks, and are used once', async () => {
    const token = await links.signIn(mail, 'browser');
    const opened = { link: { purpose: 'sign-in', mail }, endsAt: '2026-05-05T09:15:00.000Z' };
    for (let look = 0; look < 3; look += 1) expect(await links.open(token, 'browser')).toEqual(opened);
    expect(await links.use(token, 'browser')).toEqual(opened);
    expect(await why(token, 'browser')).toBe('used');
  });

  it('are used by one of ten who use them at once', async () => {
    const token = await links.signIn(mail, 'browser');
    const used = await Promise.all(Array.from({ length: 10 }, () => links.use(token, 'browser')));
    expect(used.filter((one) => 'link' in one)).toHaveLength(1);
    expect(used.filter((one) => 'refused' in one && one.refused === 'used')).toHaveLength(9);
  });

  it('to sign in work for 15 minutes, in the browser that asked', async () => {
    const token = await links.signIn(mail, 'browser');
    expect(await why(token, 'another')).toBe('another-browser');
    expect(await links.open(token, undefined)).toEqual({ refused: 'another-browser' });
    access.clock.pass(15 * 60 - 1);
    expect('link' in (await links.open(token, 'browser'))).toBe(true);
    access.clock.pass(1);
    expect(await why(token, 'browser')).toBe('expired');
    access.clock.pass(86_400);
    expect(await why(token, 'browser')).toBe('unknown');
  });

  it('to invite work for 72 hours, in the first browser that opens them; a scanner without a cookie is none', async () => {
    const token = await links.invitation('person-1');
    expect('link' in (await links.open(token, undefined))).toBe(true);
    expect(await links.open(token, 'first')).toEqual({ link: { purpose: 'invitation', person: 'person-1' }, endsAt: '2026-05-08T09:00:00.000Z' });
    expect(await why(token, 'second')).toBe('another-browser');
    access.clock.pass(72 * 3_600 - 1);
    expect('link' in (await links.use(token, 'first'))).toBe(true);
    const late = await links.invitation('person-1');
    access.clock.pass(72 * 3_600);
    expect(await why(late, 'first')).toBe('expired');
  });

  it('to invite go to one of two browsers that open them at once', async () => {
    const token = await links.invitation('person-1');
    const opened = await Promise.all(['a', 'b'].map((browser) => links.open(token, browser)));
    expect(opened.filter((one) => 'link' in one)).toHaveLength(1);
  });

  it('end when they are withdrawn, and nobody knows what was never made', async () => {
    const token = await links.invitation('person-1');
    await links.withdraw('person-1');
    for (const unknown of [token, '', 'x'.repeat(43), 'Fe26.2*x', 'x'.repeat(10_000)]) expect(await why(unknown, 'browser')).toBe('unknown');
  });

  it('of the first administrator are sealed, keep nothing until they are opened, and are used once by their nonce', async () => {
    const sealed = await sealInvitation(freshInvitation(mail, access.clock), secret);
    expect(sealed).not.toContain(mail);
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain(mail);
    const [first, second] = await Promise.all([links.use(sealed, 'browser'), links.use(sealed, 'browser')]);
    expect([first, second].filter((one) => 'link' in one)).toEqual([{ link: { purpose: 'administrator', mail }, endsAt: '2026-05-08T09:00:00.000Z' }]);
    expect(await why(sealed, 'browser')).toBe('used');
    access.clock.pass(72 * 3_600);
    expect(await why(sealed, 'browser')).toBe('used');
    access.clock.pass(86_400);
    expect(await why(sealed, 'browser')).toBe('unknown');
  });

  it('of the first administrator are bound to a browser, end after 72 hours, and open with no other secret', async () => {
    const invitation = freshInvitation(mail, access.clock);
    const [sealed, forged] = [await sealInvitation(invitation, secret), await sealInvitation(invitation, 'a secret of somebody else, long enough')];
    await links.open(sealed, 'first');
    expect(await why(sealed, 'second')).toBe('another-browser');
    expect(await why(forged, 'first')).toBe('unknown');
    expect(await why(`${sealed}x`, 'first')).toBe('unknown');
    access.clock.pass(72 * 3_600);
    expect(await why(sealed, 'first')).toBe('expired');
  });
});
