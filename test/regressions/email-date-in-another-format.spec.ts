import { SmtpDelivery, stopLinks } from '#reminders';
import { fakeClock } from '#spec';
import { startMailServer } from '../support/mail-server.js';

/** Large providers refuse or mark an email whose date is an instant as Milepost writes it. */
describe('the date of an email', () => {
  it('is written as RFC 5322 wants it, and the email says that nobody wrote it', async () => {
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
