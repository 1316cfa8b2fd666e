import { existsSync, readFileSync } from 'node:fs';
import { BadCheckpoint, CheckpointComparison, checkpointsIn, hashesIn, isSignatureRight, verifierKey, type Checkpoint, type VerifierKey } from '#audit';
import { FoundDamaged, WrongUse } from '../exit-codes.js';

/** The comparison with checkpoints, and the result of their signature checks. */
export interface AskedCheckpoints {
  comparison: CheckpointComparison;
  /** One sentence: the key of the signatures, or that they were not checked. */
  signatures: string;
}

export interface CheckpointOptions {
  checkpoint?: string;
  hashes?: string;
  key?: string;
}

/**
 * The checkpoints in the options of `verify`, with checked signatures.
 * @throws WrongUse, FoundDamaged when the file, a signature or the hashes are wrong
 */
export function askedCheckpoints({ checkpoint, hashes, key }: CheckpointOptions): AskedCheckpoints | undefined {
  if (checkpoint === undefined) {
    if (hashes !== undefined || key !== undefined) throw new WrongUse('--hashes and --key say how a checkpoint is checked: name one with --checkpoint.');
    return undefined;
  }
  const checkpoints = checkpointsOf(checkpoint);
  const verifier = key === undefined ? undefined : keyOf(key);
  if (verifier) assertSigned(checkpoints, verifier, checkpoint);
  return {
    comparison: new CheckpointComparison(checkpoints, hashes === undefined ? [] : keptHashes(hashes, checkpoints)),
    signatures: verifier ? `Every signature is of the key ${verifier.name}+${verifier.id}.` : 'Who signed was not checked: name the key that you kept with --key.',
  };
}

function checkpointsOf(file: string): Checkpoint[] {
  try {
    return checkpointsIn(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof BadCheckpoint) throw new FoundDamaged([`${file} does not hold checkpoints of Milepost. ${error.message}`]);
    throw error;
  }
}

/** @param given the key, or a file that contains it */
function keyOf(given: string): VerifierKey {
  const key = verifierKey(existsSync(given) ? readFileSync(given, 'utf8') : given);
  if (!key) throw new WrongUse('--key is neither a key like milepost/<id>+<8 hex digits>+<base64> nor a file that holds one: “milepost checkpoint --public-key” prints it.');
  return key;
}

function assertSigned(checkpoints: readonly Checkpoint[], key: VerifierKey, file: string): void {
  const wrong = checkpoints.filter((one) => !isSignatureRight(one, key));
  if (wrong.length > 0) throw new FoundDamaged(wrong.map(({ events }) => `${file}: the checkpoint of ${events} events is not signed by ${key.name}+${key.id}, or was changed.`));
}

function keptHashes(file: string, checkpoints: readonly Checkpoint[]): string[] {
  const hashes = hashesIn(readFileSync(file, 'utf8'), checkpoints);
  if (!hashes) throw new FoundDamaged([`${file} does not hold the hashes of any of the checkpoints: it belongs to another one, or was changed.`]);
  return hashes;
}
