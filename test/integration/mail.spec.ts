import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { derivedId, systemClock } from '#kernel';
import { DeliveryFailed, SmtpDelivery, stopLinks, type Email, type EmailItem } from '#reminders';
import { refusal, startMailServer, type MailServer, type MailServerOptions } from '../support/mail-server.js';

const site = 'https://milepost.example';
const secret = 's'.repeat(32);
const item: EmailItem = {
  about: 'launch-1', what: 'Launch event of “MAP” <Tamworth> is due on 24 September 2010',
  whyNow: 'It is due in 7 days.', whatToDo: 'Record that it was held, or move it with a reason.', link: '/ulos/map/plan',
};
const email = (person = 'asha', id = `reminder-1.${person}`): Email => ({ id, person, subject: 'Launch event in 7 days', items: [item] });

let open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open) await one.close();
  open = [];
});
async function post(options: MailServerOptions = {}): Promise<{ server: MailServer; mail: (url?: string) => SmtpDelivery }> {
  const server = await startMailServer(options);
  open.push(server);
  return { server, mail: (url = server.url) => deliveryTo(url) };
}
/** @param timeoutMs long enough for a busy computer, unless a test needs a short timeout */
function deliveryTo(url: string, timeoutMs = 10_000): SmtpDelivery {
  const delivery = new SmtpDelivery({
    url, from: 'Milepost <reminders@milepost.example>', site, clock: systemClock, stopLinks: stopLinks(secret), timeoutMs,
    addressees: async (person) => (person === 'nobody' ? undefined : { name: 'Asha “A” O’Brien, MBE', mail: person.includes('@') ? person : `${person}@ulo.example` }),
  });
  open.push(delivery);
  return delivery;
}
const failure = (sent: Promise<unknown>): Promise<DeliveryFailed> =>
  sent.then(() => { throw new Error('It was accepted'); }, (error: unknown) => {
    if (!(error instanceof DeliveryFailed)) throw error;
    expect(error.reason).not.toMatch(/@|asha/iu);
    return error;
  });

