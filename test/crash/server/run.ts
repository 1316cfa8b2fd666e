import { acquireOwnership } from '#event-store';
import { systemClock } from '#kernel';
import { addLedger, noFigures, type Figures } from '../figures.js';
import type { Limit } from '../limit.js';
import { CrashSite, type LogKind } from '../crash-site.js';
import { Random } from '../random.js';
import { after, keepSending, sendAgain, sendUnanswered } from '../traffic.js';
import { insist } from '../violation.js';
import { firstPageResponds, managersCaughtUp } from './pages.js';
import { ServerVictim } from './server-victim.js';

/** In each folder the first kills happen during the first start, which loads the examples. */
const killsPerFolder = 10;
const killsInFirstStart = 3;
const concurrency = 8;

/** Kills the whole server repeatedly. @throws Violation */
export async function killServers(kills: number, seed: number, limit: Limit, log: LogKind): Promise<Figures> {
  const began = performance.now();
  const figures = noFigures();
  let examples: number | undefined;
  while (figures.kills < kills && !limit.reached())
    await (await CrashSite.on(log, Random.for(seed, 2_000_000 + figures.kills))).use(async (site) => {
      const first = figures.kills;
      while (figures.kills < Math.min(kills, first + killsPerFolder) && !limit.reached()) {
        const random = Random.for(seed, 3_000_000 + figures.kills);
        const firstStart = figures.kills < first + killsInFirstStart;
        await (firstStart ? killDuringStart(site, random) : runAndKill(site, random));
        figures.kills += 1;
        const found = await site.check();
        figures.compared += found.compared;
        limit.say(`${figures.kills} of ${kills} kills of the server`);
        // A log in a folder has all the examples or none; on a cluster the next start continues to load them.
        if (firstStart && (found.last === '0' || log === 'eventstoredb')) continue;
        examples ??= found.examples;
        insist(found.examples === examples, () => `${found.examples} events of the examples were loaded instead of ${examples}.`);
      }
      await endCleanly(site, log);
      addLedger(figures, site.ledger);
    });
  return { ...figures, seconds: (performance.now() - began) / 1000 };
}

/** Loads the examples into an empty log, as a first start does. */
const start = (site: CrashSite): ServerVictim => new ServerVictim({ DATA_DIR: site.folder, EXAMPLE: '', ...site.settings });

/** Kills the process between its start and its first response. */
async function killDuringStart(site: CrashSite, random: Random): Promise<void> {
  const victim = start(site);
  await Promise.race([after(random.between(300, 2_500)), victim.url]);
  await victim.kill();
}

async function runAndKill(site: CrashSite, random: Random): Promise<void> {
  const victim = start(site);
  try {
    await firstPageResponds(victim, site);
    await sendAgain(site, victim, random);
    const reading = (async () => {
      while (!victim.dead) await victim.get('/api/ulos?limit=50', { 'milepost-persona': 'auditor' });
    })();
    const ending = after(random.between(20, 500)).then(() => victim.kill());
    await Promise.all([keepSending(site, victim, concurrency), reading, ending]);
  } finally {
    await victim.kill();
  }
}

/** Ends the last process of a folder cleanly, and checks that the next owner can open it. */
async function endCleanly(site: CrashSite, log: LogKind): Promise<void> {
  const victim = start(site);
  try {
    await firstPageResponds(victim, site);
    await sendUnanswered(site, victim);
    await victim.stop();
    await site.check();
  } finally {
    await victim.kill();
  }
  // On a cluster process managers run in the worker, which another part of the run kills.
  if (log === 'folder') await catchUp(site);
  acquireOwnership(site.folder, 'crash harness', systemClock.now())();
}

/** Starts once more, after which process managers have nothing left to do. */
async function catchUp(site: CrashSite): Promise<void> {
  const victim = start(site);
  try {
    await managersCaughtUp(victim);
    await victim.stop();
    await site.check({ isDone: true });
  } finally {
    await victim.kill();
  }
}
