import { jest } from '@jest/globals';
import { allRoles, derivedId, type Role } from '#kernel';
import { DeliveryFailed, type ReminderRow } from '#reminders';
import { reminderSenders } from '../../apps/web/src/security/access.js';
import { fakeClock, throughout } from '#spec';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';

jest.setTimeout(60_000);

interface Page {
  total: number;
  items: ReminderRow[];
  next: string | null;
}

let server: TestServer;
let clock: ReturnType<typeof fakeClock>;
let ulo: string;
let worker: string;
const cookies = new Map<Role, string>();

/** Sends a request as a browser does: with the cookie of the persona. */
async function browse(role: Role, path: string, form?: Record<string, string>): Promise<Answer> {
  const typed = { 'content-type': 'application/x-www-form-urlencoded' };
  if (!cookies.has(role)) {
    const chosen = await server.nobody.send('/who', { method: 'POST', headers: typed, body: `role=${role}&next=/` });
    cookies.set(role, chosen.headers.get('set-cookie')?.split(';')[0] ?? '');
  }
  const headers = { cookie: cookies.get(role) ?? '' };
  return server.nobody.send(path, form ? { method: 'POST', headers: { ...headers, ...typed }, body: new URLSearchParams(form).toString() } : { headers });
}
const command = async (name: string, body: object): Promise<string> => {
  const answer = await server.as('programme-manager').post(name, body);
  expect([name, answer.status, answer.body.errors]).toEqual([name, 200, undefined]);
  await server.web.runtime.model.waitFor(answer.body.position, 5_000);
  return answer.body.stream.replace(/^[a-z]+-/u, '');
};
const read = async (query = ''): Promise<Page> => (await server.as('auditor').get(`/api/ulos/${ulo}/reminders${query}`)).json<Page>();
const send = (row: ReminderRow, role: Role = 'programme-manager') => browse(role, `/ulos/${ulo}/reminders/${row.id}/send`, row.person === null ? {} : { person: row.person });
const result = ({ status, headers }: Answer): string => `${status} ${new URLSearchParams(headers.get('location')?.split('?')[1]).get('now')}`;
const emails = (): number => server.web.runtime.messaging.outbox.page().total;
const first = async (query = '?state=planned'): Promise<ReminderRow> => {
  const [row] = (await read(query)).items;
  if (!row) throw new Error('There is no such reminder.');
  return row;
};

