import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openEventStore } from '#event-store';
import { systemIds } from '#kernel';

jest.setTimeout(300_000);

const levels = {
  npm: ['npm', 'start'],
  'start.mjs': [process.execPath, 'apps/bootstrap/start.mjs'],
  'the server': [process.execPath, 'dist/apps/web/src/main.js'],
} as const;
type Level = keyof typeof levels;

let folder: string;
let started: ChildProcess;
let url: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'milepost-stopping-'))));
afterEach(async () => {
  // After a failure a process may remain.
  try {
    toGroup('SIGKILL')();
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ESRCH');
  }
  await rm(folder, { recursive: true, force: true });
});

/** Starts as a terminal does: in a separate process group. Its output ends when all its processes have ended. */
async function start(level: Level): Promise<void> {
  const [program, ...args] = levels[level];
  started = spawn(program, args, { detached: true, env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0', EXAMPLE: 'off' }, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  url = await new Promise((resolve) => started.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const [, found] = /Milepost: (http:\/\/[^/\s]+)/u.exec((output += text)) ?? [];
    if (found !== undefined) resolve(found);
  }));
}

/** Sends commands until they are refused. Returns the ids of the acknowledged commands. */
async function load(): Promise<string[]> {
  const acknowledged: string[] = [];
  for (;;) {
    const commandId = systemIds.next();
    const sent = fetch(`${url}/api/commands/open-programme`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'milepost-persona': 'programme-manager' },
      body: JSON.stringify({ commandId, occurredOn: '2009-01-01', name: 'P', area: 'A' }),
    });
    const answer = await sent.then((response) => response, () => undefined);
    if (answer?.status === 200) acknowledged.push(commandId);
    else return acknowledged;
  }
}

async function recorded(): Promise<Set<string>> {
  const store = await openEventStore({ folder });
  const ids = new Set<string>();
  for await (const { events } of store.readAll()) for (const event of events) ids.add(event.metadata.commandId);
  await store.close();
  return ids;
}

const toGroup = (signal: NodeJS.Signals) => (): boolean => process.kill(-(started.pid as number), signal);
const toProcess = (signal: NodeJS.Signals) => (): boolean => started.kill(signal);

describe('under a load of commands, all started processes end within ten seconds, and acknowledged events are kept', () => {
  it.each<[Level, string, () => boolean]>([
    ['npm', 'SIGTERM', toProcess('SIGTERM')],
    ['npm', 'SIGINT', toProcess('SIGINT')],
    ['npm', 'SIGHUP', toProcess('SIGHUP')],
    ['npm', 'SIGKILL', toProcess('SIGKILL')],
    ['npm', 'Ctrl+C in its terminal', toGroup('SIGINT')],
    ['npm', 'the end of its terminal', toGroup('SIGHUP')],
    ['start.mjs', 'SIGTERM', toProcess('SIGTERM')],
    ['start.mjs', 'SIGHUP', toProcess('SIGHUP')],
    ['start.mjs', 'SIGKILL', toProcess('SIGKILL')],
    ['the server', 'SIGTERM', toProcess('SIGTERM')],
    ['the server', 'SIGINT', toProcess('SIGINT')],
    ['the server', 'SIGHUP', toProcess('SIGHUP')],
  ])('%s: %s', async (level, _, end) => {
    await start(level);
    const loads = Array.from({ length: 4 }, load);
    while ((await (await fetch(`${url}/metrics`)).text()).match(/milepost_commands_accepted_total\{command="open-programme"\} \d\d/u) === null);
    const ended = Promise.all([once(started, 'close'), ...loads]);
    const began = performance.now();
    end();
    await ended;
    expect(performance.now() - began).toBeLessThan(10_000);
    const acknowledged = (await Promise.all(loads)).flat();
    const kept = await recorded();
    expect(acknowledged.length).toBeGreaterThan(9);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  });
});
