import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { BadCheckpoint, checkpointsIn } from './checkpoint.js';

/**
 * Adds a checkpoint to a file that keeps those of one log, or begins the file. What is there is never written over.
 * @returns false when the file ends with a checkpoint of the same events
 * @throws BadCheckpoint when the file holds something else, or checkpoints of another log
 */
export function addToFile(file: string, checkpoint: string): boolean {
  const [added] = checkpointsIn(checkpoint);
  const before = existsSync(file) ? checkpointsIn(readFileSync(file, 'utf8')) : [];
  if (before.some(({ origin }) => origin !== added?.origin)) throw new BadCheckpoint(1, `the file keeps checkpoints of another log: ${before[0]?.origin ?? ''}`);
  if (before.at(-1)?.text.split('\n', 3).join() === added?.text.split('\n', 3).join()) return false;
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'a');
  try {
    writeSync(descriptor, before.length > 0 ? `\n${checkpoint}` : checkpoint);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return true;
}

/** Writes the line with which others check signatures, unless the file is there. */
export function keepVerifierKey(file: string, text: string): void {
  if (!existsSync(file)) writeFileSync(file, `${text}\n`, { flag: 'wx' });
}
