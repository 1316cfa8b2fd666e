import type { Role } from '#kernel';
import type { UloView } from '#dashboards';
import { fakeClock } from '#spec';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';

let server: TestServer;
let ulo: string;
let cookie: string;

const post = (name: string, body: object, role: Role = 'committee'): Promise<Answer> => server.as(role).post(name, body);
async function record(name: string, body: object, role: Role = 'committee'): Promise<{ id: string; event: string }> {
  const { status, body: answer } = await post(name, body, role);
  expect([name, status, answer.errors ?? answer.detail]).toEqual([name, 200, undefined]);
  await server.web.runtime.model.waitFor(answer.position, 5_000);
  return { id: answer.stream.replace(/^[a-z]+-/u, ''), event: answer.events[0] ?? '' };
}
const view = async (): Promise<UloView> => (await server.as('auditor').get(`/api/ulos/${ulo}`)).json<UloView>();
const page = (tab: string): Promise<Answer> => server.nobody.get(`/ulos/${ulo}/${tab}`, { cookie });

beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock('2026-03-02T10:00:00.000Z'), managers: [] });
  const { id: programme } = await record('open-programme', { occurredOn: '2025-01-06', name: 'Programme', area: 'County' }, 'programme-manager');
  ulo = (await record('start-ulo-development', { occurredOn: '2025-01-06', programme, name: 'Voices', area: 'Town', commissioner: 'Council' }, 'programme-manager')).id;
  const chosen = await server.nobody.send('/who', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'role=committee&next=/' });
  cookie = chosen.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(() => server.stop());

it('a partner joins and leaves, on the page and as CSV', async () => {
  const { event: partner } = await record('join-partnership', { ulo, occurredOn: '2025-06-02', partner: 'Deaf Voices', kind: 'member-organisation' });
  expect((await page('networking')).text).toContain('Deaf Voices');
  await record('leave-partnership', { ulo, occurredOn: '2026-02-02', partner, why: 'It merged with another one' });
  expect((await view()).partnership.partners).toMatchObject([{ partner: 'Deaf Voices', leftOn: '2026-02-02' }]);
  expect((await page('lists/partners.csv')).text).toContain('Deaf Voices');
  for (const role of ['mentor', 'auditor'] as const) expect([role, (await post('join-partnership', { ulo, occurredOn: '2026-02-02', partner: 'Others', kind: 'other' }, role)).status]).toEqual([role, 403]);
});

it('a bid is drafted, submitted with the drafted values, and its money followed to its outcome', async () => {
  const { event: draft } = await record('draft-bid', { ulo, occurredOn: '2025-02-03', purpose: 'Advice service', funder: 'People’s Health Trust', source: 'trust', closesOn: '2025-05-01', lines: [{ category: 'salaries', amountPence: 2_000_000 }] });
  await record('add-bid-line', { ulo, occurredOn: '2025-02-10', draft, category: 'training', amountPence: 150_000 });
  const drafted = (await page('funding')).text;
  expect(drafted).toContain('Submit: Advice service');
  const form = /href="([^"]*record\/submit-bid[^"]*)"/u.exec(drafted)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const filled = (await server.nobody.get(form, { cookie })).text;
  expect(filled).toContain('value="21500"');
  expect(filled).toContain('value="Advice service"');

  const lines = [{ category: 'salaries', amountPence: 2_000_000 }, { category: 'training', amountPence: 150_000 }];
  const { event: bid } = await record('submit-bid', { ulo, occurredOn: '2025-04-01', draft, lines, amountPence: 2_150_000 });
  await record('record-bid-award', { ulo, occurredOn: '2025-05-12', bid, amountPence: 2_000_000 });
  const { event: agreement } = await record('sign-agreement', { ulo, occurredOn: '2025-06-02', bid, funder: 'People’s Health Trust', instrument: 'core-grant', amountPence: 2_000_000, startsOn: '2025-07-01', endsOn: '2028-06-30', coreSharePercent: 60 });
  await record('record-payment', { ulo, occurredOn: '2025-07-10', agreement, amountPence: 700_000 });
  const { event: report } = await record('require-report', { ulo, occurredOn: '2025-07-10', agreement, dueOn: '2026-01-31' });
  await record('submit-report', { ulo, occurredOn: '2026-01-20', report, spentPence: 450_000 });
  await record('record-outcome', { ulo, occurredOn: '2026-02-02', outcomes: ['prevention'], people: 14, agreement });

  expect((await view()).funding.moneyTrail).toMatchObject([{ bid: { funder: 'People’s Health Trust', purpose: 'Advice service', status: 'awarded' }, askedPence: 2_150_000, awardedPence: 2_000_000, receivedPence: 700_000, spentPence: 450_000, outcomes: [{ people: 14 }] }]);
  const { text } = await page('funding');
  for (const words of ['From bid to outcome', '£7,000', '£4,500', '14 people', 'Submitted on 1 April 2025']) expect(text).toContain(words);
});
