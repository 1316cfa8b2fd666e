import { jest } from '@jest/globals';
import { Redis } from 'ioredis';
import { systemIds, type Clock } from '#kernel';
import { BullMqScheduler, InProcessScheduler, type ReminderRunner, type Scheduler, type ReminderTimer } from '#reminders';
import { throughout } from '#spec';
import { until } from '../../libs/reminders/src/contract/scheduler.contract.js';
import { refusal, startMailServer, type MailServer, type MailServerOptions } from '../support/mail-server.js';
import { RedisServer } from '../support/redis-server.js';
import { asha, clockBeforeNine, mapLog, type MapLog } from '../support/remind-map.js';

/** `npm run test:faults` uses long outages and many reminders; `npm test` uses short outages and fewer reminders. */
const full = process.env['FAULTS'] === 'full';
jest.setTimeout(full ? 900_000 : 180_000);
const outageMs = full ? 20_000 : 2_000;
const manyWaiting = full ? 100_000 : 5_000;
/** With a doubling delay the first attempts are soon enough for a test. */
const patient = { attempts: 9, firstAfterMs: 100 };

let log: MapLog;
let redis: RedisServer;
let mail: MailServer;
let works: ReminderRunner[];
let server: MailServerOptions;

beforeEach(async () => {
  [log, redis] = await Promise.all([mapLog(), RedisServer.create()]);
  server = {};
  mail = await startMailServer({ recipient: (address) => server.recipient?.(address), mail: (to) => server.mail?.(to) });
  works = [];
});
afterEach(async () => {
  for (const work of works) await work.stop();
  await mail.close();
  await redis.dispose();
  await log.close();
});

const onRedis = (clock: Clock): Scheduler => new BullMqScheduler({ url: redis.url, clock, retries: patient, watchEveryMs: 100, closeWithinMs: 2_000, stalledAfterMs: 1_000 });
const inProcess = (clock: Clock): Scheduler => new InProcessScheduler({ clock, retries: patient });

async function work(scheduler: (clock: Clock) => Scheduler, lead: number, more: Partial<Parameters<MapLog['worker']>[0]> = {}): Promise<ReminderRunner> {
  const clock = more.clock ?? clockBeforeNine(lead);
  const one = log.worker({ clock, scheduler: scheduler(clock), mailUrl: mail.url, ...more });
  works.push(one);
  await one.start();
  return one;
}
const sentEvents = async (): Promise<number> => (await log.recorded()).filter(({ type }) => type === 'ReminderSent').length;

/** Nothing lost, nothing twice: the one reminder of the day arrived, its sending is recorded once, and no other follows. */
async function expectOneEmail(copies = 1): Promise<void> {
  await until('the email was sent and recorded', async () => (await sentEvents()) === 1, 60_000);
  await throughout(500, async () => {
    expect(mail.received.map(({ to }) => to)).toEqual(Array.from({ length: copies }, () => [asha.mail]));
    expect(new Set(mail.received.map(({ mail: { messageId } }) => messageId)).size).toBe(1);
    expect(await sentEvents()).toBe(1);
  });
}
const reconciled = (one: ReminderRunner): Promise<void> => until('it is reconciled', () => one.reconciled !== undefined, 30_000);

describe('Redis', () => {
  it('that is absent at the start is reported, and the reminder is sent once it is available', async () => {
    const one = await work(onRedis, 0);
    expect(await one.trouble).toBe('Redis does not answer: reminders wait until it does.');
    await redis.start();
    await expectOneEmail();
    expect(await one.trouble).toBeUndefined();
  });

  it(`that is unavailable for ${outageMs / 1000} seconds when the reminder is due loses nothing`, async () => {
    await redis.start();
    await reconciled(await work(onRedis, 0.75 * outageMs));
    await redis.stop();
    await throughout(outageMs, () => expect(mail.received).toEqual([]));
    await redis.start();
    await expectOneEmail();
  });

  it('that is flushed while jobs wait is filled again from the log', async () => {
    await redis.start();
    await reconciled(await work(onRedis, 2_000));
    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
    await expectOneEmail();
  });

  it('that is killed and restarted while jobs wait loses nothing', async () => {
    await redis.start();
    await reconciled(await work(onRedis, 2_000));
    await redis.stop('SIGKILL');
    await redis.start();
    await expectOneEmail();
  });

  it('that may evict waiting jobs causes a warning', async () => {
    const careless = await RedisServer.started('--maxmemory-policy', 'allkeys-lru');
    const one = await work((clock) => new BullMqScheduler({ url: careless.url, clock, closeWithinMs: 1_000 }), 60_000);
    await until('the warning is shown', async () => /maxmemory-policy to noeviction/u.test((await one.trouble) ?? ''));
    await one.stop();
    await careless.dispose();
  });
});

