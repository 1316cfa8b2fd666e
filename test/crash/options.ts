import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface CrashOptions {
  /** Kills of a process with store, commands and read model. */
  kills: number;
  /** Kills of the whole web server. */
  serverKills: number;
  /** Chooses what is sent and when to kill: the same seed chooses the same again. */
  seed: number;
  /** The run ends earlier when it takes longer; infinite when counts were asked for. */
  seconds: number;
  help: boolean;
}

export const helpText = `npm run test:crash [-- options]

Sends commands, kills the process that takes them at random instants, starts it again on the same data folder, and
checks that nothing acknowledged is lost, nothing is recorded twice, and every read model is what its log says.

  --kills <n>          kills of a process with store and read model (180)
  --server-kills <n>   kills of the whole web server (20)
  --seconds <n>        begins no further kill after so many seconds (110; no limit when a count is given)
  --seed <n>           replays the choices of a run; a run that fails prints its seed
  --help               this text
`;

/** @throws Error with a sentence for the person who typed it */
export function parseOptions(args: readonly string[]): CrashOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string' },
      'server-kills': { type: 'string' },
      seconds: { type: 'string' },
      seed: { type: 'string', default: String(randomInt(1, 2 ** 32)) },
      help: { type: 'boolean', default: false },
    },
  });
  const counted = values.kills !== undefined || values['server-kills'] !== undefined;
  return {
    kills: whole('--kills', values.kills ?? '180'),
    serverKills: whole('--server-kills', values['server-kills'] ?? '20'),
    seconds: values.seconds === undefined ? (counted ? Infinity : 110) : whole('--seconds', values.seconds),
    seed: whole('--seed', values.seed),
    help: values.help,
  };
}

function whole(option: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`${option} takes a whole number, not ${JSON.stringify(text)}.`);
  return Number(text);
}
