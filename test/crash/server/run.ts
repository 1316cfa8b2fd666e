import { acquireOwnership } from '#event-store';
import { systemClock } from '#kernel';
import { addLedger, noFigures, type Figures } from '../figures.js';
import type { Limit } from '../limit.js';
import { CrashSite, type LogKind } from '../crash-site.js';
import { Random } from '../random.js';
import { after, keepSending, sendAgain, sendUnsure } from '../traffic.js';
import { insist } from '../violation.js';
import { answers, managersCaughtUp } from './pages.js';
import { ServerVictim } from './server-victim.js';

/** In each folder the first kills fall into the first start, which loads the examples. */
const killsAFolder = 10;
const killsInFirstStart = 3;
const concurrency = 8;

/** Kills the whole server, again and again. @throws Violation */
export async function killServers(kills: number, seed: number, limit: Limit, log: LogKind): Promise<Figures> {
  const began = performance.now();
  const figures = noFigures();
  let examples: number | undefined;
  while (figures.kills < kills && !limit.reached())
    await (await CrashSite.on(log, Random.for(seed, 2_000_000 + figures.kills))).use(async (place) => {
      const first = figures.kills;
      while (figures.kills < Math.min(kills, first + killsAFolder) && !limit.reached()) {
        const random = Random.for(seed, 3_000_000 + figures.kills);
        const firstStart = figures.kills < first + killsInFirstStart;
        await (firstStart ? dieStarting(place, random) : live(place, random));
        figures.kills += 1;
        const found = await place.check();
        figures.compared += found.compared;
        limit.say(`${figures.kills} of ${kills} kills of the server`);
        // A log in a folder has all the examples or none; on a cluster the next start goes on with them.
        if (firstStart && (found.last === '0' || log === 'eventstoredb')) continue;
        examples ??= found.examples;
        insist(found.examples === examples, () => `${found.examples} events of the examples were loaded instead of ${examples}.`);
      }
      await endWell(place, log);
      addLedger(figures, place.ledger);
    });
  return { ...figures, seconds: (performance.now() - began) / 1000 };
}

/** Loads the examples when there is nothing yet, as a first start does. */
const start = (place: CrashSite): ServerVictim => new ServerVictim({ DATA_DIR: place.folder, EXAMPLE: '', ...place.settings });

/** Killed somewhere between the start of the process and its first answer. */
async function dieStarting(place: CrashSite, random: Random): Promise<void> {
  const victim = start(place);
  await Promise.race([after(random.between(300, 2_500)), victim.url]);
  await victim.kill();
}

async function live(place: CrashSite, random: Random): Promise<void> {
  const victim = start(place);
  try {
    await answers(victim, place);
    await sendAgain(place, victim, random);
    const reading = (async () => {
      while (!victim.dead) await victim.get('/api/ulos?limit=50', { 'milepost-persona': 'auditor' });
    })();
    const ending = after(random.between(20, 500)).then(() => victim.kill());
    await Promise.all([keepSending(place, victim, concurrency), reading, ending]);
  } finally {
    await victim.kill();
  }
}

/** The last life of a folder ends as it should, and lets the next owner in. */
async function endWell(place: CrashSite, log: LogKind): Promise<void> {
  const victim = start(place);
  try {
    await answers(victim, place);
    await sendUnsure(place, victim);
    await victim.stop();
    await place.check();
  } finally {
    await victim.kill();
  }
  // On a cluster process managers run in the worker, which is killed elsewhere.
  if (log === 'folder') await catchUp(place);
  acquireOwnership(place.folder, 'crash harness', systemClock.now())();
}

/** One more start, after which nothing is left to be done by process managers. */
async function catchUp(place: CrashSite): Promise<void> {
  const victim = start(place);
  try {
    await managersCaughtUp(victim);
    await victim.stop();
    await place.check({ isDone: true });
  } finally {
    await victim.kill();
  }
}
