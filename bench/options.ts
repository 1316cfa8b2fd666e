import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Print one JSON object a line instead of the table. */
  json: boolean;
  help: boolean;
  /** The ids of the figures, in the order of the table. */
  only: readonly string[];
  /** Rounds of each side, Milepost and the reference: nine by default. */
  rounds: number;
}

export const usualRounds = 9;

export const helpText = (ids: readonly string[]): string =>
  `npm run bench [-- options]

Compares Milepost with bare code on this machine. Each figure is the median of ${usualRounds} rounds of Milepost and of the
reference, in alternating order, and the result of each round is checked. Some figures have a limit instead of a reference:
schedule-10000 (10,000 steps with 30,000 prerequisites) and forecast-2000-runs (one ULO on the default template) in
milliseconds, template-rollout (a move of 10,000 plans to another version) in seconds, authorise (a person with 1,000
grants, one ULO) in microseconds, and dashboards-200 a limit of 100 ms for the p95 of each main page of a programme of 200
ULOs. All figures take 10 to 15 minutes and about 4 GB in the system's folder for temporary files, which are removed at the
end. Run it on an otherwise idle machine.

  --only <ids>    only these figures, separated by commas: ${ids.join(', ')}
  --rounds <n>    rounds of each side (${usualRounds})
  --json          one JSON object a line: id, unit, ours, reference, referenceName, ratio, note
  --help          this text
`;

/** @throws Error with a message that names the invalid argument */
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
  const requested = values.only.flatMap((list) => list.split(',')).map((id) => id.trim()).filter((id) => id !== '');
  const unknown = requested.filter((id) => !ids.includes(id));
  if (unknown.length > 0) throw new Error(`There is no figure ${unknown.join(', ')}. There are: ${ids.join(', ')}.`);
  return {
    json: values.json,
    help: values.help,
    only: requested.length > 0 ? ids.filter((id) => requested.includes(id)) : ids,
    rounds: wholeNumber(values.rounds),
  };
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`--rounds takes a whole number from 1 to 9999, not ${JSON.stringify(text)}.`);
  return Number(text);
}
