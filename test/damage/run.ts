import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '../crash/random.js';
import { copyFolder } from './files.js';
import { assess, type Assessment, type Original, type Verdict } from './judge.js';
import { mutate, type Mutation } from './mutations.js';
import { alterWhileRunning } from './while-running.js';
import { makeVariants, type Variants } from './variants.js';
import { started, swapPositions } from './ways-in.js';

export interface Result extends Assessment {
  number: number;
  state: State;
  description: string;
}

export type Counts = Record<Verdict, number>;
type State = 'stopped' | 'killed' | 'running';

/** Folders that are checked at once: most of the time is spent waiting for the disk. */
const LANES = 6;

/** One in this many mutations is also checked by separate processes. */
const PROCESSES = 100;

/** Alters folders, checks each, and reports every result. The same seed gives the same mutations. */
export async function damage({ mutations, seed, only }: { mutations: number; seed: number; only?: number | undefined }, report: (result: Result) => void): Promise<Counts> {
  const root = mkdtempSync(join(tmpdir(), 'milepost-damage-'));
  const counts: Counts = { detected: 0, harmless: 0, unprovable: 0, missed: 0 };
  try {
    const variants = await makeVariants(join(root, 'variants'));
    const original = { stopped: await originalOf(variants.stopped, root), killed: await originalOf(variants.killed, root) };
    let next = only ?? 1;
    const lane = async (own: string): Promise<void> => {
      while (next <= (only ?? mutations)) {
        const result = await runMutation({ number: next++, seed, root: own, variants, original });
        counts[result.verdict] += 1;
        report(result);
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, n) => lane(join(root, `lane-${n}`))));
    return counts;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function originalOf(variant: string, root: string): Promise<Original> {
  const folder = join(root, 'original');
  copyFolder(variant, folder);
  const { events, lists, refused } = await started(folder, false);
  if (!events || lists === undefined) throw new Error(`An unaltered folder was refused: ${refused?.message ?? ''}`);
  return { events, lists };
}

interface MutationRun {
  number: number;
  seed: number;
  root: string;
  variants: Variants;
  original: Record<'stopped' | 'killed', Original>;
}

async function runMutation({ number, seed, root, variants, original }: MutationRun): Promise<Result> {
  const random = Random.for(seed, number);
  const state: State = random.oneIn(6) ? 'running' : random.oneIn(2) ? 'stopped' : 'killed';
  const left = state === 'running' ? 'killed' : state;
  const folder = join(root, 'folder');
  mkdirSync(root, { recursive: true });
  copyFolder(variants[left], folder);
  const processes = number % PROCESSES === 0;
  if (state === 'running') {
    const { mutation, expected } = await alterWhileRunning(folder, random, variants, original[left]);
    return { number, state, description: mutation.description, ...(await assess(folder, expected, { root, processes, prove: changesLists(mutation) })) };
  }
  const mutation = random.oneIn(40) ? swapped(folder, random, original[left].events.length) : mutate(folder, random, variants);
  return { number, state, description: mutation.description, ...(await assess(folder, original[left], { root, processes, prove: changesLists(mutation) })) };
}

const changesLists = ({ files }: Mutation): boolean => files.some((name) => name.startsWith('read-model'));

function swapped(folder: string, random: Random, events: number): Mutation {
  for (;;) {
    const at = random.between(1, events);
    if (swapPositions(folder, at)) return { description: `log.db with the positions ${at} and ${at + 1} swapped`, files: ['log.db'] };
  }
}
