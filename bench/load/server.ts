import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openSqliteEventStore } from '#event-store';
import type { Workplace } from '../measure/workplace.js';

export interface Server {
  port: number;
  stop(): Promise<void>;
}

/**
 * Starts a program of `dist` that prints its address, and waits until it is ready.
 * @param program path from `dist`
 * @throws Error with what the program said when it ends instead
 */
export async function startServer(at: Workplace, program: string, env: Record<string, string>, args: string[] = []): Promise<Server> {
  const path = fileURLToPath(new URL(`../../${program}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  };
  at.onClose(stop);
  process.once('exit', () => child.kill('SIGKILL'));
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (found) resolve(Number(found));
    });
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}: ${said}`)));
  });
  return { port, stop };
}

/**
 * Our own server, as it is built, on a data folder. Ready once its read model has caught up and it has recorded of old
 * histories which reminders came too late: nothing is written any more.
 */
export async function startMilepost(at: Workplace, folder: string, env: Record<string, string> = {}): Promise<Server> {
  const server = await startServer(at, 'apps/web/src/main.js', { DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', EXAMPLE: 'off', ...env });
  const end = performance.now() + 300_000;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${server.port}/health/ready`).catch(() => undefined);
    if (answer?.status === 200 && (await hasReconciled(server)) && (await restsFor(1_000, folder))) return server;
    if (performance.now() > end) throw new Error(`The server was not ready in time: ${(await answer?.text()) ?? 'no answer'}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Its reminders were compared with the log: what is overdue is recorded from then on. */
async function hasReconciled({ port }: Server): Promise<boolean> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return /^milepost_reminders_reconciled_timestamp_seconds [1-9]/mu.test(metrics);
}

async function restsFor(milliseconds: number, folder: string): Promise<boolean> {
  const head = async (): Promise<string> => {
    const store = openSqliteEventStore({ folder, readOnly: true });
    return store.head().finally(() => store.close());
  };
  const before = await head();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return (await head()) === before;
}
