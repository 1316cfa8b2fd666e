import { until } from '#spec';
import { idOf, startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import { poison, unescapedIn } from '../support/poison.js';
import { rawRequest, type RawAnswer } from '../support/raw-request.js';
import type { TestBrowser } from '../support/signed-in.js';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const lines = ['\r\n', '\n', '\r', '%0d%0a', '\u2028', '\u0085', '\v'];

describe('line breaks in values for headers and emails', () => {
  let app: PeopleWithScopes;
  let admin: TestBrowser;
  beforeAll(async () => {
    app = await startWithPeople({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
    admin = await app.signedIn(await app.person('Ada Able', { role: 'administrator' }));
    await app.server.web.runtime.signIn?.reservations.reserve('mail', 'ada@council.example', app.places[0].person);
  }, 60_000);
  afterAll(() => app.stop());

  const day = { 'occurredOn-year': '2026', 'occurredOn-month': '1', 'occurredOn-day': '15' };
  let guests = 0;
  const ask = (mail: string, more: Record<string, string> = {}): Promise<RawAnswer> =>
    rawRequest(`${app.site}/sign-in`, { method: 'POST', headers: { ...form, 'x-forwarded-for': `203.0.113.${(guests += 1) % 250}`, ...more }, body: new URLSearchParams({ mail, next: '/' }).toString() });
  const come = async (): Promise<typeof app.mail.received> => {
    await until(() => app.mail.received.length > 0);
    return app.mail.received.splice(0);
  };

  it('in a sign-in address send no email to another address', async () => {
    for (const line of lines)
      for (const mail of [`ada@council.example${line}Bcc: eve@evil.example`, `ada@council.example${line}`, `eve@evil.example${line}ada@council.example`]) {
        const { status, headers } = await ask(mail);
        expect([JSON.stringify(mail), [200, 400].includes(status), headers['bcc'], headers['x-evil']]).toEqual([JSON.stringify(mail), true, undefined, undefined]);
      }
    for (const mail of ['ada@council.example,eve@evil.example', 'ada@council.example;eve@evil.example', '<eve@evil.example>ada@council.example', '"ada@council.example" <eve@evil.example>', 'ada@council.example>eve@evil.example', 'ada%40council.example@evil.example']) await ask(mail);
    // A correct address is used afterwards.
    await ask('ada@council.example');
    const received = [...(await come()), ...app.mail.received.splice(0)];
    expect(received.length).toBeGreaterThan(0);
    expect(received.flatMap(({ to }) => to).filter((to) => to !== 'ada@council.example')).toEqual([]);
    for (const { mail } of received) expect([mail.subject, mail.headers.has('bcc'), mail.headers.has('cc')]).toEqual(['Sign in to Milepost', false, false]);
  });

  it('in the name or address of a person are refused, for every kind of line break', async () => {
    for (const line of lines.filter((one) => one !== '%0d%0a'))
      for (const more of [{ name: `Eve${line}Bcc: eve@evil.example` }, { name: 'Eve', mail: `eve@council.example${line}Bcc: eve@evil.example` }, { name: 'Eve', organisation: `O${line}X: y` }]) {
        const { status } = await admin.post('/people/record/register-person', { ...day, organisation: 'Example', role: 'mentor', ...more });
        expect([JSON.stringify(more), status]).toEqual([JSON.stringify(more), 400]);
      }
  });

  it('in an invitation change no header: the name stays in the text', async () => {
    const person = await app.person(`${poison} %0d%0aBcc: eve@evil.example`);
    await app.record('change-person', { person, name: `${poison} %0d%0aBcc: eve@evil.example`, mail: 'eve@council.example', organisation: 'Example', role: 'mentor' });
    await app.shown();
    expect((await admin.post(`/people/${person}/invite`, {})).status).toBe(201);
    const isTheirs = ({ to }: { to: string[] }): boolean => to.includes('eve@council.example');
    await until(() => app.mail.received.some(isTheirs));
    const received = app.mail.received.find(isTheirs);
    expect([received?.to, received?.mail.subject, received?.mail.headers.has('bcc'), received?.mail.html]).toEqual([['eve@council.example'], 'You are invited to Milepost', false, false]);
    expect(received?.mail.text).toContain('%0d%0aBcc');
  });

  it('appear in no header of a response', async () => {
    for (const path of ['/sign-in?next=/%0d%0aX-Evil:%20yes', '/programmes?q=%0d%0aX-Evil:%20yes', '/%0d%0aX-Evil:%20yes', '/ulos.csv?q=%0d%0aX-Evil:%20yes', '/stop-reminders/%0d%0aX-Evil:%20yes', '/calendar/%0d%0aX-Evil:%20yes.ics']) {
      const { headers } = await rawRequest(app.site + path);
      expect([path, headers['x-evil'], Object.values(headers).some((value) => String(value).includes('\n'))]).toEqual([path, undefined, false]);
    }
    const ulo = idOf(await app.record('start-ulo-development', { programme: app.places[0].programme, name: `"; filename="evil.exe;é`, area: 'Town', commissioner: 'County' }));
    const manager = await app.signedIn(await app.person('Mia', { role: 'programme-manager' }));
    const cookie = [...manager.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    for (const path of [`/ulos/${ulo}/history.csv`, '/ulos.csv', `/ulos/${ulo}/lists/milestones.csv`]) {
      const { headers } = await rawRequest(app.site + path, { headers: { cookie } });
      expect([path, headers['content-disposition']]).toEqual([path, expect.stringMatching(/^attachment; filename="[\w-]+\.csv"; filename\*=UTF-8''[\w%-]+\.csv$/u)]);
    }
  });

  it('in the name of a browser are shown as text on the account page', async () => {
    const runtime = app.server.web.runtime;
    const person = await app.person('Bob', { role: 'auditor' });
    const browser = await app.signedIn(person);
    await runtime.signIn?.sessions.start({ person, method: 'link', authenticatedAt: runtime.clock.now(), device: poison });
    const { status, text } = await browser.get('/account');
    expect([status, unescapedIn(text), text.includes('mp-x')]).toEqual([200, '', true]);
  });
});
