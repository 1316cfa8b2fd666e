import { join } from 'node:path';
import { altered, bytesOf, copyFolder } from './files.js';
import { asProcess, backedUp, exported, started, verify, type Served } from './ways-in.js';
import { whyUnprovable } from './unprovable.js';

/** The content of a data folder before it was altered. */
export interface Original {
  events: readonly string[];
  lists: string;
}

export type Verdict = 'detected' | 'harmless' | 'unprovable' | 'missed';

export interface Assessment {
  verdict: Verdict;
  /** The output of each access path, or the reason of the verdict. */
  why: string;
}

type Results = Record<string, Served>;

export interface AssessOptions {
  /** The folder for copies. */
  root: string;
  /** Whether to run the command line as separate processes, too. */
  processes: boolean;
  /** Whether lists may have been altered. */
  prove: boolean;
}

/**
 * Reads an altered folder through every access path. Detected: at least one of them refused or warned, and none served
 * wrong data. Harmless: all served the original data. A refusal or a read must change no file.
 */
export async function assess(folder: string, original: Original, { root, processes, prove }: AssessOptions): Promise<Assessment> {
  const before = bytesOf(folder);
  const results: Results = { verify: await verify(folder), export: await exported(folder), backup: await backedUp(folder, join(root, 'backup')) };
  const traces = altered(before, folder);
  if (traces.length > 0) return { verdict: 'missed', why: `Reading altered ${traces.join(', ')}.` };
  if (processes) {
    const codes = await Promise.all([asProcess(folder, 'cli', 'verify'), asProcess(folder, 'cli', 'export')]);
    const wanted = [results['verify']?.refused?.code ?? 0, results['export']?.refused?.code ?? 0];
    if (String(codes) !== String(wanted)) return { verdict: 'missed', why: `As processes, verify and export ended with ${String(codes)}, not ${String(wanted)}.` };
  }
  const asFound = join(root, 'as-found');
  copyFolder(folder, asFound);
  results['start'] = await started(folder, prove);
  const left = results['start'].refused ? await alteredByRefusal(before, folder, original) : [];
  if (left.length > 0) return { verdict: 'missed', why: `The start was refused (${results['start'].refused?.message}) and altered ${left.join(', ')}.` };
  return verdictOn(results, original, asFound);
}

/**
 * Changes of the read model are ignored: it is always rebuilt from the log. An intact log may have been opened before
 * the start was refused for another reason; then its write-ahead log was copied into its file.
 */
async function alteredByRefusal(before: ReadonlyMap<string, string>, folder: string, original: Original): Promise<string[]> {
  const left = altered(before, folder).filter((name) => !name.startsWith('read-model'));
  const isWhole = left.every((name) => name.startsWith('log.db')) && (await exported(folder)).events?.join() === original.events.join();
  return isWhole ? [] : left;
}

function verdictOn(results: Results, original: Original, asFound: string): Assessment {
  const messages = Object.entries(results).flatMap(([path, { refused, warned }]) => {
    const what = refused ? `(${refused.code}) ${refused.message.trim()}` : warned;
    return what === undefined ? [] : [`${path}: ${what}`];
  });
  const wrong = Object.entries(results).flatMap(([path, { events, lists, warned }]) => [
    ...(events && events.join() !== original.events.join() ? [`${path} served ${events.length} events of ${original.events.length}`] : []),
    ...(lists !== undefined && warned === undefined && lists !== original.lists ? [`${path} served other lists`] : []),
  ]);
  if (wrong.length === 0) return { verdict: messages.length > 0 ? 'detected' : 'harmless', why: messages.join('\n  ') };
  const served = results['start']?.events ?? [];
  const reason = messages.length === 0 ? whyUnprovable(asFound, served, original.events) : undefined;
  return reason === undefined ? { verdict: 'missed', why: [...wrong, ...messages].join('\n  ') } : { verdict: 'unprovable', why: reason };
}
