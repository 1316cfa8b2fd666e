import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openSqliteEventStore } from '#event-store';
import type { BenchContext } from '../measure/bench-context.js';

export interface Server {
  port: number;
  stop(): Promise<void>;
}

/**
 * Starts a program of `dist` that prints its address, and waits until it is ready.
 * @param program path relative to `dist`
 * @throws Error with the standard error of the program when it ends before it is ready
 */
export async function startServer(context: BenchContext, program: string, env: Record<string, string>, args: string[] = []): Promise<Server> {
  const path = fileURLToPath(new URL(`../../${program}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let errorOutput = '';
  child.stderr.on('data', (chunk: Buffer) => (errorOutput = (errorOutput + chunk.toString()).slice(-4_000)));
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  };
  context.onClose(stop);
  process.once('exit', () => child.kill('SIGKILL'));
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (found) resolve(Number(found));
    });
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}: ${errorOutput}`)));
  });
  return { port, stop };
}

/**
 * Starts the built Milepost server on a data folder. It is ready once its read model has caught up and it has recorded the
 * superseded reminders of old histories, so that it writes nothing more by itself.
 */
export async function startMilepost(context: BenchContext, folder: string, env: Record<string, string> = {}): Promise<Server> {
  const server = await startServer(context, 'apps/web/src/main.js', { DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', EXAMPLE: 'off', ...env });
  const end = performance.now() + 300_000;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${server.port}/health/ready`).catch(() => undefined);
    if (answer?.status === 200 && (await hasReconciled(server)) && (await isIdleFor(1_000, folder))) return server;
    if (performance.now() > end) throw new Error(`The server was not ready in time: ${(await answer?.text()) ?? 'no answer'}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** True once the server has compared its reminders with the log; it records overdue ones after that. */
async function hasReconciled({ port }: Server): Promise<boolean> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return /^milepost_reminders_reconciled_timestamp_seconds [1-9]/mu.test(metrics);
}

/** True when no event was recorded during this time. */
async function isIdleFor(milliseconds: number, folder: string): Promise<boolean> {
  const head = async (): Promise<string> => {
    const store = openSqliteEventStore({ folder, readOnly: true });
    return store.head().finally(() => store.close());
  };
  const before = await head();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return (await head()) === before;
}
