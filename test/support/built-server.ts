import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '#spec';
import { startTestLog } from './test-log.js';

export interface BuiltServer {
  /** Its address, without a slash at the end. */
  url: string;
  /** Reads JSON from its API as a persona. */
  ask<T>(path: string, role?: string): Promise<T>;
  /** Stops it and removes its data folder. */
  stop(): Promise<void>;
}

/** Starts the built server as `npm start` does: a separate process, the real clock, both examples. On a cluster it also starts a worker. */
export async function startBuiltServer(): Promise<BuiltServer> {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-e2e-'));
  const log = await startTestLog();
  const start = (app: 'web' | 'worker'): Promise<Started> => startBuilt(app, { DATA_DIR: join(folder, app), PORT: '0', WORKER_PORT: '0', LOG_LEVEL: 'error', ...log.settings });
  const web = await start('web');
  const worker = log.settings['EVENT_STORE_URL'] === undefined ? undefined : await start('worker');
  const { url } = web;
  // Just after its start the server answers, but its lists are not ready.
  await until(async () => (await fetch(`${url}/health/ready`)).ok, { within: 120_000 });
  return {
    url,
    ask: async <T>(path: string, role = 'programme-manager') => (await fetch(url + path, { headers: { 'milepost-persona': role } })).json() as Promise<T>,
    async stop() {
      await worker?.stop();
      await web.stop();
      await log.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface Started {
  url: string;
  /** Its standard output and error so far. */
  said(): string;
  stop(): Promise<void>;
}

/** Starts one built process with only these settings. @param project a folder with a build */
export async function startBuilt(app: 'web' | 'worker', settings: Record<string, string>, project = process.cwd()): Promise<Started> {
  const child = spawn(process.execPath, [join(project, `dist/apps/${app}/src/main.js`)], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let stopping = false;
  const ended = new Promise<void>((resolve) =>
    child.once('exit', (code, signal) => {
      if (!stopping) process.stderr.write(`The ${app} process ended by itself with ${code ?? signal}: ${out}\n`);
      resolve();
    }),
  );
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (text: string): void => {
      out += text;
      const [, found] = /(?:Milepost|Worker): (http:\/\/[^/\s]+)/u.exec(out) ?? [];
      if (found) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('exit', (code) => reject(new Error(`The ${app} process ended with ${code}: ${out}`)));
  });
  return {
    url,
    said: () => out,
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      await ended;
    },
  };
}
