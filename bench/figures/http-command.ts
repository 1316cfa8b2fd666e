import { join } from 'node:path';
import { openSqliteEventStore } from '#event-store';
import { systemClock, type Position } from '#kernel';
import { logOf } from '../fixtures/log.js';
import { sessionCommands } from '../fixtures/session-commands.js';
import type { LoadJob, LoadResult } from '../load/job.js';
import { LoadClient } from '../load/load-client.js';
import { startMilepost, startServer } from '../load/server.js';
import type { Bench } from '../measure/figure.js';
import { assertResult } from '../measure/assert-result.js';
import { alternate } from '../measure/rounds.js';
import { countBare, openBareLog } from '../references/bare-log.js';

const commands = 4_000;
const ulos = 256;
const connections = 64;

/** The number of answers per second. @throws Error unless every answer was a success */
export function rateOf(result: LoadResult, count = result.answered): number {
  const { answered, milliseconds, statuses, firstWrong } = result;
  assertResult(statuses['200'] === count && answered === count, `answers by status ${JSON.stringify(statuses)}, first wrong one: ${firstWrong}`);
  return (answered * 1000) / milliseconds;
}

/** Checks that exactly these commands were recorded after a position, each once. @returns the position of the last event */
async function recordedSince(folder: string, after: Position, ids: readonly string[]): Promise<Position> {
  const store = openSqliteEventStore({ folder, readOnly: true });
  const found: string[] = [];
  let seen = after;
  for await (const batch of store.readAll({ after })) {
    // Milepost records events of reminders by itself; they have no command of the bench.
    found.push(...batch.events.filter((e) => e.metadata.actor.role !== 'milepost').map((e) => e.metadata.commandId));
    seen = batch.seen;
  }
  await store.close();
  assertResult(found.sort().join() === [...ids].sort().join(), `${found.length} commands are in the log instead of ${ids.length}`);
  return seen;
}

export const httpCommand: Bench = {
  id: 'http-command',
  unit: 'commands/s',
  referenceName: 'bare Fastify route, one row inserted, one commit a request',
  wanted: { atLeast: 1.2 },
  run: async (context, rounds) => {
    const log = await logOf(context, ulos, 30);
    const bareFile = join(context.folder(), 'bare.db');
    const client = await LoadClient.of(context);
    const ours = await startMilepost(context, log.folder);
    const bare = await startServer(context, 'bench/references/bare-server.js', {}, ['insert', bareFile]);
    const bareLog = openBareLog(bareFile);
    context.onClose(() => bareLog.close());
    const job = (port: number, requests: LoadJob['requests']): LoadJob => ({ port, connections, requests, until: 'all-sent' });
    let seen: Position = String(log.events);
    const times: number[] = [];
    context.say('http-command …');
    const found = await alternate(
      {
        ours: async () => {
          const { ids, requests } = sessionCommands(commands, ulos, systemClock.today());
          const result = await client.run(job(ours.port, requests));
          const rate = rateOf(result, commands);
          seen = await recordedSince(log.folder, seen, ids);
          times.push(result.p99);
          return rate;
        },
        reference: async () => {
          const before = countBare(bareLog);
          const { requests } = sessionCommands(commands, ulos, systemClock.today());
          const rows = requests.map((r, i) => ({ ...r, path: '/', body: JSON.stringify({ stream: 'ulo-0', revision: i, type: 'Bare', data: r.body }) }));
          const rate = rateOf(await client.run(job(bare.port, rows)), commands);
          assertResult(countBare(bareLog) === before + commands, 'the bare log misses rows');
          return rate;
        },
      },
      rounds,
    );
    await ours.stop();
    await bare.stop();
    return { ...found, also: `p99 ${Math.max(...times).toFixed(0)} ms in the worst round` };
  },
};
