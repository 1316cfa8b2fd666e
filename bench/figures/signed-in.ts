import { systemClock } from '#kernel';
import { programmeId } from '../fixtures/history.js';
import { logOf } from '../fixtures/log.js';
import { signedInOn } from '../fixtures/people.js';
import { sessionCommands } from '../fixtures/session-commands.js';
import type { LoadRequest } from '../load/job.js';
import { LoadClient } from '../load/load-client.js';
import { startMilepost, type Server } from '../load/server.js';
import type { Bench } from '../measure/figure.js';
import { alternate } from '../measure/rounds.js';
import type { BenchContext } from '../measure/bench-context.js';
import { rateOf } from './http-command.js';

const referenceName = 'the same in the demonstration, where every visitor chooses a role';
const wanted = { atLeast: 0.9 };
const commands = 4_000;

/** Sends the requests in turn with each of the cookies. */
const as = (cookies: readonly string[], requests: readonly LoadRequest[]): LoadRequest[] => requests.map((request, i) => ({ ...request, headers: { cookie: cookies[i % cookies.length] ?? '' } }));

/** Starts both servers at the same time. V8 shrinks the young generation of an idle server, so the first one would be slower. */
const startedTogether = (context: BenchContext, ours: { folder: string; env: Record<string, string> }, demonstration: string): Promise<[Server, Server]> =>
  Promise.all([startMilepost(context, ours.folder, ours.env), startMilepost(context, demonstration)]);

export const httpCommandSignedIn: Bench = {
  id: 'http-command-signed-in',
  unit: 'commands/s',
  referenceName,
  wanted,
  run: async (context, rounds) => {
    const log = await logOf(context, 256, 30);
    const { folder, env, cookies } = await signedInOn(context, log, 'mentor', 40);
    const client = await LoadClient.of(context);
    const [ours, demonstration] = await startedTogether(context, { folder, env }, log.folder);
    context.say('http-command-signed-in …');
    const made = (): LoadRequest[] => sessionCommands(commands, 256, systemClock.today()).requests;
    const round = async (port: number, requests: LoadRequest[]): Promise<number> => rateOf(await client.run({ port, connections: 64, requests, until: 'all-sent' }), commands);
    const found = await alternate({ ours: () => round(ours.port, as(cookies, made())), reference: () => round(demonstration.port, made()) }, rounds);
    await ours.stop();
    await demonstration.stop();
    return found;
  },
};

export const httpPortfolioSignedIn: Bench = {
  id: 'http-portfolio-signed-in',
  unit: 'requests/s',
  referenceName,
  wanted,
  run: async (context, rounds) => {
    const log = await logOf(context, 1_000, 300);
    // Auditors get no reminders. Recording the reminders to forty managers would take longer than the bench waits.
    const { folder, env, cookies } = await signedInOn(context, log, 'auditor', 200);
    const client = await LoadClient.of(context);
    const [ours, demonstration] = await startedTogether(context, { folder, env }, log.folder);
    context.say('http-portfolio-signed-in …');
    const page: LoadRequest = { method: 'GET', path: `/api/ulos?programme=${programmeId}&sort=warnings&limit=50`, headers: { 'milepost-persona': 'programme-manager' } };
    const asked = as(cookies, cookies.map(() => page));
    const round = async (port: number, requests: LoadRequest[]): Promise<number> => rateOf(await client.run({ port, connections: 16, requests, until: { milliseconds: 2_000 } }));
    const found = await alternate({ ours: () => round(ours.port, asked), reference: () => round(demonstration.port, [page]) }, rounds);
    await ours.stop();
    await demonstration.stop();
    return found;
  },
};
