import type { Role } from '#kernel';
import type { Needs, PolicyView } from '#dashboards';
import type { ReminderRow } from '#reminders';
import { fakeClock, until } from '#spec';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let programme: string;
let ulo: string;
let commissioner: string;
const clock = fakeClock('2026-03-02T07:30:00.000Z');
const branded = 'premises-council-branded';

interface Recorded {
  id: string;
  event: string;
}

async function command(name: string, body: object, role: Role = 'programme-manager'): Promise<Recorded> {
  const answer = await server.as(role).post(name, { occurredOn: clock.today(), ...body });
  expect([name, answer.status, answer.body.errors]).toEqual([name, 200, undefined]);
  await server.web.runtime.model.waitFor(answer.body.position, 5_000);
  return { id: answer.body.stream.replace(/^[a-z]+-/u, ''), event: answer.body.events[0] ?? '' };
}
const rows = async (): Promise<ReminderRow[]> => (await server.as('auditor').get(`/api/ulos/${ulo}/reminders`)).json<{ items: ReminderRow[] }>().items.filter(({ about }) => about?.kind === 'warning');
const warningEmails = async (): Promise<string[]> => (await rows()).map(({ state, about, role }) => `${state} ${about?.day} ${role}`);
const emails = (): number => server.web.runtime.messaging.outbox.page().total;
const premises = { tenure: 'licence', startsOn: '2026-02-27', endsOn: '2030-02-26', accessible: true, councilBranded: true };
const needs = async (): Promise<string[]> => (await server.as('commissioner').get('/api/needs')).json<Needs>().items.filter(({ kind }) => kind === 'warning').map(({ subject, owners }) => `${subject} ${owners[0]?.owner.code}`);

beforeAll(async () => {
  server = await startTestServer({ clock, managers: [] });
  programme = (await command('open-programme', { occurredOn: '2025-11-05', name: 'Programme', area: 'County' })).id;
  ulo = (await command('start-ulo-development', { occurredOn: '2025-11-05', programme, name: 'Voices', area: 'Town', commissioner: 'Council' })).id;
  await command('register-person', { occurredOn: '2026-01-10', name: 'Asha Okafor', mail: 'asha@ulo.example', organisation: 'Council', role: 'programme-manager' });
  commissioner = (await command('register-person', { occurredOn: '2026-01-10', name: 'Cleo Diaz', mail: 'cleo@council.example', organisation: 'Council', role: 'commissioner' })).id;
});
afterAll(() => server.stop());

it('a programme emails no warnings until its manager chooses some; only its manager may choose', async () => {
  expect(await rows()).toEqual([]);
  for (const role of ['commissioner', 'mentor', 'auditor', 'user-member'] as const)
    expect([role, (await server.as(role).post('choose-warning-emails', { programme, warnings: [branded], occurredOn: '2026-03-02' })).status]).toEqual([role, 403]);
  const wrong = await server.as('programme-manager').post('choose-warning-emails', { programme, warnings: ['no-mentoring-for-six-weeks'], occurredOn: '2026-03-02' });
  expect([wrong.status, wrong.body.errors[0]?.field]).toEqual([400, 'warnings']);
  await command('choose-warning-emails', { programme, warnings: [branded, 'no-mentor', 'no-plan'] });
  const policy = (await server.as('auditor').get(`/api/programmes/${programme}/reminder-policy`)).json<PolicyView>();
  expect(policy.warnings.chosen.map(({ code }) => code)).toEqual([branded, 'no-mentor', 'no-plan']);
  const chosen = await server.nobody.send('/who', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'role=programme-manager&next=/' });
  const cookie = chosen.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = (await server.nobody.get(`/programmes/${programme}/reminder-policy`, { cookie })).text;
  expect(page).toContain('Warnings that are emailed');
  expect(page).toContain('choose-warning-emails?warnings=');
});

it('the opening of a chosen warning is emailed to its owner, once; warnings that were already open are not', async () => {
  const before = emails();
  const secured = await command('secure-premises', { ulo, ...premises });
  expect(await warningEmails()).toEqual(['planned 2026-03-02 commissioner']);
  clock.set('2026-03-02T10:00:00.000Z');
  await until(async () => (await warningEmails())[0]?.startsWith('sent') === true);
  expect(emails() - before).toBe(1);
  const { messaging } = server.web.runtime;
  const [item] = messaging.outbox.page().emails[0]?.email.items ?? [];
  expect(item).toMatchObject({ link: `/ulos/${ulo}/warnings`, whyNow: 'Warning opened: 2 March 2026, today.' });
  expect((await server.nobody.get(messaging.stopLinks.pathFor({ person: commissioner, about: [item?.about ?? ''] }))).text).toContain('Premises council-branded (Voices)');
  expect(await needs()).toContain(`${branded} commissioner`);

  // A correction moves its opening to Friday, after which an email was already sent.
  await command('secure-premises', { ulo, ...premises, occurredOn: '2026-02-27', corrects: secured.event, reason: 'The day was wrong' });
  server = await server.restart();
  clock.set('2026-03-02T11:00:00.000Z');
  await server.web.runtime.model.waitFor(await server.web.runtime.store.head(), 5_000);
  expect([emails() - before, (await rows()).filter(({ state }) => state !== 'sent')]).toEqual([1, []]);

  // Cleared and opened again: emailed again.
  await command('vacate-premises', { ulo, premises: secured.event, occurredOn: '2026-03-02' });
  clock.set('2026-03-05T11:00:00.000Z');
  await command('secure-premises', { ulo, ...premises, startsOn: '2026-03-05' });
  await until(() => emails() - before === 2);
  expect((await warningEmails()).filter((row) => row.startsWith('sent'))).toContain('sent 2026-03-05 commissioner');
});
