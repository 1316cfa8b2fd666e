import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCommandPipeline, type CommandPipeline } from '#commands';
import { commands, deciders } from '#development';
import { openSqliteEventStore, readStream, type EventStore } from '#event-store';
import { systemIds, type Clock } from '#kernel';
import { loadExamples, shippedExamples } from '#import';
import type { PeopleDirectory, Person } from '#people';
import { fakeClock } from '#spec';
import { DeliveryFailed, type Email } from '../delivery/delivery.js';
import { ReminderDispatcher, type ReminderDispatcherOptions } from './reminder-dispatcher.js';
import { StillClaimed } from './still-claimed.js';

const folder = mkdtempSync(join(tmpdir(), 'milepost-remind-'));
/** Nine o'clock in London on the day of the last reminder of MAP's lease, whose dates are illustrative. */
const nine = '2013-06-28T08:00:00.000Z';
const clock = fakeClock(nine);
const asha: Person = {
  id: 'asha', name: 'Asha', mail: 'asha@ulo.example', organisation: 'MAP', role: 'development-worker',
  preferences: { mode: 'each', stopped: [] }, registeredOn: '2009-01-01', example: false,
};
let store: EventStore;
let map: string;
let sent: Email[] = [];
let recorded = 0;
let people: Person[] = [asha];
/** Ids of people whose key is missing. */
let locked: string[] = [];

const directory = (): PeopleDirectory => ({
  person: (id) => people.find((p) => p.id === id), all: () => people, erased: () => [], keyMissing: () => locked,
  holding: (role) => people.filter((p) => p.role === role), answering: (role) => people.filter((p) => p.role === role),
});
const reminders = (more: Partial<ReminderDispatcherOptions> = {}): ReminderDispatcher =>
  new ReminderDispatcher({
    store, clock, ids: systemIds, ulos: () => [map], people: async () => directory(),
    delivery: { deliver: async (email) => ({ messageId: `<${sent.push(email)}>` }) }, ...more,
  });
/** Renews the lease for three years: no reminder of it in 2013. */
async function renewLease(occurredOn: string): Promise<void> {
  const premises = (await readStream(store, `ulo-${map}`)).find(({ type }) => type === 'PremisesSecured')?.id;
  const actor = { id: 'somebody', role: 'committee', organisation: 'MAP' } as const;
  await createCommandPipeline({ store, clock, ids: systemIds, deciders, commands }).execute({ name: 'renew-premises', actor, body: { ulo: map, premises, endsOn: '2016-06-30', occurredOn } });
}
/** Adds premises whose lease ends soon, so that another reminder is due at once. */
async function addPremisesEndingSoon(endsOn: string): Promise<void> {
  const actor = { id: 'somebody', role: 'committee', organisation: 'MAP' } as const;
  await createCommandPipeline({ store, clock, ids: systemIds, deciders, commands }).execute({
    name: 'secure-premises', actor, body: { ulo: map, occurredOn: '2013-06-27', tenure: 'licence', startsOn: '2013-06-27', endsOn, accessible: true, councilBranded: false },
  });
}
const eventTypes = async (): Promise<string[]> =>
  (await readStream(store, `reminders-${map}`)).slice(recorded).map(({ type }) => type);