describe.each([['timers in the process', inProcess], ['Redis', onRedis]] as const)('an email, scheduled by %s', (name, scheduler) => {
  beforeEach(() => (name === 'Redis' ? redis.start() : undefined));

  it('that an unavailable server refuses is sent once the server is available', async () => {
    await mail.close();
    const one = await work(scheduler, 0);
    await until('the error is reported', async () => (await one.trouble) === 'The mail server could not be reached.');
    await mail.open();
    await expectOneEmail();
  });

  it('that exceeds the timeout of a slow server is cancelled and retried', async () => {
    let slow = 1;
    server.recipient = () => new Promise((resolve) => (slow-- > 0 ? undefined : resolve()));
    await work(scheduler, 0, { mailTimeoutMs: 3_000 });
    await expectOneEmail();
    expect((await log.recorded()).find(({ type }) => type === 'ReminderFailed')?.data).toMatchObject({ reason: 'The mail server did not answer in time.', permanent: false });
  });

  it('that is deferred once (greylisting) arrives at the next attempt', async () => {
    let first = true;
    server.recipient = (address) => {
      if (first) {
        first = false;
        throw refusal(451, address);
      }
    };
    await work(scheduler, 0);
    await expectOneEmail();
  });

  it('to ten people, of whom one has a bad address and one has none, reaches the other eight once', async () => {
    const tenPeople = Array.from({ length: 10 }, (_, i) => ({ ...asha, id: `p${i}`, mail: `p${i}@ulo.example`, registeredOn: '2013-06-25' }));
    log.people.splice(0, 1, ...tenPeople);
    delete log.people[7]?.mail;
    server.recipient = (address) => { if (address.startsWith('p3@')) throw refusal(550, address); };
    await work(scheduler, 0);
    await until('eight were sent and two failed', async () => (await log.recorded()).filter(({ type }) => type === 'ReminderSent').length === 8, 60_000);
    await throughout(300, () => expect(mail.received.flatMap(({ to }) => to).sort()).toEqual([0, 1, 2, 4, 5, 6, 8, 9].map((i) => `p${i}@ulo.example`)));
    const failed = (await log.recorded()).filter(({ type }) => type === 'ReminderFailed').map(({ data }) => data as { person: string; permanent: boolean });
    expect(failed.map(({ person, permanent }) => `${person} ${permanent}`).sort()).toEqual(['p3 true', 'p7 true']);
    expect(JSON.stringify(await log.recorded())).not.toContain('@ulo.example');
  });

  it('whose worker dies between sending and recording arrives at most twice, with one Message-ID', async () => {
    let dies = true;
    const around: Parameters<MapLog['worker']>[0]['around'] = (real) => ({
      status: () => real.status(),
      deliver: async (email) => {
        const sent = await real.deliver(email);
        if (!dies) return sent;
        dies = false;
        throw new Error('The worker has ended: nothing is recorded.');
      },
    });
    await work(scheduler, 0, { around, leaseMs: 1_000 });
    await expectOneEmail(2);
  });

  it('about something that is settled at the same moment is not sent', async () => {
    const clock = clockBeforeNine(300);
    const settle = async (): Promise<void> => {
      const premises = (await log.handling(clock).execute({
        name: 'vacate-premises', actor: { id: systemIds.next(), role: 'committee', organisation: 'MAP' },
        body: { ulo: log.map, premises: await leaseOf(log), occurredOn: '2013-06-28' },
      }));
      expect(premises.events).toHaveLength(1);
    };
    let woken = 0;
    await work(scheduler, 0, { clock, reminding: (real) => ({
      timersOf: (ulo) => real.timersOf(ulo),
      allTimers: (signal) => real.allTimers(signal),
      stop: () => real.stop(),
      remind: async (timer: ReminderTimer) => {
        if (woken++ === 0) await settle();
        return real.remind(timer);
      },
    }) });
    await until('the timer is due', () => woken > 0);
    await throughout(500, async () => {
      expect(mail.received).toEqual([]);
      expect(await log.recorded()).toEqual([]);
    });
  });
});

async function leaseOf({ store, map }: MapLog): Promise<string> {
  for await (const { events } of store.readStream(`ulo-${map}`)) {
    const lease = events.find(({ type }) => type === 'PremisesSecured');
    if (lease) return lease.id;
  }
  throw new Error('MAP has no premises.');
}

describe('several workers', () => {
  it('with one queue and one log send it once', async () => {
    await redis.start();
    const clock = clockBeforeNine(1_500);
    for (let i = 0; i < 3; i++) await work(onRedis, 0, { clock });
    await expectOneEmail();
  });

  it('with separate timers that are due at once send it once', async () => {
    const clock = clockBeforeNine(300);
    for (let i = 0; i < 3; i++) await work(inProcess, 0, { clock });
    await expectOneEmail();
  });
});

describe(`${manyWaiting} waiting reminders`, () => {
  it.each([['timers in the process', inProcess], ['Redis', onRedis]] as const)('do not delay the reminder that is due: %s', async (name, scheduler) => {
    if (name === 'Redis') await redis.start();
    const clock = clockBeforeNine(0);
    const opened = scheduler(clock);
    const fired: string[] = [];
    await opened.start(async ({ id }) => void fired.push(id));
    await until('Redis is available', async () => (await opened.status()).problem === undefined);
    const waiting = Array.from({ length: manyWaiting }, (_, i): ReminderTimer => ({ id: `w${i}`, ulo: `u${i % 500}`, at: '2099-01-01T09:00:00.000Z' }));
    expect(await opened.reconcile(waiting)).toEqual({ added: manyWaiting, removed: 0, kept: 0 });
    await opened.replace('u-due', [{ id: 'due', ulo: 'u-due', at: clock.now() }]);
    await until('the due timer was handled', () => fired.length > 0, 60_000);
    expect(fired).toEqual(['due']);
    expect((await opened.status()).waiting).toBe(manyWaiting);
    await opened.close();
  });
});
