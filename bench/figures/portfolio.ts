import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '#kernel';
import type { PortfolioPage } from '#dashboards';
import { programmeId } from '../fixtures/history.js';
import { logOf, type LogFixture } from '../fixtures/log.js';
import { sessionCommands } from '../fixtures/session-commands.js';
import type { LoadRequest, LoadJob, LoadResult } from '../load/job.js';
import { LoadClient } from '../load/load-client.js';
import { startMilepost, startServer, type Server } from '../load/server.js';
import type { Bench } from '../measure/figure.js';
import { assertResult } from '../measure/assert-result.js';
import { alternate } from '../measure/rounds.js';
import type { BenchContext } from '../measure/bench-context.js';
import { rateOf } from './http-command.js';

const connections = 16;
const milliseconds = 2_000;
/** The first request of the programme page. */
const page: LoadRequest = {
  method: 'GET',
  path: `/api/ulos?programme=${programmeId}&sort=warnings&limit=50`,
  headers: { 'milepost-persona': 'programme-manager' },
};
const reading = (port: number, request: LoadRequest, expect?: Uint8Array): LoadJob => ({
  port, connections, requests: [request], until: { milliseconds }, ...(expect && { expect }),
});

/** The body of the first page, after a check that it is the right page. */
async function firstPage({ port }: Server, log: LogFixture): Promise<Uint8Array> {
  const answer = await fetch(`http://127.0.0.1:${port}${page.path}`, { headers: page.headers ?? {} });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  assertResult(answer.status === 200, `the page was answered with ${answer.status}: ${Buffer.from(bytes).toString()}`);
  const { total, items } = JSON.parse(Buffer.from(bytes).toString()) as PortfolioPage;
  assertResult(total === log.ulos && items.length === 50, `the page shows ${items.length} of ${total} ULOs`);
  const weights = items.map(({ warnings }) => warnings.red * 1_000 + warnings.amber);
  assertResult(weights.every((weight, i) => i === 0 || weight <= (weights[i - 1] ?? 0)), 'the page is not sorted by warnings');
  return bytes;
}

/** Starts a bare route that sends these bytes from memory. */
async function bareRoute(context: BenchContext, bytes: Uint8Array): Promise<Server> {
  const file = join(context.folder(), 'page.json');
  writeFileSync(file, bytes);
  return startServer(context, 'bench/references/bare-server.js', {}, ['bytes', file]);
}

function checked(result: LoadResult): LoadResult {
  rateOf(result);
  assertResult(result.different === 0, `${result.different} answers were not the bytes expected, such as ${result.firstWrong}`);
  return result;
}

/** Compares Milepost with a bare route that sends the same bytes. `round` does one round of Milepost. */
async function againstBare(
  context: BenchContext,
  rounds: number,
  round: (client: LoadClient, server: Server, expect: Uint8Array, log: LogFixture) => Promise<number>,
): ReturnType<typeof alternate> {
  const log = await logOf(context, 1_000, 300);
  context.say('starting the server …');
  const server = await startMilepost(context, log.folder);
  const bytes = await firstPage(server, log);
  const bare = await bareRoute(context, bytes);
  const client = await LoadClient.of(context);
  context.say('asking for the portfolio …');
  const found = await alternate(
    {
      ours: () => round(client, server, bytes, log),
      reference: async () => rateOf(checked(await client.run(reading(bare.port, { method: 'GET', path: '/' }, bytes)))),
    },
    rounds,
  );
  await firstPage(server, log);
  await server.stop();
  await bare.stop();
  return found;
}

const referenceName = 'bare Fastify route that sends the same bytes from memory';

export const httpPortfolio: Bench = {
  id: 'http-portfolio',
  unit: 'requests/s',
  referenceName,
  wanted: { atLeast: 0.3 },
  run: (context, rounds) =>
    againstBare(context, rounds, async (client, { port }, expect) => rateOf(checked(await client.run(reading(port, page, expect))))),
};

const pace = 100;

export const httpPortfolioWriting: Bench = {
  id: 'http-portfolio-writing',
  unit: 'requests/s',
  referenceName,
  wanted: { atLeast: 0.05 },
  run: async (context, rounds) => {
    const writer = await LoadClient.of(context, 'writer');
    const count = (pace * milliseconds) / 1000;
    const recorded: number[] = [];
    const found = await againstBare(context, rounds, async (client, { port }, _expect, log) => {
      const { requests } = sessionCommands(count, log.ulos, systemClock.today());
      const [read, written] = await Promise.all([
        client.run(reading(port, page)),
        writer.run({ port, connections, requests, until: 'all-sent', pace }),
      ]);
      rateOf(written, count);
      log.events += count;
      recorded.push((count * 1000) / written.milliseconds);
      return rateOf(read);
    });
    const slowest = Math.min(...recorded);
    assertResult(slowest > pace * 0.8, `only ${slowest.toFixed(0)} commands a second were recorded meanwhile`);
    return { ...found, also: `${slowest.toFixed(0)} commands a second recorded meanwhile, or more` };
  },
};

export const portfolioGrowth: Bench = {
  id: 'portfolio-growth',
  unit: 'ms (p99)',
  referenceName: 'the same with 100 ULOs',
  wanted: { atMost: 1.5 },
  run: async (context, rounds) => {
    const client = await LoadClient.of(context);
    const side = async (ulos: number): Promise<{ server: Server; round: () => Promise<number> }> => {
      const log = await logOf(context, ulos, 30);
      context.say('starting a server …');
      const server = await startMilepost(context, log.folder);
      const bytes = await firstPage(server, log);
      return { server, round: async () => checked(await client.run(reading(server.port, page, bytes))).p99 };
    };
    const large = await side(10_000);
    const small = await side(100);
    context.say('portfolio-growth …');
    const found = await alternate({ ours: large.round, reference: small.round }, rounds);
    await large.server.stop();
    await small.server.stop();
    return found;
  },
};
