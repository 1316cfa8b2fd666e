import { SmtpDelivery, stopLinks, type Email } from '#reminders';
import { fakeClock } from '#spec';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { awkward, awkwardTexts } from './awkward.js';
import { addressesOf, validateEmail } from './judges/email.js';

const email = (text: string): Email => ({
  id: '018f0000-0000-7000-8000-000000000001.asha', person: 'asha', subject: text,
  items: [{ about: 'a', what: text, whyNow: text, whatToDo: text, link: '/ulos/map/plan' }],
});
const shown = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

describe('an email conforms to RFC 5322 and can be read by its readers', () => {
  let server: MailServer;
  let name = 'Asha';
  let address = 'asha@ulo.example';
  const open: SmtpDelivery[] = [];
  beforeAll(async () => {
    server = await startMailServer();
  });
  afterAll(async () => {
    for (const delivery of open) await delivery.close();
    await server.close();
  });
  const send = async (text: string, from = 'Milepost <reminders@milepost.example>') => {
    const delivery = new SmtpDelivery({
      url: server.url, from, site: 'https://milepost.example', clock: fakeClock('2026-11-26T01:42:00.170Z'), stopLinks: stopLinks('s'.repeat(32)),
      addressees: async () => ({ name, mail: address }),
    });
    open.push(delivery);
    await delivery.deliver(email(text));
    return validateEmail(server.received.at(-1)?.raw ?? Buffer.of());
  };

  it.each(awkwardTexts)('with %s', async (_what, text) => {
    name = text;
    const { headers, subject, text: body, html } = await send(text);
    expect(headers.get('date')).toBe('Thu, 26 Nov 2026 01:42:00 +0000');
    expect([headers.get('auto-submitted'), headers.get('x-auto-response-suppress')]).toEqual(['auto-generated', 'OOF, AutoReply']);
    expect([headers.get('list-unsubscribe-post'), headers.get('mime-version')]).toEqual(['List-Unsubscribe=One-Click', '1.0']);
    const [to] = addressesOf(headers.get('to') ?? '');
    expect(to?.address).toBe('asha@ulo.example');
    const asHeader = shown(text).replaceAll('=?', '= ?');
    for (const given of [subject, to?.name ?? '']) expect(shown(given).replace(/…$/u, '')).toBe(shown([...asHeader].length > 250 ? [...asHeader].slice(0, 249).join('') : asHeader));
    expect(shown(body)).toContain(shown(text));
    expect(shown(html.replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code))))).toContain(shown(text));
  });

  it('with names and hosts in any script', async () => {
    [name, address] = ['', 'asha@bücher.example'];
    const { headers } = await send(awkward['marks'] ?? '', '"Mïlepost, reminders" <reminders@bücher.example>');
    expect(headers.get('message-id')).toMatch(/@xn--bcher-kva\.example>$/u);
    expect(addressesOf(headers.get('from') ?? '')).toEqual([{ name: 'Mïlepost, reminders', address: 'reminders@xn--bcher-kva.example' }]);
    expect(addressesOf(headers.get('to') ?? '')).toEqual([{ name: '', address: 'asha@xn--bcher-kva.example' }]);
  });
});
