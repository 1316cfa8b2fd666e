import { openEventStore, type EventStore } from '#event-store';
import { systemClock, type StoredEvent } from '#kernel';
import { reminderId } from '#reminders';
import { RedisServer } from '../../support/redis-server.js';
import { sharedSecrets } from '../../support/test-log.js';
import { checkActions, withoutAction } from '../checks/actions.js';
import { checkLog } from '../checks/log.js';
import { checkEmails, missingReminders, type Copy } from '../checks/letters.js';
import { checkProgress, progressMissing } from '../checks/progress.js';
import { checkReadModels } from '../checks/read-model.js';
import { checkSameEverywhere } from '../checks/same-everywhere.js';
import { addLedger, noFigures, type Figures } from '../figures.js';
import type { Limit } from '../limit.js';
import { CrashSite } from '../crash-site.js';
import { Random } from '../random.js';
import { ready } from '../server/pages.js';
import { TIMEOUT_MS } from '../timeout.js';
import { after, keepSending, sendUnanswered } from '../traffic.js';
import { Violation } from '../violation.js';
import { clockAhead } from './clock-ahead.js';
import { startsAt, today, ReminderScript } from './commands.js';
import { Fleet } from './fleet.js';

/** The number of kills before a new log is started. */
const killsPerLog = 25;
/** The minimum of kills, even when the time is over: a run without kills shows nothing. */
const minimumKills = 4;
const concurrency = 12;
/** Milliseconds; longer than the claim of a reminder lasts. */
const claimExpiredMs = 150_000;

/** Kills of two web processes and two workers that share a log and a Redis, under load. @throws Violation */
export async function killProcesses(kills: number, seed: number, limit: Limit): Promise<Figures & { emails: number; duplicates: number }> {
  const began = performance.now();
  const figures = { ...noFigures(), emails: 0, duplicates: 0 };
  while (figures.kills === 0 || (figures.kills < kills && !limit.reached())) {
    const random = Random.for(seed, 4_000_000 + figures.kills);
    const most = Math.min(killsPerLog, kills - figures.kills);
    await (await CrashSite.on('eventstoredb', random)).use((site) => shareOneLog(site, random, most, limit, figures));
  }
  return { ...figures, seconds: (performance.now() - began) / 1000 };
}

async function shareOneLog(site: CrashSite, random: Random, kills: number, limit: Limit, figures: Figures & { emails: number; duplicates: number }): Promise<void> {
  const copies: Copy[] = [];
  const { startMailServer } = await import('../../support/mail-server.js');
  const mail = await startMailServer({
    // A kill may happen between the arrival of the email and the response to its sender.
    taken: ({ mail: { messageId = '' } }) => {
      copies.push({ messageId, at: Date.parse(systemClock.now()) });
      return after(random.between(20, 120));
    },
  });
  const redis = await RedisServer.started();
  const script = new ReminderScript(random, site.ledger);
  const settings = { ...site.settings, EXAMPLE: 'off', REDIS_URL: redis.url, LOG_LEVEL: 'fatal' };
  const smtpSettings = { SMTP_URL: mail.url, MAIL_FROM: 'reminders@milepost.example', PUBLIC_URL: 'https://milepost.example' };
  const ahead = Date.parse(startsAt) - Date.parse(systemClock.now());
  const fleet = new Fleet(site.folder, settings, smtpSettings, ahead, random);
  const store = await openEventStore({ folder: site.folder, url: site.settings['EVENT_STORE_URL'] });
  try {
    await driveAndKill(site, fleet, script, random, kills, limit, figures);
    await allReady(fleet);
    await sendUnanswered(site, fleet);
    await restartWorkersLater(fleet, redis);
    await untilRemindersSent(store, script);
    await untilActionsRaised(store);
    await untilProgressRecorded(store);
    const last = await store.head();
    await checkSameEverywhere(fleet.webs.map(({ victim }) => victim), last, script.people(), sharedSecrets.SESSION_SECRET);
    await Promise.all(fleet.members.map((member) => member.stop()));
    const events = await eventsOf(store);
    checkLog(events, site.ledger);
    checkActions(events, true);
    checkProgress(events, today);
    for (const { folder } of fleet.members) figures.compared += await checkReadModels(folder, { last: events.at(-1)?.position ?? '0', settings: site.settings, clock: clockAhead(ahead) });
    const { emails, duplicates } = checkEmails(events, copies, fleet.workers.flatMap((worker) => worker.kills));
    figures.emails += emails;
    figures.duplicates += duplicates;
    addLedger(figures, site.ledger);
  } finally {
    await Promise.all(fleet.members.map((member) => member.kill()));
    await store.close();
    await redis.dispose();
    await mail.close();
  }
}

