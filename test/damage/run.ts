import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '../crash/random.js';
import { copyFolder } from './files.js';
import { judge, type Judgement, type Known, type Verdict } from './judge.js';
import { mutate, type Mutation } from './mutations.js';
import { alterWhileRunning } from './while-running.js';
import { makeVariants, type Variants } from './variants.js';
import { started, swapPositions } from './ways-in.js';

export interface Result extends Judgement {
  number: number;
  state: State;
  said: string;
}

export type Counts = Record<Verdict, number>;
type State = 'stopped' | 'killed' | 'running';

/** Folders that are judged at once: most of the time goes into waiting for the disk. */
const LANES = 6;

/** One mutation in so many is also judged by processes of their own. */
const PROCESSES = 100;

/** Alters folders and judges each; tells every result. The same seed gives the same mutations. */
export async function damage({ mutations, seed, only }: { mutations: number; seed: number; only?: number | undefined }, tell: (result: Result) => void): Promise<Counts> {
  const root = mkdtempSync(join(tmpdir(), 'milepost-damage-'));
  const counts: Counts = { detected: 0, harmless: 0, unprovable: 0, missed: 0 };
  try {
    const variants = await makeVariants(join(root, 'variants'));
    const known = { stopped: await knownOf(variants.stopped, root), killed: await knownOf(variants.killed, root) };
    let next = only ?? 1;
    const lane = async (own: string): Promise<void> => {
      while (next <= (only ?? mutations)) {
        const result = await once({ number: next++, seed, root: own, variants, known });
        counts[result.verdict] += 1;
        tell(result);
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, n) => lane(join(root, `lane-${n}`))));
    return counts;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function knownOf(variant: string, root: string): Promise<Known> {
  const folder = join(root, 'known');
  copyFolder(variant, folder);
  const { events, lists, refused } = await started(folder, false);
  if (!events || lists === undefined) throw new Error(`A folder that nobody altered was refused: ${refused?.said ?? ''}`);
  return { events, lists };
}

interface Once {
  number: number;
  seed: number;
  root: string;
  variants: Variants;
  known: Record<'stopped' | 'killed', Known>;
}

async function once({ number, seed, root, variants, known }: Once): Promise<Result> {
  const random = Random.for(seed, number);
  const state: State = random.oneIn(6) ? 'running' : random.oneIn(2) ? 'stopped' : 'killed';
  const left = state === 'running' ? 'killed' : state;
  const folder = join(root, 'folder');
  mkdirSync(root, { recursive: true });
  copyFolder(variants[left], folder);
  const processes = number % PROCESSES === 0;
  if (state === 'running') {
    const { mutation, expected } = await alterWhileRunning(folder, random, variants, known[left]);
    return { number, state, said: mutation.said, ...(await judge(folder, expected, { root, processes, prove: isOfLists(mutation) })) };
  }
  const mutation = random.oneIn(40) ? swapped(folder, random, known[left].events.length) : mutate(folder, random, variants);
  return { number, state, said: mutation.said, ...(await judge(folder, known[left], { root, processes, prove: isOfLists(mutation) })) };
}

const isOfLists = ({ files }: Mutation): boolean => files.some((name) => name.startsWith('read-model'));

function swapped(folder: string, random: Random, events: number): Mutation {
  for (;;) {
    const at = random.between(1, events);
    if (swapPositions(folder, at)) return { said: `log.db with the positions ${at} and ${at + 1} swapped`, files: ['log.db'] };
  }
}
