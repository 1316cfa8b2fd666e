import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { LogTree, addToFile, checkpointText, signingKey, verifierText } from '#audit';
import { systemClock } from '#kernel';
import { readSettings, secret } from '#platform';
import { reading, type LogPlace } from '../composition.js';
import { WrongUse } from '../exit-codes.js';
import { ProgressLine, write, writeLine, type Terminal } from '../terminal.js';
import { placeOf } from './place.js';

interface Options {
  hashes?: string;
  publicKey?: true;
}

export const addCheckpoint = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('checkpoint')
    .description('Signs the present content of the log. Keep the result where the operators of the server cannot change it. Works while a server is running.')
    .argument('[file]', 'the file that keeps checkpoints of this log, to which this one is added; - for standard output', '-')
    .option('--hashes <file>', 'also write the hash of every event, so that “verify” can name the first one that differs')
    .option('--public-key', 'print only the public key that checks signatures');
  command.action(async (file: string, { hashes, publicKey }: Options) => {
    if (hashes !== undefined && existsSync(hashes)) throw new WrongUse(`${hashes} exists already: name another file.`);
    const place = placeOf(command, terminal);
    const progress = new ProgressLine(terminal);
    const hashesFound: string[] = [];
    const log = await reading(place, async (store) => {
      const tree = new LogTree(store, hashes === undefined ? undefined : (hash) => hashesFound.push(hash));
      await tree.readOn((events) => progress.show('Reading', events, events));
      return tree;
    }).finally(() => progress.end());
    if (log.origin === undefined) throw new WrongUse('The log is empty: there is nothing to sign.');
    const key = signingKey(keySecret(terminal, place));
    if (publicKey) return writeLine(terminal.out, verifierText(log.origin, key));
    if (hashes !== undefined) writeFileSync(hashes, hashesFound.map((hash) => `${hash}\n`).join(''), { flag: 'wx' });
    const text = checkpointText(log.origin, log.tree, systemClock.now(), key);
    if (file === '-') return write(terminal.out, text);
    const added = addToFile(file, text);
    await writeLine(terminal.out, added ? `Added a checkpoint of ${log.tree.size} events to ${file}.` : `${file} ends with a checkpoint of the same ${log.tree.size} events already.`);
  });
};

/** The signing key, in the data folder unless the settings name another folder. */
function keySecret({ env }: Terminal, { folder }: LogPlace): string {
  const { checkpointKey, secretsFolder, dataFolder } = readSettings(env);
  const keyFolder = secretsFolder === dataFolder ? folder : secretsFolder;
  mkdirSync(keyFolder, { recursive: true, mode: 0o700 });
  return secret(keyFolder, 'checkpoint-key', checkpointKey);
}
