import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { start } from '#event-store';
import { openEventStoreDb } from '../../libs/event-store/src/eventstoredb/open.js';
import { startEventStoreDb } from './eventstoredb.js';
import { freePort } from './redis-server.js';

/** A server that is used and not told to fail: it may be a real one. */
export interface EventStoreDb {
  /** A connection string. */
  url: string;
  stop(): Promise<void>;
}

/** With an empty log: started by EVENTSTOREDB_START when that is set, else the server of the tests. */
export const startFreshEventStoreDb = (command = process.env['EVENTSTOREDB_START']): Promise<EventStoreDb> =>
  command ? startWith(command) : startEventStoreDb();

/** With a log that others may have written to: the one that EVENTSTOREDB_URL names, else a fresh one. */
export async function sharedEventStoreDb(): Promise<EventStoreDb> {
  const named = process.env['EVENTSTOREDB_URL'];
  return named ? { url: named, stop: () => Promise.resolve() } : startFreshEventStoreDb();
}

/** Gives a healthy server thirty seconds for each write: the machine may be busy with other tests. */
export const patient = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}defaultDeadline=30000`;

/**
 * As `sharedEventStoreDb`, for a link that fails: the client must not go round the link to other nodes, nor refuse the name of the
 * link in a certificate.
 */
export const eventStoreDbToLinkTo = (): Promise<EventStoreDb> =>
  isReachableByLink(process.env['EVENTSTOREDB_URL']) ? sharedEventStoreDb() : startFreshEventStoreDb();

/** Whether an address names one node without TLS. */
export const isReachableByLink = (url = ''): boolean => url.startsWith('esdb:') && !url.includes(',') && /[?&]tls=false/u.test(url);

const startWithinMs = 120_000;
const stopWithinMs = 20_000;

/** Runs the command in a shell, with a free port in PORT, until the server is stopped. */
async function startWith(command: string): Promise<EventStoreDb> {
  const port = await freePort();
  const url = `esdb://127.0.0.1:${port}?tls=false`;
  // `exec`: the signals that stop the server reach it, and not the shell around it.
  const child = spawn(`exec ${command}`, { shell: true, env: { ...process.env, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)));
  const stop = async (): Promise<void> => {
    const late = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(late);
  };
  const fault = await faultOf(url, () => child.exitCode);
  if (fault === undefined) return { url, stop };
  await stop();
  throw new Error(`EVENTSTOREDB_START must start a server with an empty log on 127.0.0.1:${port} and run until it is stopped: ${fault}.\n${said}`);
}

/** Waits until the server answers. */
async function faultOf(address: string, exitCode: () => number | null): Promise<string | undefined> {
  for (const end = performance.now() + startWithinMs; ; await pause(200))
    try {
      const store = await openEventStoreDb({ address });
      const head = await store.head();
      await store.close();
      return head === start ? undefined : 'its log holds events';
    } catch (error) {
      if (exitCode() !== null) return `it ended with ${exitCode()}`;
      if (performance.now() > end) return String(error);
    }
}
