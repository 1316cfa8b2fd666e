import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface DamageOptions {
  mutations: number;
  /** Chooses the mutations: the same seed chooses the same again. */
  seed: number;
  /** Only the mutation of this number. */
  only: number | undefined;
  help: boolean;
}

export const helpText = `npm run test:damage [-- options]

Alters files of data folders: bytes, cuts, removals, swaps and moves, of a server that was stopped, was killed or is
running. Then judges each folder with verify, export, backup and a start, and counts what was detected, was harmless,
cannot be proved (each with its reason), or was missed. Ends with 1 when something was missed.

  --mutations <n>  how many (2000)
  --seed <n>       replays the mutations of a run
  --only <n>       only the mutation of this number, and says what each way in said
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
    mutations: whole('--mutations', values.mutations),
    seed: whole('--seed', values.seed),
    only: values.only === undefined ? undefined : whole('--only', values.only),
    help: values.help,
  };
}

function whole(option: string, text: string): number {
  if (!/^\d{1,10}$/u.test(text)) throw new Error(`${option} takes a whole number, not ${JSON.stringify(text)}.`);
  return Number(text);
}
