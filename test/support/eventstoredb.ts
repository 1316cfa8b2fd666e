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
  /** Injects a fault, or removes faults. */
  order(order: Order): Promise<void>;
  /** Kills the process at once, without closing its connections. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data, also after a kill. */
  restart(): Promise<void>;
  /** Pauses the process; its connections stay open. */
  freeze(): void;
  thaw(): void;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

export interface EventStoreDbServerOptions {
  args?: readonly string[];
  /** Another node of the same cluster. Both use the log of that node, which removes the log when it stops. */
  beside?: EventStoreDbServer;
}

/** Starts the test server, which implements the protocol of EventStoreDB, in a separate process. It needs a build. */
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
  let output = '';
  const listening = new Promise<[string, string]>((resolve, reject) => {
    const hear = (chunk: string): void => {
      output += chunk;
      const [, port, control] = /Listening: (\d+) (\d+)/u.exec(output) ?? [];
      if (port && control) resolve([port, control]);
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
  });
  const [port, control] = await listening;
  return { child, ended, port, control };
}
