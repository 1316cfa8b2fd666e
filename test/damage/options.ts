import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface DamageOptions {
  mutations: number;
  /** Chooses the mutations: the same seed gives the same mutations. */
  seed: number;
  /** Runs only the mutation with this number. */
  only: number | undefined;
  help: boolean;
}

export const helpText = `npm run test:damage [-- options]

Alters files of data folders: bytes, cuts, removals, swaps and moves, of a server that was stopped, was killed or is
running. Then judges each folder with verify, export, backup and a start, and counts what was detected, was harmless,
cannot be proved (each with its reason), or was missed. Ends with 1 when something was missed.

  --mutations <n>  how many (2000)
  --seed <n>       replays the mutations of a run
  --only <n>       only the mutation with this number, with the output of each access path
  --help           this text
`;

/** @throws Error with a sentence for the person who typed it */
export function parseOptions(args: readonly string[]): DamageOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      mutations: { type: 'string', default: '2000' },
      seed: { type: 'string', default: String(randomInt(1, 2 ** 32)) },
      only: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    mutations: wholeNumber('--mutations', values.mutations),
    seed: wholeNumber('--seed', values.seed),
    only: values.only === undefined ? undefined : wholeNumber('--only', values.only),
    help: values.help,
  };
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,10}$/u.test(text)) throw new Error(`${option} takes a whole number, not ${JSON.stringify(text)}.`);
  return Number(text);
}
