import { openSqliteEventStore } from '#event-store';
import { addLedger, noFigures, type Figures } from '../figures.js';
import type { Limit } from '../limit.js';
import { CrashSite, type LogKind } from '../crash-site.js';
import { Random } from '../random.js';
import { after, keepSending, sendAgain, sendUnsure } from '../traffic.js';
import { insist } from '../violation.js';
import { Victim } from './victim.js';

/** So many kills before a new folder is begun: logs stay short, and each can be compared whole after every kill. */
const killsAFolder = 15;
const concurrency = 16;
const firstAnswerWithinMs = 5_000;

/** Each lane has a folder and a process of its own: while one waits for its moment the other works. */
const lanes = 2;

/** Kills a process with log, commands and read model, again and again. @throws Violation */
export async function killStores(kills: number, seed: number, limit: Limit, log: LogKind): Promise<Figures> {
  const began = performance.now();
  const figures = noFigures();
  const shares = Array.from({ length: lanes }, (_, lane) => Math.ceil((kills - lane) / lanes));
  const ends = await Promise.allSettled(shares.map((share, lane) => runLane(share, Random.for(seed, lane).between(1, 2 ** 31), limit, figures, log)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return { ...figures, seconds: (performance.now() - began) / 1000 };
}

async function runLane(kills: number, seed: number, limit: Limit, figures: Figures, log: LogKind): Promise<void> {
  // Loads its code while the one before it is at work.
  let spare = new Victim();
  const next = (): Victim => {
    const victim = spare;
    spare = new Victim();
    return victim;
  };
  try {
    for (let done = 0; done < kills && !limit.reached(); )
      await (await CrashSite.on(log, Random.for(seed, done))).use(async (place) => {
        const last = Math.min(kills, done + killsAFolder);
        for (; done < last && !limit.reached(); done++) {
          figures.rebuilds += await live(next(), place, Random.for(seed, 1_000_000 + done));
          figures.kills += 1;
          figures.compared += (await place.check()).compared;
          limit.say(`${figures.kills} kills, ${place.ledger.acknowledged.size} commands acknowledged in this folder`);
        }
        await endWell(next(), place);
        addLedger(figures, place.ledger);
      });
  } catch (error) {
    limit.stop();
    throw error;
  } finally {
    await spare.kill();
  }
}

/** One life: opened, driven and killed. Gives how many rebuilds were begun in it. */
async function live(victim: Victim, place: CrashSite, random: Random): Promise<number> {
  try {
    if (random.oneIn(10)) place.removeReadModels();
    victim.open(place);
    if (random.oneIn(7)) {
      await after(random.between(0, 60));
      return 0;
    }
    await ready(victim, place);
    await sendAgain(place, victim, random);
    const rebuild = random.oneIn(3);
    const sending = keepSending(place, victim, concurrency);
    const ending = begun(place, random).then(() => after(random.between(5, 250))).then(async () => {
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

/** The first answer of a cluster takes longer than most lives: half of them last until it came. */
const begun = async ({ ledger }: CrashSite, random: Random): Promise<void> => void (random.oneIn(2) && (await Promise.race([ledger.changed(), after(firstAnswerWithinMs)])));

/** The last life of a folder ends as it should: everything is answered, the read model has seen the whole log. */
async function endWell(victim: Victim, place: CrashSite): Promise<void> {
  try {
    victim.open(place);
    await ready(victim, place);
    // On a cluster the folder belongs to the web process or the worker, not to the log.
    if (place.settings['EVENT_STORE_URL'] === undefined) insist(refusal(place.folder).includes(`process ${victim.pid} `), () => `A second owner was let in, or not told of the first: ${refusal(place.folder)}`);
    await sendUnsure(place, victim);
    await victim.close();
    const { compared } = await place.check();
    insist(compared === 1, () => `${compared} read models were left after a proper end.`);
  } finally {
    await victim.kill();
  }
}

async function ready(victim: Victim, place: CrashSite): Promise<void> {
  const ulos = await victim.ready;
  const started = [...place.ledger.acknowledged.keys()].filter((id) => place.ledger.sent.get(id)?.name === 'start-ulo-development').length;
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
