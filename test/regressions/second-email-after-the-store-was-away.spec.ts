import { Unavailable, type EventStore } from '#event-store';
import { systemIds } from '#kernel';
import { DeliveryFailed, ReminderDispatcher, SendNow, type ReminderDispatcherOptions } from '#reminders';
import { fakeClock, type FakeClock } from '#spec';
import { until } from '../../libs/reminders/src/contract/scheduler.contract.js';
import { mapLog, nine, type MapLog } from '../support/remind-map.js';

/** Regression: when the store failed between delivery and recording, a second email was sent. The outcome must be recorded once the store answers again. */
describe('a store that is unavailable after an email was delivered', () => {
  let log: MapLog;
  let clock: FakeClock;
  let delivered: string[];
  /** Faults for the calls of the store after delivery, one per call; the store works again when none is left. */
  let faults: ((call: () => Promise<unknown>) => Promise<unknown>)[];

  beforeEach(async () => {
    log = await mapLog();
    clock = fakeClock(nine);
    [delivered, faults] = [[], []];
  });
  afterEach(() => log.close());

  const away = (): Promise<never> => Promise.reject(new Unavailable('The event store is away.'));
  const storedWithoutAnswer = (append: () => Promise<unknown>): Promise<never> => append().then(away);
  const store: Pick<EventStore, 'append' | 'readStream'> = {
    append: async (...args) => {
      const fault = delivered.length > 0 ? faults.shift() : undefined;
      if (fault) await fault(() => log.store.append(...args));
      return log.store.append(...args);
    },
    readStream: (...args) => log.store.readStream(...args),
  };
  const options = (more: Partial<ReminderDispatcherOptions> = {}): ReminderDispatcherOptions => ({
    store, clock, ids: systemIds, people: () => log.directory(), ulos: () => [log.map],
    delivery: { deliver: async ({ id }) => ({ messageId: `<${delivered.push(id)}>` }) }, ...more,
  });
  const recorded = async (): Promise<string[]> => (await log.recorded()).map(({ type }) => type);

  it('causes only one email, which is recorded as sent', async () => {
    faults = [away, away, away];
    await new ReminderDispatcher(options()).remind({ ulo: log.map });
    clock.set('2013-06-28T08:05:00.000Z');
    await new ReminderDispatcher(options()).remind({ ulo: log.map });
    expect(delivered).toHaveLength(1);
    expect(await recorded()).toEqual(['ReminderClaimed', 'ReminderSent']);
  });

  it('records the email once if only the answer was lost', async () => {
    faults = [storedWithoutAnswer];
    await new ReminderDispatcher(options()).remind({ ulo: log.map });
    expect(await recorded()).toEqual(['ReminderClaimed', 'ReminderSent']);
  });

  it('does not prevent recording a refused email as refused', async () => {
    faults = [away, away];
    const refused = async ({ id }: { id: string }): Promise<never> => {
      delivered.push(id);
      throw new DeliveryFailed('Refused.', true);
    };
    await new ReminderDispatcher(options({ delivery: { deliver: refused } })).remind({ ulo: log.map });
    expect(await recorded()).toEqual(['ReminderClaimed', 'ReminderFailed']);
  });

  it('does not delay a user who sends a reminder by hand, and the outcome is recorded', async () => {
    // Send before the reminder is due: timers that are due at the same time are merged.
    const before = options({ clock: fakeClock('2013-06-28T07:59:00.000Z') });
    const [reminder] = (await new ReminderDispatcher(before).timersOf(log.map)).filter(({ at }) => at === nine);
    const back = Promise.withResolvers<undefined>();
    faults = [async () => { await back.promise; return away(); }];
    const results = await new SendNow({ ...options(), answerWithinMs: 20 }).send({ ulo: log.map, reminder: reminder?.id ?? '' });
    expect(results).toEqual(['busy']);
    back.resolve(undefined);
    await until('it is recorded', async () => (await recorded()).includes('ReminderSent'));
    expect(delivered).toHaveLength(1);
  });

  it('leads to a last attempt when the process stops', async () => {
    const reminders = new ReminderDispatcher(options());
    faults = Array.from({ length: 1_000 }, () => away);
    const reminding = reminders.remind({ ulo: log.map });
    await until('it is tried again', () => faults.length < 1_000);
    reminders.stop();
    await expect(reminding).rejects.toBeInstanceOf(Unavailable);
    expect(await recorded()).toEqual(['ReminderClaimed']);
  });

  it('causes only one email when the mail server is slower than the claim', async () => {
    const taken = Promise.withResolvers<undefined>();
    const slow = async ({ id }: { id: string }): Promise<{ messageId: string }> => {
      delivered.push(id);
      await taken.promise;
      return { messageId: '<slow>' };
    };
    const first = new ReminderDispatcher(options({ leaseMs: 60, delivery: { deliver: slow } })).remind({ ulo: log.map });
    await until('the email is on its way', () => delivered.length === 1);
    clock.set('2013-06-28T08:00:00.050Z');
    await until('the claim is renewed', async () => (await log.recorded()).some(({ data }) => (data as { until: string }).until === '2013-06-28T08:00:00.110Z'));
    clock.set('2013-06-28T08:00:00.100Z');
    await expect(new ReminderDispatcher(options()).remind({ ulo: log.map })).rejects.toHaveProperty('name', 'StillClaimed');
    taken.resolve(undefined);
    await first;
    expect(delivered).toHaveLength(1);
    expect((await recorded()).at(-1)).toBe('ReminderSent');
  });
});
