import { join } from 'node:path';
import { altered, bytesOf, copyFolder } from './files.js';
import { asProcess, backedUp, exported, started, verify, type Served } from './ways-in.js';
import { whyUnprovable } from './unprovable.js';

/** What a data folder held before it was altered. */
export interface Known {
  events: readonly string[];
  lists: string;
}

export type Verdict = 'detected' | 'harmless' | 'unprovable' | 'missed';

export interface Judgement {
  verdict: Verdict;
  /** What each way in said, or why it counts as what it does. */
  why: string;
}

type Ways = Record<string, Served>;

export interface Judging {
  /** For copies. */
  root: string;
  /** Whether to run the command line as processes of their own, too. */
  processes: boolean;
  /** Whether lists may have been altered. */
  prove: boolean;
}

/**
 * Goes every way into an altered folder. Detected: at least one way refused it or warned, and none served anything else
 * than what was there. Harmless: all served what was there. A refusal and a reading must alter nothing.
 */
export async function judge(folder: string, known: Known, { root, processes, prove }: Judging): Promise<Judgement> {
  const before = bytesOf(folder);
  const ways: Ways = { verify: await verify(folder), export: await exported(folder), backup: await backedUp(folder, join(root, 'backup')) };
  const traces = altered(before, folder);
  if (traces.length > 0) return { verdict: 'missed', why: `Reading altered ${traces.join(', ')}.` };
  if (processes) {
    const codes = await Promise.all([asProcess(folder, 'cli', 'verify'), asProcess(folder, 'cli', 'export')]);
    const wanted = [ways['verify']?.refused?.code ?? 0, ways['export']?.refused?.code ?? 0];
    if (String(codes) !== String(wanted)) return { verdict: 'missed', why: `As processes, verify and export ended with ${String(codes)}, not ${String(wanted)}.` };
  }
  const asFound = join(root, 'as-found');
  copyFolder(folder, asFound);
  ways['start'] = await started(folder, prove);
  const left = ways['start'].refused ? await alteredByRefusal(before, folder, known) : [];
  if (left.length > 0) return { verdict: 'missed', why: `The start was refused (${ways['start'].refused?.said}) and altered ${left.join(', ')}.` };
  return verdictOn(ways, known, asFound);
}

/**
 * The read model is built again from the log whatever is done with it. A log that is whole may have been opened before the
 * start was refused for another reason: what was in its write-ahead log is then in its file.
 */
async function alteredByRefusal(before: ReadonlyMap<string, string>, folder: string, known: Known): Promise<string[]> {
  const left = altered(before, folder).filter((name) => !name.startsWith('read-model'));
  const isWhole = left.every((name) => name.startsWith('log.db')) && (await exported(folder)).events?.join() === known.events.join();
  return isWhole ? [] : left;
}

function verdictOn(ways: Ways, known: Known, asFound: string): Judgement {
  const said = Object.entries(ways).flatMap(([way, { refused, warned }]) => {
    const what = refused ? `(${refused.code}) ${refused.said.trim()}` : warned;
    return what === undefined ? [] : [`${way}: ${what}`];
  });
  const wrong = Object.entries(ways).flatMap(([way, { events, lists, warned }]) => [
    ...(events && events.join() !== known.events.join() ? [`${way} served ${events.length} events of ${known.events.length}`] : []),
    ...(lists !== undefined && warned === undefined && lists !== known.lists ? [`${way} served other lists`] : []),
  ]);
  if (wrong.length === 0) return { verdict: said.length > 0 ? 'detected' : 'harmless', why: said.join('\n  ') };
  const served = ways['start']?.events ?? [];
  const reason = said.length === 0 ? whyUnprovable(asFound, served, known.events) : undefined;
  return reason === undefined ? { verdict: 'missed', why: [...wrong, ...said].join('\n  ') } : { verdict: 'unprovable', why: reason };
}
