import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { logFileOf, openSqliteEventStore } from '#event-store';
import { openEngine, type Engine } from '#runtime';
import { readSettings, type Environment } from '#platform';
import { milepost } from '../../apps/cli/src/program.js';

/** The result of reading a data folder through one access path: refused, with a code and a sentence, or served data. */
export interface Served {
  refused?: { code: number; message: string };
  /** The hashes of all events, in order. */
  events?: string[];
  /** The rows of lists, and the people with their names, if this access path shows them. */
  lists?: string;
  /** Warnings on the health endpoint and in the process log. */
  warned?: string;
}

const environment = (folder: string): Environment => ({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'fatal', EXAMPLE: 'off' });

async function run(folder: string, args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const output = { out: '', err: '' };
  const write = (to: 'out' | 'err') => ({ write: (text: string) => ((output[to] += text), true) }) as NodeJS.WritableStream;
  const code = await milepost(args, { env: environment(folder), out: write('out'), err: write('err') });
  return { code, ...output };
}

export async function verify(folder: string): Promise<Served> {
  const { code, err } = await run(folder, ['verify']);
  return code === 0 ? {} : { refused: { code, message: err } };
}

export async function exported(folder: string): Promise<Served> {
  const { code, out, err } = await run(folder, ['export']);
  if (code !== 0) return { refused: { code, message: err } };
  const lines = out.trim().split('\n').slice(1, -1);
  return { events: lines.map((line) => (JSON.parse(line) as { metadata: { hash: string } }).metadata.hash) };
}

export async function backedUp(folder: string, target: string): Promise<Served> {
  rmSync(target, { recursive: true, force: true });
  const { code, err } = await run(folder, ['backup', target]);
  if (code !== 0) return { refused: { code, message: err } };
  return { events: await eventsIn(target) };
}

async function eventsIn(folder: string): Promise<string[]> {
  const store = openSqliteEventStore({ folder, readOnly: true });
  const hashes: string[] = [];
  try {
    for await (const { events } of store.readAll()) hashes.push(...events.map((event) => event.metadata.hash));
  } finally {
    await store.close();
  }
  return hashes;
}

/**
 * Starts everything that a server starts except its port.
 * @param prove whether to do what a server does a minute later: rebuild lists that may have been altered
 * @throws the error of the start
 */
export async function start(folder: string, prove: boolean): Promise<Engine> {
  const engine = await openEngine('milepost web', { settings: readSettings(environment(folder)) });
  try {
    if (!(await engine.model.whenReady(300_000))) throw new Error(`The read model is not ready: ${engine.model.status().problem?.message ?? 'it is too slow'}`);
    if (prove && !engine.model.isProven) await engine.model.rebuild();
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

export async function started(folder: string, prove: boolean): Promise<Served> {
  let engine: Engine | undefined;
  try {
    engine = await start(folder, prove);
    const events: string[] = [];
    for await (const batch of engine.store.readAll()) events.push(...batch.events.map((event) => event.metadata.hash));
    const people = await engine.people.now();
    const warned = await engine.people.keysTrouble();
    const lists = JSON.stringify([engine.model.read((db) => rowsOf((sql) => db.all(sql))), [...people.all()]]);
    return { events, lists, ...(warned === undefined ? {} : { warned }) };
  } catch (error) {
    return { refused: { code: 1, message: error instanceof Error ? error.message : String(error) } };
  } finally {
    await engine?.close();
  }
}

/** Every row of every table, except the table about the file itself. */
function rowsOf(all: (sql: string) => object[]): unknown {
  const tables = all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'model' ORDER BY name") as { name: string }[];
  return tables.map(({ name }) => [name, all(`SELECT * FROM "${name}"`).map((row) => JSON.stringify(row)).sort()]);
}

/** Runs a separate process. Returns its documented exit code. */
export function asProcess(folder: string, app: 'web' | 'cli', ...args: string[]): Promise<number | null> {
  const main = fileURLToPath(new URL(`../../apps/${app}/src/main.js`, import.meta.url));
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env['PATH'], ...environment(folder) }, stdio: ['ignore', 'pipe', 'ignore'] });
  // A server that has started serves, so it is stopped.
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (app === 'web' && text.includes('Milepost:') && child.kill('SIGTERM')));
  return new Promise((resolve) => child.once('exit', resolve));
}

/** Swaps the positions of two adjacent events of different streams: no hash covers positions. */
export function swapPositions(folder: string, at: number): boolean {
  const db = new DatabaseSync(logFileOf(folder));
  try {
    const streams = db.prepare('SELECT stream FROM events WHERE position IN (?, ?)').all(at, at + 1) as { stream: string }[];
    if (streams.length < 2 || streams[0]?.stream === streams[1]?.stream) return false;
    for (const [from, to] of [[at, -1], [at + 1, at], [-1, at + 1]] as const) db.prepare('UPDATE events SET position = ? WHERE position = ?').run(to, from);
    return true;
  } finally {
    db.close();
  }
}

export const backupFolderIn = (root: string): string => join(root, 'backup');
