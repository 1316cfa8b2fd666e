import { jest } from '@jest/globals';
import { openEventStoreDb } from '../../libs/event-store/src/eventstoredb/open.js';
import { until } from '../../libs/reminders/src/contract/scheduler.contract.js';
import { InProcessScheduler } from '#reminders';
import { startEventStoreDb } from '../support/eventstoredb.js';
import { startMailServer } from '../support/mail-server.js';
import { clockBeforeNine, mapLog } from '../support/remind-map.js';

jest.setTimeout(120_000);

it('an email that is accepted while EventStoreDB is killed is recorded once the store is available, and no second one is sent', async () => {
  const server = await startEventStoreDb();
  const log = await mapLog(() => openEventStoreDb({ address: server.url, silence: 200 }));
  let back: Promise<void> | undefined;
  const mail = await startMailServer({
    taken: async () => {
      await server.kill();
      back ??= new Promise<void>((resolve) => setTimeout(resolve, 3_000)).then(() => server.restart());
    },
  });
  const clock = clockBeforeNine(0);
  const leaseMs = 8_000;
  const scheduler = new InProcessScheduler({ clock, retries: { attempts: 9, firstAfterMs: 100 } });
  // The mail server responds only once EventStoreDB is killed, which is slow on a loaded machine.
  const worker = log.worker({ clock, scheduler, mailUrl: mail.url, mailTimeoutMs: 10_000, leaseMs });
  try {
    await worker.start();
    await until('the email is being sent', () => back !== undefined, 30_000);
    const taken = performance.now();
    await back;
    await until('it is recorded', async () => (await log.recorded()).some(({ type }) => type === 'ReminderSent'), 30_000);
    // After the claim another attempt would have sent a second email.
    await until('the claim has expired', () => performance.now() > taken + leaseMs + 1_000);
    expect(mail.received).toHaveLength(1);
    expect((await log.recorded()).map(({ type }) => type)).toEqual(['ReminderClaimed', 'ReminderSent']);
  } finally {
    await worker.stop();
    await mail.close();
    await log.close();
    await server.stop();
  }
});
