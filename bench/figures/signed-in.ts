import { systemClock } from '#kernel';
import { programmeId } from '../fixtures/history.js';
import { logOf } from '../fixtures/log.js';
import { signedInOn } from '../fixtures/people.js';
import { sessionCommands } from '../fixtures/session-commands.js';
import type { Asked } from '../load/job.js';
import { LoadClient } from '../load/load-client.js';
import { startMilepost, type Server } from '../load/server.js';
import type { Bench } from '../measure/figure.js';
import { alternate } from '../measure/rounds.js';
import type { Workplace } from '../measure/workplace.js';
import { rateOf } from './http-command.js';

const referenceName = 'the same in the demonstration, where every visitor chooses a role';
const wanted = { atLeast: 0.9 };
const commands = 4_000;

/** By turns as each of them. */
const as = (cookies: readonly string[], requests: readonly Asked[]): Asked[] => requests.map((request, i) => ({ ...request, headers: { cookie: cookies[i % cookies.length] ?? '' } }));

/** At the same time: V8 takes memory for new objects back from a server that waits, and the one that was started first would be slower. */
const startedTogether = (at: Workplace, ours: { folder: string; env: Record<string, string> }, demonstration: string): Promise<[Server, Server]> =>
  Promise.all([startMilepost(at, ours.folder, ours.env), startMilepost(at, demonstration)]);

export const httpCommandSignedIn: Bench = {
  id: 'http-command-signed-in',
  unit: 'commands/s',
  referenceName,
  wanted,
  run: async (at, rounds) => {
    const log = await logOf(at, 256, 30);
    const { folder, env, cookies } = await signedInOn(at, log, 'mentor', 40);
    const client = await LoadClient.of(at);
    const [ours, demonstration] = await startedTogether(at, { folder, env }, log.folder);
    at.say('http-command-signed-in …');
    const made = (): Asked[] => sessionCommands(commands, 256, systemClock.today()).requests;
    const round = async (port: number, requests: Asked[]): Promise<number> => rateOf(await client.run({ port, connections: 64, requests, until: 'all-sent' }), commands);
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
  run: async (at, rounds) => {
    const log = await logOf(at, 1_000, 300);
    // Auditors get no reminders: those to forty managers would be written for longer than the bench waits.
    const { folder, env, cookies } = await signedInOn(at, log, 'auditor', 200);
    const client = await LoadClient.of(at);
    const [ours, demonstration] = await startedTogether(at, { folder, env }, log.folder);
    at.say('http-portfolio-signed-in …');
    const page: Asked = { method: 'GET', path: `/api/ulos?programme=${programmeId}&sort=warnings&limit=50`, headers: { 'milepost-persona': 'programme-manager' } };
    const asked = as(cookies, cookies.map(() => page));
    const round = async (port: number, requests: Asked[]): Promise<number> => rateOf(await client.run({ port, connections: 16, requests, until: { milliseconds: 2_000 } }));
    const found = await alternate({ ours: () => round(ours.port, asked), reference: () => round(demonstration.port, [page]) }, rounds);
    await ours.stop();
    await demonstration.stop();
    return found;
  },
};