async function driveAndKill(site: CrashSite, fleet: Fleet, script: ReminderScript, random: Random, kills: number, limit: Limit, figures: Figures): Promise<void> {
  const killing = async (): Promise<void> => {
    await allReady(fleet);
    for (let done = 0; done < kills && (done < minimumKills || !limit.reached()); done += 1) {
      await after(random.between(300, 2_000));
      const member = random.pick(fleet.members);
      await member?.kill();
      await after(random.between(0, 300));
      member?.start();
      figures.kills += 1;
      limit.say(`${figures.kills} kills of web processes and workers, ${site.ledger.acknowledged.size} commands acknowledged on this log`);
    }
  };
  const reading = async (): Promise<void> => {
    while (!fleet.dead) {
      for (const { serves, victim } of fleet.webs) if (serves) await victim.get('/api/ulos?limit=50', { 'milepost-persona': 'auditor' });
      await after(50);
    }
  };
  await Promise.all([keepSending({ ledger: site.ledger, script }, fleet, concurrency), reading(), killing().finally(() => (fleet.dead = true))]);
  fleet.dead = false;
}

const allReady = async (fleet: Fleet): Promise<void> => void (await Promise.all(fleet.members.map(({ victim }) => ready(victim))));

/** By then the claims of killed workers have expired, and the reminder queue in Redis is rebuilt from the log. */
async function restartWorkersLater(fleet: Fleet, redis: RedisServer): Promise<void> {
  await Promise.all(fleet.workers.map((worker) => worker.stop()));
  await redis.empty();
  for (const worker of fleet.workers) worker.start(claimExpiredMs);
  await allReady(fleet);
}

const untilRemindersSent = (store: EventStore, script: ReminderScript): Promise<void> => {
  const milestones = script.milestones();
  const uloOf = new Map(milestones.map(({ id, ulo }) => [id, ulo]));
  const idOf = (milestone: string): string => reminderId(uloOf.get(milestone) ?? '', 'milestone', milestone, today);
  return untilNoneMissing(store, (events) => missingReminders(events, milestones, script.people(), idOf), (left) => `${left.length} reminders were never sent (reminder and person): ${left.slice(0, 5).join(', ')}`);
};

const untilActionsRaised = (store: EventStore): Promise<void> =>
  untilNoneMissing(store, withoutAction, (left) => `No action was raised because of ${left.map(({ stream, id }) => `${stream} ${id}`).join(', ')}`);

const untilProgressRecorded = (store: EventStore): Promise<void> =>
  untilNoneMissing(store, (events) => progressMissing(events, today), (left) => `The recorded progress of these ULOs differs from their state: ${left.join(', ')}`);

/** Waits until nothing is missing in the log. @throws Violation when it takes too long */
async function untilNoneMissing<T>(store: EventStore, missing: (events: StoredEvent[]) => readonly T[], why: (left: readonly T[]) => string): Promise<void> {
  const end = performance.now() + TIMEOUT_MS;
  for (let left = missing(await eventsOf(store)); left.length > 0; left = missing(await eventsOf(store))) {
    if (performance.now() > end) throw new Violation(why(left));
    await after(200);
  }
}

async function eventsOf(store: EventStore): Promise<StoredEvent[]> {
  const all: StoredEvent[] = [];
  for await (const { events } of store.readAll()) all.push(...events);
  return all;
}
