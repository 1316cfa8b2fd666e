import { SmtpDelivery, type Email, type EmailItem } from '#reminders';
import { derivedId, systemClock } from '#kernel';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { startTestServer, type TestServer } from '../support/server.js';

/** Regression: one click in a digest of several subjects stopped the reminders about the first subject only. */
describe('stopping a digest', () => {
  let server: TestServer;
  let mail: MailServer;
  let person: string;
  let things: string[];
  beforeAll(async () => {
    [server, mail] = await Promise.all([startTestServer({ managers: [] }), startMailServer()]);
    const manager = server.as('programme-manager');
    const send = async (name: string, body: object) => (await manager.post(name, { occurredOn: '2026-01-10', ...body })).body;
    person = (await send('register-person', { name: 'Asha Okafor', mail: 'asha@ulo.example', organisation: 'MAP', role: 'programme-manager' })).stream.slice('person-'.length);
    const programme = (await send('open-programme', { name: 'P', area: 'A' })).stream.slice('programme-'.length);
    const ulo = (await send('start-ulo-development', { programme, name: 'Voices', area: 'A', commissioner: 'Council' })).stream.slice('ulo-'.length);
    const milestone = async (name: string): Promise<string> => (await send('plan-milestone', { ulo, name, kind: 'other', dueOn: '2026-03-02' })).events[0] ?? '';
    things = [await milestone('Open day'), await milestone('First newsletter'), derivedId('gone')];
    await server.web.runtime.model.waitFor(await server.web.runtime.store.head(), 5_000);
  });
  afterAll(async () => {
    await server.stop();
    await mail.close();
  });

  it('stops the reminders about all its subjects, after listing them; each can be stopped alone', async () => {
    const delivery = new SmtpDelivery({
      url: mail.url, from: 'reminders@milepost.example', site: 'https://milepost.example', clock: systemClock, stopLinks: server.web.runtime.messaging.stopLinks,
      addressees: async () => ({ name: 'Asha', mail: 'asha@ulo.example' }),
    });
    const items = things.map((about): EmailItem => ({ about, what: 'Something', whyNow: 'It is due.', whatToDo: 'Do it.', link: '/ulos' }));
    const email: Email = { id: 'digest', person, subject: '3 reminders', items: items as [EmailItem, ...EmailItem[]] };
    await delivery.deliver(email);
    await delivery.close();
    const lines = mail.received[0]?.mail.headerLines ?? [];
    const [, path = ''] = /<https:\/\/milepost\.example(\/stop-reminders\/[^>]+)>/u.exec(lines.find(({ key }) => key === 'list-unsubscribe')?.line.replace(/\r\n[ \t]/gu, ' ') ?? '') ?? [];
    for (const text of [mail.received[0]?.mail.text, String(mail.received[0]?.mail.html)]) expect(text).toContain(`https://milepost.example${path}`);

    const page = await server.nobody.get(path);
    expect(page.status).toBe(200);
    for (const text of ['Stop reminders about 3 things', 'Open day (Voices)', 'First newsletter (Voices)', 'Something that is no longer in the plan']) expect(page.text).toContain(text);
    const single = [...page.text.matchAll(/href="(\/stop-reminders\/[^"]+)"/gu)].map(([, href = '']) => server.web.runtime.messaging.stopLinks.read(href.slice('/stop-reminders/'.length))?.about);
    expect(single).toEqual(things.map((thing) => [thing]));

    const clicked = await server.nobody.send(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
    expect(clicked).toMatchObject({ status: 200, text: expect.stringContaining('You get no more reminders about 3 things') as string });
    await server.web.runtime.model.waitFor(await server.web.runtime.store.head(), 5_000);
    const found = (await server.web.runtime.people.now()).person(person);
    expect(typeof found === 'object' && 'preferences' in found && [...found.preferences.stopped].sort()).toEqual([...things].sort());
  });

  it('works with an address for thirty subjects', async () => {
    const about = Array.from({ length: 30 }, (_, i) => derivedId(`thing ${i}`));
    expect((await server.nobody.get(server.web.runtime.messaging.stopLinks.pathFor({ person, about }))).status).toBe(200);
  });
});
