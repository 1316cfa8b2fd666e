import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestLog } from './test-log.js';

export interface BuiltServer {
  /** Where it listens, without a slash at its end. */
  url: string;
  /** Asks its API as a persona. */
  ask<T>(path: string, role?: string): Promise<T>;
  /** Stops it and removes its data folder. */
  stop(): Promise<void>;
}

/** The server as `npm start` runs it: built, a process of its own, the real clock, both examples loaded. */
export async function startBuiltServer(): Promise<BuiltServer> {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-e2e-'));
  const log = await startTestLog();
  const child = spawn(process.execPath, [join(process.cwd(), 'dist/apps/web/src/main.js')], {
    env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error', ...log.settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let out = '';
    const hear = (text: string): void => {
      out += text;
      const [, found] = /Milepost: (http:\/\/[^/\s]+)/u.exec(out) ?? [];
      if (found) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${out}`)));
  });
  // Just after its start it answers, but lists are not there yet.
  while (!(await fetch(`${url}/health/ready`)).ok) await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    url,
    ask: async <T>(path: string, role = 'programme-manager') => (await fetch(url + path, { headers: { 'milepost-persona': role } })).json() as Promise<T>,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await log.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
