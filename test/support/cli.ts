import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How one run of the built command line ended. */
export interface CliRun {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the built `milepost` in a process of its own on a data folder. */
export const milepost = (data: string, ...args: string[]): Promise<CliRun> => milepostWith({ DATA_DIR: data }, ...args);

/** The same with more settings. */
export function milepostWith(settings: Record<string, string>, ...args: string[]): Promise<CliRun> {
  const { promise, resolve, reject } = Promise.withResolvers<CliRun>();
  const child = spawn(process.execPath, [join(process.cwd(), 'dist/apps/cli/src/main.js'), ...args], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (run.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (run.err += text));
  child.on('error', reject);
  child.on('close', (code) => resolve({ code, ...run }));
  return promise;
}

/** A folder for one test file, removed by `remove`. */
export function scratchFolder(): { path: (...names: string[]) => string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-cli-'));
  return { path: (...names) => join(folder, ...names), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
