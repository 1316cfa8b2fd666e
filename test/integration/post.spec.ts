import { derivedId } from '#kernel';
import type { Email } from '#reminders';
import { startTestServer, type Client, type TestServer } from '../support/server.js';

const about = derivedId('a milestone');
const emailTo = (person: string): Email => ({
  id: `email.${person}`, person, subject: 'Launch event in 7 days',
  items: [{ about, what: 'Launch event', whyNow: 'It is due in 7 days.', whatToDo: 'Record that it was held.', link: '/ulos/map/plan' }],
});

describe('reminders on the embedded default', () => {
  let server: TestServer;
  let manager: Client;
  let person: string;
  beforeAll(async () => {
    server = await startTestServer();
    manager = server.as('programme-manager');
    const registered = await manager.post('register-person', { name: 'Asha Okafor', mail: 'asha@ulo.example', organisation: 'MAP', role: 'development-worker', occurredOn: '2026-01-10' });
    expect(registered.status).toBe(200);
    person = registered.body.stream.slice('person-'.length);
    await server.web.runtime.messaging.delivery.deliver(emailTo(person));
  });
  afterAll(() => server.stop());

  const page = (path: string, role: Parameters<TestServer['as']>[0] = 'programme-manager') => visit(server, path, role);

  it('are put in the outbox, and its page shows who they are for', async () => {
    const { status, text } = await page('/operations/outbox');
    expect(status).toBe(200);
    for (const said of ['Asha Okafor', 'Launch event in 7 days', 'It is due in 7 days.', '/ulos/map/plan', 'Nobody has received them']) expect(text).toContain(said);
    expect((await page('/operations')).text).toMatch(/Timers inside this process[^]*Outbox: there is no mail server/u);
  });

  it('are shown only to roles that look after them', async () => {
    for (const [path, refused] of [['/operations', 'mentor'], ['/operations/outbox', 'auditor'], ['/operations/outbox', 'development-worker']] as const)
      expect([path, refused, (await page(path, refused)).status]).toEqual([path, refused, 403]);
    expect((await page('/operations', 'auditor')).status).toBe(200);
  });

  it('are stopped by the link in an email, with the form or one click, and by no other link', async () => {
    const link = server.web.runtime.messaging.stopLinks.pathFor({ person, about: [about] });
    const asked = await server.nobody.get(link);
    expect([asked.status, asked.text.includes('Stop these reminders')]).toEqual([200, true]);
    const stopped = async (): Promise<readonly string[] | undefined> => {
      const found = (await server.web.runtime.people.now()).person(person);
      return typeof found === 'object' ? found.preferences.stopped : undefined;
    };
    expect(await stopped()).toEqual([]);
    const click = (path: string) => server.nobody.send(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
    for (let i = 0; i < 2; i++) expect(await click(link)).toMatchObject({ status: 200, text: expect.stringContaining('You get no more reminders about this') as string });
    await server.web.runtime.model.waitFor(await server.web.runtime.store.head(), 5_000);
    expect(await stopped()).toEqual([about]);
    expect((await click(link.replace('/stop-reminders/', '/stop-reminders/x'))).status).toBe(404);
    expect((await click(server.web.runtime.messaging.stopLinks.pathFor({ person: derivedId('nobody'), about: [about] }))).status).toBe(200);
  });

  it('are removed from the outbox when the details of the person are erased', async () => {
    const erased = await server.as('data-protection-officer').post('erase-person', { person, occurredOn: '2026-01-15' });
    expect(erased.status).toBe(200);
    await server.web.runtime.model.waitFor(erased.body.position, 5_000);
    await server.web.runtime.people.now();
    expect(server.web.runtime.messaging.outbox.page().total).toBe(0);
  });
});

/** A page as a user with this role sees it. */
async function visit(server: TestServer, path: string, role: string): Promise<{ status: number; text: string }> {
  const chosen = await server.nobody.send('/who', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `role=${role}&next=/` });
  return server.nobody.get(path, { cookie: chosen.headers.get('set-cookie')?.split(';')[0] ?? '' });
}
