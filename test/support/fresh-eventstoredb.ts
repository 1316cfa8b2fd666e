import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { start } from '#event-store';
import { openEventStoreDb } from '../../libs/event-store/src/eventstoredb/open.js';
import { startEventStoreDb } from './eventstoredb.js';
import { freePort } from './redis-server.js';

/** A server without fault injection; it may be a real EventStoreDB. */
export interface EventStoreDb {
  /** A connection string. */
  url: string;
  stop(): Promise<void>;
}

/** Starts a server with an empty log: with EVENTSTOREDB_START when that is set, else the test server. */
export const startFreshEventStoreDb = (command = process.env['EVENTSTOREDB_START']): Promise<EventStoreDb> =>
  command ? startWith(command) : startEventStoreDb();

/** A server whose log may contain other events: the one that EVENTSTOREDB_URL names, else a new one. */
export async function sharedEventStoreDb(): Promise<EventStoreDb> {
  const named = process.env['EVENTSTOREDB_URL'];
  return named ? { url: named, stop: () => Promise.resolve() } : startFreshEventStoreDb();
}

/** Sets a deadline of thirty seconds for each write, because the machine may be busy with other tests. */
export const patient = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}defaultDeadline=30000`;

/**
 * As `sharedEventStoreDb`, for tests through a failing link: the client must not connect to other nodes directly, and must not
 * refuse the link because of a certificate.
 */
export const eventStoreDbToLinkTo = (): Promise<EventStoreDb> =>
  isReachableByLink(process.env['EVENTSTOREDB_URL']) ? sharedEventStoreDb() : startFreshEventStoreDb();

/** True if an address names one node without TLS. */
export const isReachableByLink = (url = ''): boolean => url.startsWith('esdb:') && !url.includes(',') && /[?&]tls=false/u.test(url);

const startWithinMs = 120_000;
const stopWithinMs = 20_000;

/** Runs the command in a shell, with a free port in PORT, until the server is stopped. */
async function startWith(command: string): Promise<EventStoreDb> {
  const port = await freePort();
  const url = `esdb://127.0.0.1:${port}?tls=false`;
  // Use `exec`, so that signals reach the server and not the shell.
  const child = spawn(`exec ${command}`, { shell: true, env: { ...process.env, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let output = '';
  for (const pipe of [child.stdout, child.stderr]) pipe.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-4_000)));
  const stop = async (): Promise<void> => {
    const late = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(late);
  };
  const fault = await faultOf(url, () => child.exitCode);
  if (fault === undefined) return { url, stop };
  await stop();
  throw new Error(`EVENTSTOREDB_START must start a server with an empty log on 127.0.0.1:${port} and run until it is stopped: ${fault}.\n${output}`);
}

/** Waits until the server answers. @returns the reason why it cannot be used, if any */
async function faultOf(address: string, exitCode: () => number | null): Promise<string | undefined> {
  for (const end = performance.now() + startWithinMs; ; await pause(200))
    try {
      const store = await openEventStoreDb({ address });
      const head = await store.head();
      await store.close();
      return head === start ? undefined : 'its log contains events';
    } catch (error) {
      if (exitCode() !== null) return `it ended with ${exitCode()}`;
      if (performance.now() > end) return String(error);
    }
}