beforeEach(async () => {
  clock = fakeClock('2026-03-02T10:00:00.000Z');
  server = await startTestServer({ clock, managers: [] });
  cookies.clear();
  const programme = await command('open-programme', { occurredOn: '2026-01-05', name: 'Staffordshire', area: 'Staffordshire' });
  ulo = await command('start-ulo-development', { occurredOn: '2026-01-05', programme, name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire County Council' });
  worker = await command('register-person', { name: 'Asha Okafor', mail: 'asha@ulo.example', organisation: 'MAP', role: 'programme-manager', occurredOn: '2026-01-10' });
  await command('plan-milestone', { ulo, occurredOn: '2026-01-12', name: 'Launch', kind: 'launch', dueOn: '2026-04-30' });
});
afterEach(() => server.stop());

describe('the reminders of a ULO', () => {
  it('are shown with recipient and reason, by name only to roles that see details of people', async () => {
    const row = await first();
    expect(row).toMatchObject({ state: 'planned', at: '2026-04-02T08:00:00.000Z', person: worker, role: 'programme-manager', about: { name: 'Launch', why: 'Milestone due: 30 April 2026. 28 days before it.' } });
    for (const role of allRoles) {
      const { status, text } = await browse(role, `/ulos/${ulo}/reminders`);
      const names = ['programme-manager', 'commissioner', 'data-protection-officer'].includes(role);
      expect([role, status, text.includes('Asha Okafor'), /programme manager/iu.test(text), text.includes('28 days before it.')]).toEqual([role, 200, names, true, true]);
      const file = await browse(role, `/ulos/${ulo}/reminders.csv`);
      expect([role, file.status, file.text.includes('Asha Okafor'), file.text.split('\n').length > 10]).toEqual([role, 200, names, true]);
      expect((await server.as(role).get(`/api/ulos/${ulo}/reminders`)).text).not.toContain('Asha');
    }
  });

  it('have no recipients for actions, which have owners', async () => {
    const programme = (await server.as('auditor').get('/api/programmes')).json<{ items: { id: string }[] }>().items[0]?.id;
    const form = async (kind: string): Promise<string> => (await browse('programme-manager', `/programmes/${programme}/record/set-reminder-rule?kind=${kind}`)).text;
    expect(await form('milestone')).toContain('Who is reminded?');
    expect(await form('action')).not.toContain('Who is reminded?');
    const kind = { 'occurredOn-day': '2', 'occurredOn-month': '3', 'occurredOn-year': '2026', commandId: derivedId('rule'), kind: 'action', 'before[0][days]': '5', to: '' };
    const answer = await browse('programme-manager', `/programmes/${programme}/record/set-reminder-rule`, kind);
    expect([answer.status, answer.text.match(/error-summary__list[^]*?<.ul>/u)?.[0]]).toEqual([303, undefined]);
  });

  it('move with the milestone, and can be filtered by state and person, page by page', async () => {
    const milestone = (await first()).about?.subject;
    await command('reschedule-milestone', { ulo, occurredOn: '2026-03-02', milestone, newDueOn: '2026-06-30', reasonCode: 'funding-not-in-place' });
    expect((await first()).about).toMatchObject({ dueOn: '2026-06-30', why: 'Milestone due: 30 June 2026 (baseline 30 April 2026). 28 days before it.' });
    const seen: string[] = [];
    let after = '';
    do {
      const page = await read(`?limit=7&person=${worker}&state=to-come${after}`);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect([new Set(seen).size, seen.length]).toEqual([(await read()).total, seen.length]);
    expect((await read(`?person=${derivedId('nobody')}`)).total).toBe(0);
    expect((await browse('auditor', `/ulos/${ulo}/reminders?state=sent`)).text).toContain('No reminder fits these filters.');
    const refused = await browse('auditor', `/ulos/${ulo}/reminders?state=lost`);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('Milepost cannot use this part of the address: “state”.')]);
    expect((await browse('auditor', `/ulos/${derivedId('x')}/reminders`)).status).toBe(404);
  });

  it('that came too late keep their due day when the rule is changed', async () => {
    await command('plan-milestone', { ulo, occurredOn: '2026-01-12', name: 'First meeting', kind: 'other', dueOn: '2026-02-10' });
    let late: ReminderRow[] = [];
    while (late.length === 0) late = (await read('?state=superseded')).items;
    const notes = late.map(({ id, note }) => [id, note]).sort();
    expect(notes.every(([, note]) => /^It was due on \d+ \w+ 2026, more than a week before/u.test(note ?? ''))).toBe(true);
    const { programme } = (await server.as('auditor').get(`/api/ulos/${ulo}/reminders`)).json<{ programme: string }>();
    clock.set('2026-03-02T10:05:00.000Z');
    await command('set-reminder-rule', { programme, occurredOn: '2026-03-02', kind: 'milestone', before: [{ days: 3 }], to: ['owner'] });
    expect((await read('?state=superseded')).items.map(({ id, note }) => [id, note]).sort()).toEqual(notes);
  });

  it('that were sent remain when the milestone is withdrawn, and an erased person is not named', async () => {
    expect(result(await send(await first()))).toBe('303 sent');
    const history = await server.as('auditor').get(`/api/ulos/${ulo}/history`);
    const planned = history.json<{ items: { id: string; title: string }[] }>().items.find(({ title }) => title === 'Milestone planned');
    server.clock.set('2026-03-02T11:00:00.000Z');
    await command('withdraw-fact', { ulo, corrects: planned?.id, reason: 'It was never agreed' });
    expect((await read()).items).toMatchObject([{ state: 'sent', person: worker, about: { name: 'Launch', why: 'Milestone due: 30 April 2026. 28 days before it.' } }]);
    const erased = await server.as('data-protection-officer').post('erase-person', { person: worker, occurredOn: '2026-03-02' });
    await server.web.runtime.model.waitFor(erased.body.position, 5_000);
    const { text } = await browse('programme-manager', `/ulos/${ulo}/reminders`);
    expect([text.includes('A person whose details were erased'), text.includes('Asha')]).toEqual([true, false]);
  });
});

describe('sending a reminder now', () => {
  it('is allowed only for roles that look after the ULO', async () => {
    const row = await first();
    for (const role of allRoles.filter((one) => !reminderSenders.includes(one))) {
      expect([role, (await send(row, role)).status]).toEqual([role, 403]);
      expect((await browse(role, `/ulos/${ulo}/reminders`)).text).not.toContain('Send now');
    }
    expect((await server.nobody.send(`/ulos/${ulo}/reminders/${row.id}/send`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).headers.get('location')).toMatch(/^\/who/u);
    expect(emails()).toBe(0);
    expect(result(await send(row, 'development-worker'))).toBe('303 sent');
  });

  it('sends it once: not with a second click, not with concurrent requests, and not again when it is due', async () => {
    const row = await first();
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(row)));
    expect(answers.map(result).filter((one) => one === '303 sent')).toHaveLength(1);
    expect(result(await send(row))).toBe('303 already');
    expect((await first('?state=sent'))).toMatchObject({ id: row.id, person: worker });
    server.clock.set('2026-04-02T08:00:00.000Z');
    await throughout(300, () => expect(emails()).toBe(1));
    expect((await browse('auditor', `/ulos/${ulo}/reminders?now=already`)).text).toContain('It had been sent already');
  });

  it('reports a person without an address, a person who wants no reminders, and a missing recipient', async () => {
    const row = await first();
    const known = { person: worker, name: 'Asha Okafor', organisation: 'MAP', role: 'programme-manager', occurredOn: '2026-03-02' };
    await command('change-person', known);
    expect(result(await send(row))).toBe('303 no-address');
    expect((await first()).note).toBe('There is no mail address for this person.');
    await command('change-person', { ...known, mail: 'asha@ulo.example' });
    await command('stop-reminders', { person: worker, subject: row.about?.subject, occurredOn: '2026-03-02' });
    expect(result(await send(row))).toBe('303 stopped');
    await command('person-leaves', { person: worker, occurredOn: '2026-03-02' });
    expect(result(await send(row))).toBe('303 nobody');
    expect((await first()).note).toBe('Nobody is registered who could be reminded.');
    expect(emails()).toBe(0);
  });

  it('reports a failure with its reason, and can be repeated', async () => {
    const row = await first();
    const deliver = jest.spyOn(server.web.runtime.messaging.outbox, 'deliver').mockRejectedValueOnce(new DeliveryFailed('The mail server does not know the address.', true));
    expect(result(await send(row))).toBe('303 failed');
    const failed = await first('?state=failed');
    expect(failed).toMatchObject({ id: row.id, note: 'The mail server does not know the address.' });
    expect(result(await send(failed))).toBe('303 sent');
    expect([emails(), deliver.mock.calls.length]).toEqual([1, 2]);
  });

  it('works for programs too, for all recipients who have not received it', async () => {
    const { id } = await first();
    const post = (body: unknown) => server.as('programme-manager').send(`/api/ulos/${ulo}/reminders/${id}/send`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    expect((await post({ person: 'Asha', colour: 'red' })).body).toMatchObject({ status: 400, errors: [{ field: 'colour' }, { field: 'person' }] });
    expect((await post([])).body).toMatchObject({ status: 400 });
    expect((await post({})).json()).toEqual({ results: ['sent'] });
    expect((await post({ person: worker })).json()).toEqual({ results: ['already'] });
    expect(emails()).toBe(1);
  });

  it('answers unknown ids with not found', async () => {
    const row = await first();
    for (const path of [`/ulos/${ulo}/reminders/${derivedId('x')}/send`, `/ulos/${derivedId('x')}/reminders/${row.id}/send`, `/ulos/${ulo}/reminders/x/send`])
      expect([path, (await browse('programme-manager', path, {})).status]).toEqual([path, 404]);
  });
});