describe('an email over SMTP', () => {
  it('contains in text and HTML what is due, why now and what to do, with a link to the page', async () => {
    const { server, mail } = await post();
    expect(await mail().deliver(email())).toEqual({ messageId: '<reminder-1.asha@milepost.example>' });
    const [{ to, mail: got }] = server.received as [MailServer['received'][0]];
    expect(to).toEqual(['asha@ulo.example']);
    expect(got).toMatchObject({ subject: 'Launch event in 7 days', messageId: '<reminder-1.asha@milepost.example>', from: { text: '"Milepost" <reminders@milepost.example>' } });
    expect(got.headers.get('auto-submitted')).toBe('auto-generated');
    for (const text of [got.text, String(got.html)]) {
      expect(text).toContain('It is due in 7 days.');
      expect(text).toContain('Record that it was held, or move it with a reason.');
      expect(text).toContain('https://milepost.example/ulos/map/plan');
    }
    expect(got.text).toContain('Hello Asha “A” O’Brien, MBE');
    expect(got.text).toContain(item.what);
    expect(got.html).toContain('<html lang="en-GB">');
    expect(got.html).not.toContain('<Tamworth>');
  });

  it('can be stopped with one click, with a link that only this installation can make', async () => {
    const { server, mail } = await post();
    await mail().deliver(email());
    const lines = server.received[0]?.mail.headerLines ?? [];
    const header = lines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
    const [, token] = /^List-Unsubscribe: <https:\/\/milepost\.example\/stop-reminders\/([\w.-]+)>$/u.exec(header) ?? [];
    expect(lines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(stopLinks(secret).read(token ?? '')).toEqual({ person: 'asha', about: ['launch-1'] });
    expect(stopLinks('x'.repeat(32)).read(token ?? '')).toBeUndefined();
    for (const wrong of ['', '.', 'a.b', `x${token}`, token?.split('.')[0] ?? '']) expect(stopLinks(secret).read(wrong)).toBeUndefined();
  });

  it('has the same Message-ID when it is sent again, and a different one for another person', async () => {
    const { server, mail } = await post();
    for (const one of [email(), email(), email('ben')]) await mail().deliver(one);
    expect(server.received.map(({ mail: { messageId } }) => messageId)).toEqual(['<reminder-1.asha@milepost.example>', '<reminder-1.asha@milepost.example>', '<reminder-1.ben@milepost.example>']);
  });

  it('contains several reminders in one digest', async () => {
    const { server, mail } = await post();
    await mail().deliver({ ...email(), items: [{ ...item, about: derivedId('launch') }, { ...item, about: derivedId('lease'), what: 'The lease ends', link: '/ulos/map/premises' }] });
    expect(server.received[0]?.mail.text).toMatch(/Launch event[^]*\/ulos\/map\/plan[^]*The lease ends[^]*\/ulos\/map\/premises/u);
    expect(String(server.received[0]?.mail.html).match(/<h2/gu)).toHaveLength(2);
  });

  it('puts no text of a reminder into its headers', async () => {
    const { server, mail } = await post();
    await mail().deliver({ ...email(), subject: 'Launch\r\nBcc: spy@evil.example' });
    expect(server.received[0]?.to).toEqual(['asha@ulo.example']);
    expect(server.received[0]?.mail.bcc).toBeUndefined();
  });

  it('logs in to a server that requires it, and a wrong password is not treated as an error of the email', async () => {
    const { server, mail } = await post({ login: ['milepost', 'secret'] });
    const url = (password: string): string => server.url.replace('//', `//milepost:${password}@`);
    await mail(url('secret')).deliver(email());
    const wrong = mail(url('wrong'));
    expect(await failure(wrong.deliver(email()))).toMatchObject({ permanent: false, reason: 'The mail server did not accept the name and password of SMTP_URL (535).' });
    expect(wrong.status().problem).toMatch(/name and password/u);
    expect(server.received).toHaveLength(1);
  });
});

describe('an email that is not accepted', () => {
  it('for an address that does not exist fails permanently, and reveals no address', async () => {
    const { mail } = await post({ recipient: (address) => { throw refusal(550, address); } });
    const delivery = mail();
    expect(await failure(delivery.deliver(email()))).toMatchObject({ permanent: true, reason: 'The mail server refused the address (550).' });
    expect(delivery.status().problem).toBeUndefined();
  });

  it('for a person without a valid address fails permanently', async () => {
    const { mail, server } = await post();
    expect(await failure(mail().deliver(email('nobody')))).toMatchObject({ permanent: true, reason: 'There is no mail address for this person.' });
    expect(await failure(mail().deliver(email('asha@')))).toMatchObject({ permanent: true });
    expect(server.received).toEqual([]);
  });

  it('by a greylisting server is accepted at the second attempt', async () => {
    const seen = new Set<string>();
    const { mail, server } = await post({ recipient: (address) => {
      if (!seen.has(address)) {
        seen.add(address);
        throw refusal(451, address);
      }
    } });
    expect(await failure(mail().deliver(email()))).toMatchObject({ permanent: false, reason: 'The mail server asked to try again later (451).' });
    await mail().deliver(email());
    expect(server.received).toHaveLength(1);
  });

  it('for one address of ten does not delay the other nine', async () => {
    const { mail, server } = await post({ recipient: (address) => { if (address.startsWith('p3@')) throw refusal(550, address); } });
    const delivery = mail();
    const results = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => delivery.deliver(email(`p${i}`))));
    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, (_, i) => (i === 3 ? 'rejected' : 'fulfilled')));
    expect(server.received).toHaveLength(9);
  });

  it('by an unavailable server is retried, and the error is shown until it is resolved', async () => {
    const { mail, server } = await post();
    const delivery = mail();
    await server.close();
    expect(await failure(delivery.deliver(email()))).toMatchObject({ permanent: false, reason: 'The mail server could not be reached.' });
    expect(delivery.status()).toEqual({ kind: 'smtp', problem: 'The mail server could not be reached.' });
    await server.open();
    await delivery.deliver(email());
    expect(delivery.status()).toEqual({ kind: 'smtp', lastAccepted: expect.any(String) as string });
  });

  it('by a server that never responds is stopped at the timeout', async () => {
    const sockets: Socket[] = [];
    const silent: Server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    open.push({ close: async () => { for (const socket of sockets) socket.destroy(); silent.close(); } });
    expect(await failure(deliveryTo(`smtp://127.0.0.1:${(silent.address() as { port: number }).port}`, 500).deliver(email()))).toMatchObject({ permanent: false, reason: 'The mail server did not answer in time.' });
  });
});
