import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { BadCheckpoint, checkpointsIn } from './checkpoint.js';

/**
 * Appends a checkpoint to the file of one log, or creates the file. Existing checkpoints are never overwritten.
 * @returns false when the file ends with a checkpoint of the same events
 * @throws BadCheckpoint when the file has other content, or checkpoints of another log
 */
export function addToFile(file: string, checkpoint: string): boolean {
  const [added] = checkpointsIn(checkpoint);
  const existing = existsSync(file) ? checkpointsIn(readFileSync(file, 'utf8')) : [];
  if (existing.some(({ origin }) => origin !== added?.origin)) throw new BadCheckpoint(1, `the file keeps checkpoints of another log: ${existing[0]?.origin ?? ''}`);
  if (existing.at(-1)?.text.split('\n', 3).join() === added?.text.split('\n', 3).join()) return false;
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'a');
  try {
    writeSync(descriptor, existing.length > 0 ? `\n${checkpoint}` : checkpoint);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return true;
}

/** Writes the public key that verifies signatures, unless the file exists. */
export function keepVerifierKey(file: string, text: string): void {
  if (!existsSync(file)) writeFileSync(file, `${text}\n`, { flag: 'wx' });
}
