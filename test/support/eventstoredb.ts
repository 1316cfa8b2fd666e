import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Order } from './eventstoredb-server/control.js';
import type { Leader } from './eventstoredb-server/faults.js';

export interface EventStoreDbServer {
  /** A connection string. */
  url: string;
  address: Leader;
  /** The folder of its log. */
  data: string;
  /** Tells the server to fail, or to stop failing. */
  order(order: Order): Promise<void>;
  /** Ends the process at once, without a word to its clients. */
  kill(): Promise<void>;
  /** Starts it again on its port, with what it had stored, also after a kill. */
  restart(): Promise<void>;
  /** Stops the process where it stands, connections and all. */
  freeze(): void;
  thaw(): void;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

export interface EventStoreDbServerOptions {
  args?: readonly string[];
  /** Another node of the same cluster, on whose log this one works; that one removes it. */
  beside?: EventStoreDbServer;
}

/** The wire-level server of the tests, a process of its own; it must have been built. */
export async function startEventStoreDb(options: EventStoreDbServerOptions = {}): Promise<EventStoreDbServer> {
  const data = options.beside?.data ?? (await mkdtemp(join(tmpdir(), 'milepost-eventstoredb-')));
  const start = (port: string, control: string): Promise<Running> =>
    run(['--data', data, '--port', port, '--control', control, ...(options.args ?? [])]);
  let running = await start('0', '0');
  const { port, control } = running;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    running.child.kill(signal);
    await running.ended;
  };
  return {
    url: `esdb://localhost:${port}?tls=false`,
    address: { host: 'localhost', port: Number(port) },
    data,
    order: async (order) => {
      const { ok } = await fetch(`http://127.0.0.1:${control}`, { method: 'POST', body: JSON.stringify(order) });
      if (!ok) throw new Error(`The server does not understand ${JSON.stringify(order)}.`);
    },
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGKILL');
      running = await start(port, control);
    },
    freeze: () => void running.child.kill('SIGSTOP'),
    thaw: () => void running.child.kill('SIGCONT'),
    stop: async () => {
      await end('SIGKILL');
      if (!options.beside) await rm(data, { recursive: true, force: true });
    },
  };
}

interface Running {
  child: ChildProcess;
  ended: Promise<unknown>;
  port: string;
  control: string;
}

async function run(args: readonly string[]): Promise<Running> {
  const main = join(process.cwd(), 'dist/test/support/eventstoredb-server/main.js');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const ended = once(child, 'exit');
  let said = '';
  const listening = new Promise<[string, string]>((resolve, reject) => {
    const hear = (chunk: string): void => {
      said += chunk;
      const [, port, control] = /Listening: (\d+) (\d+)/u.exec(said) ?? [];
      if (port && control) resolve([port, control]);
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });
  const [port, control] = await listening;
  return { child, ended, port, control };
}
