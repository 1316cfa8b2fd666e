import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { LogKind } from './crash-site.js';

export interface CrashOptions {
  /** Kills of a process with store, commands and read model. */
  kills: number;
  /** Kills of the whole web server. */
  serverKills: number;
  /** Kills among two web processes and two workers that share a log. */
  processKills: number;
  log: LogKind;
  /** Chooses the commands and the times of kills: the same seed gives the same choices. */
  seed: number;
  /** Time limit of the run in seconds; infinite when counts were given. */
  seconds: number;
  help: boolean;
}

export const helpText = `npm run test:crash [-- options]

Sends commands, kills the process that takes them at random instants, starts it again on the same data folder, and
checks that nothing acknowledged is lost, nothing is recorded twice, and every read model equals a fold of its log.

  --log <where>        folder: the log is in the data folder; eventstoredb: on a server that speaks its protocol (folder)
  --kills <n>          kills of a process with store and read model (180; 45 on eventstoredb)
  --server-kills <n>   kills of the whole web server (20; 5)
  --process-kills <n>  kills among two web processes and two workers, with Redis and mail, on one log (15; on eventstoredb only)
  --seconds <n>        starts no kill after this many seconds (110; no limit when a count is given)
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
      'process-kills': { type: 'string' },
      log: { type: 'string', default: 'folder' },
      seconds: { type: 'string' },
      seed: { type: 'string', default: String(randomInt(1, 2 ** 32)) },
      help: { type: 'boolean', default: false },
    },
  });
  const { log } = values;
  if (log !== 'folder' && log !== 'eventstoredb') throw new Error(`--log takes folder or eventstoredb, not ${JSON.stringify(log)}.`);
  const defaults = log === 'folder' ? { kills: '180', serverKills: '20', processKills: '0' } : { kills: '45', serverKills: '5', processKills: '15' };
  const processKills = wholeNumber('--process-kills', values['process-kills'] ?? defaults.processKills);
  if (processKills > 0 && log === 'folder') throw new Error('--process-kills needs --log eventstoredb: the log of a data folder belongs to one process.');
  const hasCounts = [values.kills, values['server-kills'], values['process-kills']].some((count) => count !== undefined);
  return {
    kills: wholeNumber('--kills', values.kills ?? defaults.kills),
    serverKills: wholeNumber('--server-kills', values['server-kills'] ?? defaults.serverKills),
    processKills,
    log,
    seconds: values.seconds === undefined ? (hasCounts ? Infinity : 110) : wholeNumber('--seconds', values.seconds),
    seed: wholeNumber('--seed', values.seed),
    help: values.help,
  };
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`${option} takes a whole number, not ${JSON.stringify(text)}.`);
  return Number(text);
}
