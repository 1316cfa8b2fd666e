import { SmtpDelivery, stopLinks } from '#reminders';
import { fakeClock } from '#spec';
import { startMailServer } from '../support/mail-server.js';

/** Regression: the date of an email was an ISO 8601 instant. Large providers refuse or mark such emails. */
describe('the date of an email', () => {
  it('has the format of RFC 5322, and the email is marked as generated automatically', async () => {
    const server = await startMailServer();
    const delivery = new SmtpDelivery({
      url: server.url, from: 'reminders@milepost.example', site: 'https://milepost.example', clock: fakeClock('2026-11-26T01:42:00.170Z'),
      stopLinks: stopLinks('s'.repeat(32)), addressees: async () => ({ name: 'Asha', mail: 'asha@ulo.example' }),
    });
    await delivery.deliver({ id: 'r.asha', person: 'asha', subject: 'x', items: [{ about: 'a', what: 'x', whyNow: 'x', whatToDo: 'x', link: '/' }] });
    await delivery.close();
    await server.close();
    const raw = String(server.received[0]?.raw);
    expect(raw).toContain('\r\nDate: Thu, 26 Nov 2026 01:42:00 +0000\r\n');
    expect(raw).toContain('Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: OOF, AutoReply\r\n');
  });
});
