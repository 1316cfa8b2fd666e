import { openSqliteEventStore } from '#event-store';
import { addLedger, noFigures, type Figures } from '../figures.js';
import type { Limit } from '../limit.js';
import { CrashSite, type LogKind } from '../crash-site.js';
import { Random } from '../random.js';
import { after, keepSending, sendAgain, sendUnanswered } from '../traffic.js';
import { insist } from '../violation.js';
import { Victim } from './victim.js';

/** The number of kills before a new folder is started: logs stay short, so each is compared completely after every kill. */
const killsPerFolder = 15;
const concurrency = 16;
const firstAnswerWithinMs = 5_000;

/** Each lane has its own folder and process: while one waits, the other works. */
const lanes = 2;

/** Kills a process with log, commands and read model repeatedly. @throws Violation */
export async function killStores(kills: number, seed: number, limit: Limit, log: LogKind): Promise<Figures> {
  const began = performance.now();
  const figures = noFigures();
  const shares = Array.from({ length: lanes }, (_, lane) => Math.ceil((kills - lane) / lanes));
  const ends = await Promise.allSettled(shares.map((share, lane) => runLane(share, Random.for(seed, lane).between(1, 2 ** 31), limit, figures, log)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return { ...figures, seconds: (performance.now() - began) / 1000 };
}

async function runLane(kills: number, seed: number, limit: Limit, figures: Figures, log: LogKind): Promise<void> {
  // Loads its code while the process before it runs.
  let spare = new Victim();
  const next = (): Victim => {
    const victim = spare;
    spare = new Victim();
    return victim;
  };
  try {
    for (let done = 0; done < kills && !limit.reached(); )
      await (await CrashSite.on(log, Random.for(seed, done))).use(async (site) => {
        const last = Math.min(kills, done + killsPerFolder);
        for (; done < last && !limit.reached(); done++) {
          figures.rebuilds += await runAndKill(next(), site, Random.for(seed, 1_000_000 + done));
          figures.kills += 1;
          figures.compared += (await site.check()).compared;
          limit.say(`${figures.kills} kills, ${site.ledger.acknowledged.size} commands acknowledged in this folder`);
        }
        await endCleanly(next(), site);
        addLedger(figures, site.ledger);
      });
  } catch (error) {
    limit.stop();
    throw error;
  } finally {
    await spare.kill();
  }
}

/** Opens one process, sends commands, and kills it. Returns the number of rebuilds that were started. */
async function runAndKill(victim: Victim, site: CrashSite, random: Random): Promise<number> {
  try {
    if (random.oneIn(10)) site.removeReadModels();
    victim.open(site);
    if (random.oneIn(7)) {
      await after(random.between(0, 60));
      return 0;
    }
    await ready(victim, site);
    await sendAgain(site, victim, random);
    const rebuild = random.oneIn(3);
    const sending = keepSending(site, victim, concurrency);
    const ending = firstResponse(site, random).then(() => after(random.between(5, 250))).then(async () => {
      if (rebuild) victim.rebuild();
      if (rebuild) await after(random.between(0, 120));
      await victim.kill();
    });
    await Promise.all([sending, ending]);
    return rebuild ? 1 : 0;
  } finally {
    await victim.kill();
  }
}

/** The first response of a cluster takes longer than most processes live: half of them wait for it. */
const firstResponse = async ({ ledger }: CrashSite, random: Random): Promise<void> => void (random.oneIn(2) && (await Promise.race([ledger.changed(), after(firstAnswerWithinMs)])));

/** Ends the last process of a folder cleanly: every command has a response, and the read model has seen the whole log. */
async function endCleanly(victim: Victim, site: CrashSite): Promise<void> {
  try {
    victim.open(site);
    await ready(victim, site);
    // On a cluster the folder belongs to the web process or the worker, not to the log.
    if (site.settings['EVENT_STORE_URL'] === undefined) insist(refusal(site.folder).includes(`process ${victim.pid} `), () => `A second owner was accepted, or the error does not name the first: ${refusal(site.folder)}`);
    await sendUnanswered(site, victim);
    await victim.close();
    const { compared } = await site.check();
    insist(compared === 1, () => `${compared} read models were left after a proper end.`);
  } finally {
    await victim.kill();
  }
}

async function ready(victim: Victim, site: CrashSite): Promise<void> {
  const ulos = await victim.ready;
  const started = [...site.ledger.acknowledged.keys()].filter((id) => site.ledger.sent.get(id)?.name === 'start-ulo-development').length;
  insist(ulos >= started, () => `The read model shows ${ulos} ULOs; ${started} were acknowledged.`);
}

function refusal(folder: string): string {
  try {
    void openSqliteEventStore({ folder }).close();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
