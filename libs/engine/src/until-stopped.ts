import { Damaged } from '#event-store';
import { WrongSettings, keepFilesPrivate } from '#platform';
import { sentenceFor } from './start-errors.js';

export interface Running {
  /** Printed once it runs, a line each. */
  announce: readonly string[];
  close(): Promise<void>;
}

/** The exit code for a damaged data folder or log: the same as that of the command line. */
const damagedCode = 3;

/** The life of a process: starts, runs until it is told to stop, ends with 0; or says why it cannot, and ends with 1 or 3. */
export function runUntilStopped(start: () => Promise<Running>): void {
  keepFilesPrivate();
  start().then((running) => {
    let stopping = false;
    const stop = (): void => {
      if (stopping) return;
      stopping = true;
      running.close().then(() => process.exit(0), fail);
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    for (const line of running.announce) console.log(line);
  }, fail);
}

function fail(error: unknown): void {
  for (const sentence of error instanceof WrongSettings ? error.sentences : [sentenceFor(error)]) console.error(sentence);
  process.exit(error instanceof Damaged ? damagedCode : 1);
}
