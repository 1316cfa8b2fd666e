import { managers } from '#development';
import type { Role } from '#kernel';
import { personaCookieName } from '#people';
import type { ReminderRow } from '#reminders';
import { fakeClock, throughout, until } from '#spec';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let ulo: string;
const clock = fakeClock('2026-03-02T07:30:00.000Z');
const today = '2026-03-02';

async function command(name: string, body: object, role: Role = 'programme-manager'): Promise<{ id: string; event: string }> {
  const answer = await server.as(role).post(name, { occurredOn: today, ...body });
  expect([name, answer.status, answer.body.errors]).toEqual([name, 200, undefined]);
  await server.web.runtime.model.waitFor(answer.body.position, 5_000);
  return { id: answer.body.stream.replace(/^[a-z]+-/u, ''), event: answer.body.events[0] ?? '' };
}
const reported = async (): Promise<string[]> =>
  (await server.as('auditor').get(`/api/ulos/${ulo}/reminders`)).json<{ items: ReminderRow[] }>().items.flatMap(({ state, about }) => (about?.kind === 'progress' ? [`${state}: ${about.name}`] : []));
const pass = async (): Promise<string> => {
  await command('record-partnership', { ulo, commissioner: 'Council', mentor: 'Neighbouring ULO', localPeople: true });
  await command('agree-mentoring', { ulo, mentor: 'Neighbouring ULO', startsOn: today, endsOn: '2027-03-01' });
  return (await command('adopt-independence-statement', { ulo, statement: 'The users decide.' }, 'user-member')).event;
};

beforeAll(async () => {
  // Without the other process managers there is no plan: gates are those of the default template.
  server = await startTestServer({ clock, managers: managers.filter(({ name }) => name === 'progress') });
  const programme = (await command('open-programme', { occurredOn: '2026-01-05', name: 'Programme', area: 'County' })).id;
  ulo = (await command('start-ulo-development', { occurredOn: '2026-01-05', programme, name: 'Voices', area: 'Town', commissioner: 'Council' })).id;
  await command('register-person', { occurredOn: '2026-01-10', name: 'Asha Okafor', mail: 'asha@ulo.example', organisation: 'Council', role: 'programme-manager' });
});
afterAll(() => server.stop());

const untilReported = (expected: readonly string[]): Promise<void> => until(async () => JSON.stringify(await reported()) === JSON.stringify(expected));

it('a passed gate is reported to the people concerned once, and not when it is corrected first', async () => {
  const statement = await pass();
  await untilReported(['planned: The gate of “Decide and partner” is passed']);
  await command('withdraw-fact', { ulo, corrects: statement, reason: 'It was not adopted', occurredOn: undefined }, 'user-member');
  await untilReported([]);
  await command('adopt-independence-statement', { ulo, statement: 'The users decide.' }, 'user-member');
  await untilReported(['planned: The gate of “Decide and partner” is passed']);
  clock.set('2026-03-02T10:00:00.000Z');
  const { outbox } = server.web.runtime.messaging;
  await until(() => outbox.page().total > 0);
  await until(async () => (await reported())[0]?.startsWith('sent'));
  server = await server.restart();
  await throughout(500, async () => expect([server.web.runtime.messaging.outbox.page().total, await reported()]).toEqual([1, ['sent: The gate of “Decide and partner” is passed']]));
  expect((await server.as('programme-manager').get('/api/needs')).text).toContain('The gate of “Decide and partner” is passed');
  clock.set('2026-03-10T10:00:00.000Z');
  await server.web.runtime.model.waitFor(await server.web.runtime.store.head(), 5_000);
  expect((await server.as('programme-manager').get('/api/needs')).text).not.toContain('The gate of');
});

it('the history of the ULO shows it in words, recorded by Milepost', async () => {
  const { text } = await server.nobody.get(`/ulos/${ulo}/history`, { cookie: `${personaCookieName}=${await server.web.runtime.cookie.seal('programme-manager')}` });
  expect(text).toContain('Progress made');
  expect(text).toContain('The gate of “Decide and partner” is passed');
});
