import { throughout, until } from '#spec';
import { TestBrowser } from '../support/signed-in.js';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import { rawRequest, type RawAnswer } from '../support/raw-request.js';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const mail = 'ada@council.example';

describe('1,000 failed sign-ins', () => {
  let app: PeopleWithScopes;
  let ada: string;
  beforeEach(async () => {
    app = await startWithPeople({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
    ada = await app.person('Ada Able', { role: 'programme-manager' });
    await app.server.web.runtime.signIn?.reservations.reserve('mail', mail, ada);
  }, 60_000);
  afterEach(() => app.stop());

  /** A browser with this network address. */
  class At extends TestBrowser {
    constructor(private readonly address: string) {
      super(app.site);
    }
    override post(path: string, fields: Record<string, string>): ReturnType<TestBrowser['post']> {
      return super.post(path, fields, { 'x-forwarded-for': this.address });
    }
  }

  /** Signs in with a link from an email. */
  async function signIn(browser: TestBrowser): Promise<number[]> {
    const asked = await browser.post('/sign-in', { mail, next: '/' });
    if (asked.status !== 200) return [asked.status];
    const token = (await app.linkTo(mail)).split('/').at(-1)?.split('?')[0] ?? '';
    return [asked.status, (await browser.get(`/sign-in/link/${token}`)).status, (await browser.post('/sign-in/link', { token, next: '/' })).status];
  }

  /** Sends links that do not exist, links of another browser, and requests for links in the name of the person. */
  const attack = async (address: (n: number) => string): Promise<Map<number, number>> => {
    const found = new Map<number, number>();
    const attempts = Array.from({ length: 1_000 }, (_, n) => n);
    const one = async (n: number): Promise<void> => {
      const [path, body] = n % 2 === 0 ? ['/sign-in', `mail=${encodeURIComponent(n % 4 === 0 ? mail : `guess${n}@council.example`)}&next=/`] : ['/sign-in/link', `token=${'A'.repeat(43)}&next=/`];
      const { status } = await rawRequest(app.site + path, { method: 'POST', headers: { ...form, 'x-forwarded-for': address(n) }, body });
      found.set(status, (found.get(status) ?? 0) + 1);
    };
    for (let from = 0; from < attempts.length; from += 20) await Promise.all(attempts.slice(from, from + 20).map(one));
    return found;
  };

  it('from one address block neither other addresses nor, at the same address, a known browser or a valid link', async () => {
    const [known, another, invited] = [new At('198.51.100.7'), new At('198.51.100.8'), new At('198.51.100.7')];
    expect(await signIn(known)).toEqual([200, 200, 303]);
    await known.get('/account');
    await known.post('/account/sign-out', {});
    const invitation = (await app.server.web.runtime.signIn?.links.invitation(ada)) ?? '';
    const found = await attack(() => '198.51.100.7');
    expect(found.get(429)).toBeGreaterThan(300);
    app.mail.received.splice(0);
    expect(await signIn(known)).toEqual([200, 200, 303]);
    expect(await signIn(another)).toEqual([200, 200, 303]);
    await invited.get(`/sign-in/link/${invitation}`);
    expect((await invited.post('/sign-in/link', { token: invitation, next: '/' })).status).toBe(303);
  }, 60_000);

  it('from many networks block no person and end no session', async () => {
    const session = await app.signedIn(ada);
    const found = await attack((n) => `2001:db8:0:${n.toString(16)}::1`);
    expect([found.get(429), found.get(200)]).toEqual([undefined, 500]);
    // Each network may make five requests: all 250 are accepted.
    await until(() => app.mail.received.length >= 250);
    app.mail.received.splice(0);
    expect(await signIn(new At('198.51.100.9'))).toEqual([200, 200, 303]);
    expect((await session.get('/account')).status).toBe(200);
  }, 60_000);

  it('send a person no more than five emails an hour', async () => {
    await attack(() => '198.51.100.7');
    const sent = (): number => app.mail.received.filter(({ to }) => to.includes(mail)).length;
    await until(() => sent() === 5);
    await throughout(300, () => expect(sent()).toBe(5));
    expect(app.mail.received.filter(({ to }) => to.some((one) => one.startsWith('guess')))).toEqual([]);
  }, 60_000);
});

describe('whether an address is registered', () => {
  let app: PeopleWithScopes;
  beforeAll(async () => {
    app = await startWithPeople({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
    await app.server.web.runtime.signIn?.reservations.reserve('mail', mail, await app.person('Ada Able', { role: 'programme-manager' }));
  }, 60_000);
  afterAll(() => app.stop());

  let guests = 0;
  const ask = (address: string): Promise<RawAnswer> =>
    rawRequest(`${app.site}/sign-in`, { method: 'POST', headers: { ...form, 'x-forwarded-for': `203.0.113.${(guests += 1) % 250}` }, body: `mail=${encodeURIComponent(address)}&next=/` });
  /** Removes what differs in each response anyway. */
  const comparable = ({ status, headers, text }: RawAnswer, address: string): unknown => ({
    status, text: text.replaceAll(address, 'MAIL'),
    headers: { ...headers, date: '', 'content-length': Number(headers['content-length']) - 2 * address.length, 'set-cookie': String(headers['set-cookie']).replace(/=[^;]*/u, '=') },
  });

  it('is not revealed by the response: status, headers and page are the same for every address', async () => {
    const unknown = comparable(await ask('eve@council.example'), 'eve@council.example');
    for (const address of [mail, 'person1@council.example', 'nobody@elsewhere.example', 'a@b.example']) {
      const answer = await ask(address);
      const shown = answer.text.split(address).length - 1;
      const { headers, ...rest } = comparable(answer, address) as { headers: Record<string, unknown> };
      expect({ ...rest, headers: { ...headers, 'content-length': Number(answer.headers['content-length']) - shown * address.length } })
        .toEqual({ ...(unknown as object), headers: { ...(unknown as { headers: object }).headers, 'content-length': expect.any(Number) as number } });
    }
  });

  it('is not revealed by the time of the response: nothing is looked up, kept or sent before it', async () => {
    const { signIn } = app.server.web.runtime;
    const { reservations, links } = signIn as NonNullable<typeof signIn>;
    const [holderOf, make] = [reservations.holderOf.bind(reservations), links.signIn.bind(links)] as const;
    const answered = Promise.withResolvers<void>();
    const kept = Promise.withResolvers<void>();
    // Ends only after the responses: a response that waited for it would never arrive.
    reservations.holderOf = async (...asked) => {
      await answered.promise;
      return holderOf(...asked);
    };
    links.signIn = (...asked) => {
      kept.resolve();
      return make(...asked);
    };
    for (const address of [mail, 'nobody@elsewhere.example']) expect((await ask(address)).status).toBe(200);
    answered.resolve();
    await kept.promise;
    Object.assign(reservations, { holderOf });
    Object.assign(links, { signIn: make });
  });

  it('is not revealed by a link: in another browser an unknown link and links for known and unknown addresses get the same response', async () => {
    const { signIn } = app.server.web.runtime;
    const plain = (text: string): string => text.replaceAll(/[\w-]{43,}/gu, '');
    const open = async (token: string): Promise<unknown> => {
      const { status, text } = await app.browser().get(`/sign-in/link/${token}`);
      return [status, plain(text)];
    };
    const [of, ofUnknown] = [await open((await signIn?.links.signIn(mail, 'A'.repeat(43))) ?? ''), await open((await signIn?.links.signIn('nobody@elsewhere.example', 'A'.repeat(43))) ?? '')];
    expect(of).toEqual(ofUnknown);
    expect(of).toEqual([410, expect.not.stringContaining(mail)]);
  });
});
