import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** One JSON object a line instead of the table. */
  json: boolean;
  help: boolean;
  /** Which figures, in the order of the table. */
  only: readonly string[];
  /** Rounds of ours and the reference each; at least nine unless asked for fewer to try something out. */
  rounds: number;
}

export const usualRounds = 9;

export const helpText = (ids: readonly string[]): string =>
  `npm run bench [-- options]

Measures Milepost against bare code on this machine: each figure is the median of ${usualRounds} rounds of ours and of the
reference, by turns, and what each round did is checked. schedule-10000 (10,000 steps with 30,000 prerequisites) and
forecast-2000-runs (one ULO on the default template) have a limit in milliseconds in place of a reference, template-rollout
(a move of 10,000 plans to another version) one in seconds, authorise (somebody with 1,000 grants, one place) one in microseconds. dashboards-200 has a limit of 100 ms for
the p95 of each page that a programme of 200 ULOs is run with. All of it takes 10 to 15 minutes and some 4 GB under the
system's folder for temporary files, which are removed at the end. Run it on a machine that has nothing else to do.

  --only <ids>    only these figures, with commas between: ${ids.join(', ')}
  --rounds <n>    rounds of each side (${usualRounds})
  --json          one JSON object a line: id, unit, ours, reference, referenceName, ratio, note
  --help          this text
`;

/** @throws Error with a sentence for the person who typed it */
export function parseOptions(args: readonly string[], ids: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: String(usualRounds) },
    },
  });
  const asked = values.only.flatMap((list) => list.split(',')).map((id) => id.trim()).filter((id) => id !== '');
  const unknown = asked.filter((id) => !ids.includes(id));
  if (unknown.length > 0) throw new Error(`There is no figure ${unknown.join(', ')}. There are: ${ids.join(', ')}.`);
  return {
    json: values.json,
    help: values.help,
    only: asked.length > 0 ? ids.filter((id) => asked.includes(id)) : ids,
    rounds: wholeNumber(values.rounds),
  };
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`--rounds takes a whole number from 1 to 9999, not ${JSON.stringify(text)}.`);
  return Number(text);
}
