import { setTimeout as sleep } from 'node:timers/promises';
import { commands, deciders } from '#catalogue';
import { createCommandPipeline, type CommandPipeline } from '#commands';
import { defaultTemplateText, managers } from '#development';
import { ManagerRunner } from '#runtime';
import { eventsOfTypes, openSqliteEventStore, type EventStore } from '#event-store';
import { systemClock, systemIds } from '#kernel';
import { actorOf } from '#people';
import type { Bench } from '../measure/figure.js';
import { assertResult } from '../measure/assert-result.js';
import type { Measured } from '../measure/rounds.js';
import { median, spread } from '../measure/statistics.js';

const ULOS = 10_000;
const AT_ONCE = 64;
const LIMIT_S = 60;
/** One round adds about 150 MB to the log, and more rounds do not change the figure. */
const MOST_ROUNDS = 3;

const today = systemClock.today();

/** Moves ten thousand ULOs of one programme from the default template to another version, with one command. */
export const templateRollout: Bench = {
  id: 'template-rollout',
  unit: 's',
  referenceName: 'the limit',
  wanted: { under: LIMIT_S },
  run: (context, rounds) =>
    context.inFolder(async (folder): Promise<Measured> => {
      const store = openSqliteEventStore({ folder });
      const handling = createCommandPipeline({ store, clock: systemClock, ids: systemIds, deciders, commands, eventsKept: 1_000 });
      // A subscription to the log does not keep the process alive.
      const alive = setInterval(() => undefined, 1_000);
      try {
        const programme = await planned(handling, context.say);
        await record(handling, 'publish-template', { programme, content: defaultTemplateText.replace(/(title: Hold the launch).*/u, '$1 event, again') });
        const runner = new ManagerRunner({ store, managers: managers.filter(({ name }) => name === 'template-moves'), clock: systemClock, ids: systemIds, handling, isRebuilding: () => false, onProblem: context.say });
        await runner.start();
        // A manager ignores events from before its activation.
        while (!runner.status.isCaughtUp) await sleep(50);
        const figures: number[] = [];
        // Alternate between versions 1 and 0, so that each round moves every plan.
        for (let round = 0; round < Math.min(rounds, MOST_ROUNDS); round++) figures.push(await rollout(store, handling, programme, (round + 1) % 2));
        await runner.stop();
        return { ours: median(figures), reference: LIMIT_S, ratio: median(figures) / LIMIT_S, spread: `${figures.length} rounds: ${spread(figures)}` };
      } finally {
        clearInterval(alive);
        await store.close();
      }
    }),
};

async function record(handling: CommandPipeline, name: string, body: object): Promise<string> {
  const { stream } = await handling.execute({ name, body: { occurredOn: today, ...body }, actor: actorOf(name === 'start-ulo-development' ? 'commissioner' : 'programme-manager') });
  return stream.slice(stream.indexOf('-') + 1);
}

/** @returns the id of a programme whose ULOs all follow a plan */
async function planned(handling: CommandPipeline, say: (what: string) => void): Promise<string> {
  const programme = await record(handling, 'open-programme', { name: 'Programme', area: 'County' });
  let next = 0;
  const one = async (): Promise<void> => {
    for (let i = next++; i < ULOS; i = next++) {
      const ulo = await record(handling, 'start-ulo-development', { programme, name: `ULO ${i}`, area: 'Town', commissioner: 'Council' });
      await record(handling, 'lay-out-plan', { ulo, startOn: today, version: 0 });
      if (i % 500 === 0) say(`template-rollout: ${i} of ${ULOS} plans are laid out …`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return programme;
}

/** Seconds from the order until every plan is moved. */
async function rollout(store: EventStore, handling: CommandPipeline, programme: string, version: number): Promise<number> {
  const after = await store.head();
  const limit = AbortSignal.timeout(10 * LIMIT_S * 1_000);
  const began = performance.now();
  // The command equals the one two rounds before, on the same day.
  await record(handling, 'order-template-move', { programme, version, again: true });
  let moved = 0;
  for await (const batch of store.subscribe({ after, signal: limit })) {
    moved += eventsOfTypes(batch, new Set(['PlanMovedToVersion'])).length;
    if (moved >= ULOS) break;
  }
  assertResult(moved === ULOS, `${moved} of ${ULOS} plans were moved`);
  return (performance.now() - began) / 1_000;
}