beforeEach(async () => {
  store = openSqliteEventStore({ folder: mkdtempSync(join(folder, 'log-')) });
  const handling = (at: Clock): CommandPipeline => createCommandPipeline({ store, clock: at, ids: systemIds, deciders, commands });
  await loadExamples({ store, handling, clock: fakeClock('2012-01-01T12:00:00.000Z'), files: shippedExamples().slice(0, 1) });
  for await (const { events } of store.readAll()) map = events.find(({ stream }) => stream.startsWith('ulo-'))?.stream.slice(4) ?? map;
  // Clears old reminders.
  clock.set('2013-06-27T08:00:00.000Z');
  [sent, people, locked, recorded] = [[], [asha], [], 0];
  await reminders().remind({ ulo: map });
  recorded = (await eventTypes()).length;
  clock.set(nine);
  sent = [];
});
afterEach(() => store.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a due reminder', () => {
  it('is claimed, sent and recorded once, even if its timer fires several times', async () => {
    for (let i = 0; i < 3; i++) await reminders().remind({ ulo: map });
    expect(await eventTypes()).toEqual(['ReminderClaimed', 'ReminderSent']);
    expect(sent).toEqual([expect.objectContaining({
      person: 'asha', id: expect.stringMatching(/^[\da-f-]{36}\.asha$/u) as string, subject: expect.stringContaining('in 2 days') as string,
      items: [expect.objectContaining({ link: `/ulos/${map}/staff-and-premises`, whyNow: 'Premises end: 30 June 2013, in 2 days.' })],
    })]);
  });

  it('fails once with the reason when a missing key hides its recipient, and is sent when the key is back', async () => {
    [people, locked] = [[], ['asha']];
    for (let i = 0; i < 2; i++) await reminders().remind({ ulo: map });
    expect(await eventTypes()).toEqual(['ReminderFailed']);
    const failed = (await readStream(store, `reminders-${map}`)).findLast(({ type }) => type === 'ReminderFailed');
    expect(failed?.data).toMatchObject({ person: null, permanent: false, reason: expect.stringContaining('The details of 1 registered person cannot be read') as string });
    expect((await reminders().timersOf(map)).some(({ at }) => at === nine)).toBe(true);
    [people, locked] = [[asha], []];
    await reminders().remind({ ulo: map });
    expect(await eventTypes()).toEqual(['ReminderFailed', 'ReminderClaimed', 'ReminderSent']);
  });

  it('has a timer at its time until it is sent', async () => {
    const asked = async (): Promise<string[]> => (await reminders().timersOf(map)).map(({ at }) => at).sort();
    expect((await asked())[0]).toBe(nine);
    await reminders().remind({ ulo: map });
    expect((await asked())[0]).toBe('2014-03-03T09:00:00.000Z');
    expect(await reminders().timersOf('unknown')).toEqual([]);
  });

  it('gets a new timer while another one is retried or in progress', async () => {
    const due = async (): Promise<string[]> => (await reminders().timersOf(map)).filter(({ at }) => at <= clock.now()).map(({ id }) => id);
    const before = await due();
    expect(before).toHaveLength(1);
    expect(await due()).toEqual(before);
    await addPremisesEndingSoon('2013-07-01');
    const after = await due();
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
  });

  it('is sent by one of several concurrent workers', async () => {
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => reminders().remind({ ulo: map })));
    expect(sent).toHaveLength(1);
    expect((await eventTypes()).filter((type) => type !== 'ReminderClaimed')).toEqual(['ReminderSent']);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(StillClaimed);
  });

  it('is sent again with the same id when its worker died between sending and recording, after the claim expired', async () => {
    const killed = reminders({ delivery: { deliver: async (email) => { sent.push(email); throw new Error('killed'); } } });
    await expect(killed.remind({ ulo: map })).rejects.toThrow('killed');
    await expect(reminders().remind({ ulo: map })).rejects.toBeInstanceOf(StillClaimed);
    clock.set('2013-06-28T08:02:00.001Z');
    await reminders().remind({ ulo: map });
    expect(sent).toHaveLength(2);
    expect(sent[0]?.id).toBe(sent[1]?.id);
    expect(await eventTypes()).toEqual(['ReminderClaimed', 'ReminderClaimed', 'ReminderSent']);
  });

  it('is retried after a temporary failure, and not after a permanent one', async () => {
    const failing = (permanent: boolean) => reminders({ delivery: { deliver: async () => { throw new DeliveryFailed('No.', permanent); } } });
    await expect(failing(false).remind({ ulo: map })).rejects.toBeInstanceOf(DeliveryFailed);
    await failing(true).remind({ ulo: map });
    await reminders().remind({ ulo: map });
    expect(sent).toEqual([]);
    expect(await eventTypes()).toEqual(['ReminderClaimed', 'ReminderFailed', 'ReminderClaimed', 'ReminderFailed']);
  });

  it('is sent to other recipients when one cannot be reached', async () => {
    people = [asha, { ...asha, id: 'ben', registeredOn: '2013-06-25' }];
    const partlyFailing = reminders({ delivery: { deliver: async (email) => { if (email.person === 'asha') throw new DeliveryFailed('No.', false); return { messageId: `<${sent.push(email)}>` }; } } });
    await expect(partlyFailing.remind({ ulo: map })).rejects.toBeInstanceOf(DeliveryFailed);
    expect(sent.map(({ person }) => person)).toEqual(['ben']);
  });

  it('is not sent to people who stopped it, or without a recipient', async () => {
    const captured: Email[] = [];
    const capturing = reminders({ delivery: { deliver: async (email) => { captured.push(email); throw new DeliveryFailed('Not sent.', false); } } });
    await expect(capturing.remind({ ulo: map })).rejects.toBeInstanceOf(DeliveryFailed);
    recorded += 2;
    people = [{ ...asha, preferences: { mode: 'each', stopped: [captured[0]?.items[0].about ?? ''] } }];
    await reminders().remind({ ulo: map });
    expect([sent, await eventTypes()]).toEqual([[], ['ReminderSilenced']]);
    // The next one is about an agreement.
    people = [];
    clock.set('2014-03-03T09:00:00.000Z');
    await reminders().remind({ ulo: map });
    await reminders().remind({ ulo: map });
    expect(await eventTypes()).toEqual(['ReminderSilenced', 'ReminderFailed']);
  });

  it('is not sent at night, or more than a week late', async () => {
    clock.set('2013-06-28T20:30:00.000Z');
    await reminders().remind({ ulo: map });
    expect(await eventTypes()).toEqual([]);
    expect((await reminders().timersOf(map)).map(({ at }) => at).sort()[0]).toBe('2013-07-01T06:00:00.000Z');
    clock.set('2013-07-06T09:00:00.000Z');
    await reminders().remind({ ulo: map });
    expect([sent, await eventTypes()]).toEqual([[], ['ReminderSuperseded']]);
  });

  it('is recorded together with all other late ones of a long history, in one event', async () => {
    clock.set('2026-11-24T09:00:00.000Z');
    await reminders().remind({ ulo: map });
    await reminders().remind({ ulo: map });
    expect([sent, await eventTypes()]).toEqual([[], ['ReminderSuperseded']]);
  });

  it('is not sent late when its subject was settled meanwhile', async () => {
    clock.set('2013-07-01T08:00:00.000Z');
    await renewLease('2013-06-29');
    await reminders().remind({ ulo: map });
    expect([sent, await eventTypes()]).toEqual([[], []]);
    expect((await reminders().timersOf(map)).map(({ at }) => at).sort()[0]).toBe('2014-03-03T09:00:00.000Z');
  });

  it('is not sent when its subject changes between the decision and the email', async () => {
    let moved = false;
    const concurrentStore: ReminderDispatcherOptions['store'] = {
      readStream: (...args) => store.readStream(...args),
      append: async (...args) => {
        const appended = await store.append(...args);
        if (!moved) await renewLease('2013-06-28');
        moved = true;
        return appended;
      },
    };
    await expect(reminders({ store: concurrentStore }).remind({ ulo: map })).rejects.toBeInstanceOf(StillClaimed);
    clock.set('2013-06-28T08:02:00.001Z');
    await reminders().remind({ ulo: map });
    expect([sent, await eventTypes()]).toEqual([[], ['ReminderClaimed']]);
  });

  it('is one email when several about one subject are late', async () => {
    clock.set('2014-03-28T09:00:00.000Z');
    await reminders().remind({ ulo: map });
    expect(sent).toHaveLength(1);
    expect((await eventTypes()).filter((type) => type !== 'ReminderSuperseded')).toEqual(['ReminderClaimed', 'ReminderSent']);
    await reminders().remind({ ulo: map });
    expect(sent).toHaveLength(1);
  });

  it('is in one email with those of other ULOs for people with a daily digest', async () => {
    const handling = createCommandPipeline({ store, clock, ids: systemIds, deciders, commands });
    const actor = { id: 'somebody', role: 'programme-manager', organisation: 'County council' } as const;
    const send = (name: string, body: object) => handling.execute({ name, actor, body: { occurredOn: '2013-06-27', ...body } });
    const programme = (await send('open-programme', { name: 'Another', area: 'Lichfield' })).stream.slice('programme-'.length);
    const other = (await send('start-ulo-development', { programme, name: 'Voices', area: 'Lichfield', commissioner: 'County council' })).stream.slice('ulo-'.length);
    await send('plan-milestone', { ulo: other, name: 'Open day', kind: 'other', dueOn: '2013-07-05' });
    people = [{ ...asha, preferences: { mode: 'daily', stopped: [] } }];
    const both = reminders({ ulos: () => [map, other], people: async () => ({ ...directory(), answering: () => people }) });
    await Promise.all([both.remind({ ulo: map }), both.remind({ ulo: other })]);
    expect(sent.map(({ subject, items }) => [subject, ...items.map(({ link }) => link).sort()])).toEqual([
      ['2 reminders about 2 organisations', ...[`/ulos/${map}/staff-and-premises`, `/ulos/${other}/plan`].sort()],
    ]);
    expect(await eventTypes()).toEqual(['ReminderClaimed', 'ReminderSent']);
    await both.remind({ ulo: other });
    expect(sent).toHaveLength(1);
  });

  it('waits for Monday for people with a weekly digest', async () => {
    people = [{ ...asha, preferences: { mode: 'weekly', stopped: [] } }];
    await reminders().remind({ ulo: map });
    expect(sent).toEqual([]);
    clock.set('2013-07-01T08:00:00.000Z');
    await reminders().remind({ ulo: map });
    expect(sent).toHaveLength(1);
  });
});
