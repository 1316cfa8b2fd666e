import { Damaged } from '#event-store';
import { WrongSettings, keepFilesPrivate } from '#platform';
import { sentenceFor } from './start-errors.js';

export interface Running {
  /** Printed once it runs, a line each. */
  announce: readonly string[];
  close(): Promise<void>;
}

/** What the exit code of a web process or a worker means. One that had to be ended by force has none: its status is SIGKILL. */
export const processExitCodes = { stopped: 0, failed: 1, damaged: 3 } as const;

/** Service managers and `npm start` kill after ten seconds: what has not ended by then is told before. */
const STOP_WITHIN_MS = 9_000;

/**
 * The life of a process: starts, runs until it is told to stop, ends with 0; or says why it cannot start. It is told by
 * SIGTERM, SIGINT or SIGHUP, or by the end of the process that started it with a channel.
 */
export function runUntilStopped(start: () => Promise<Running>): void {
  keepFilesPrivate();
  let running: Running | undefined;
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    // A start can be cut off anywhere: the next one finds what a killed process leaves.
    if (!running) process.exit(processExitCodes.stopped);
    endByForceLater();
    running.close().then(() => process.exit(processExitCodes.stopped), fail);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
  // The channel may have closed while modules were loaded; without one this is undefined.
  if (process.connected === false) stop();
  // A terminal that was closed takes no more output, which must not end a process that is stopping.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  start().then((started) => {
    running = started;
    for (const line of started.announce) console.log(line);
  }, fail);
}

/** `process.exit` waits for threads, which may be what does not end. Safe: whatever was acknowledged is on the disk. */
function endByForceLater(): void {
  setTimeout(() => {
    console.error(`It did not stop within ${STOP_WITHIN_MS / 1000} seconds and is ended by force. Nothing that was acknowledged is lost.`);
    process.kill(process.pid, 'SIGKILL');
  }, STOP_WITHIN_MS).unref();
}

function fail(error: unknown): void {
  for (const sentence of error instanceof WrongSettings ? error.sentences : [sentenceFor(error)]) console.error(sentence);
  process.exit(error instanceof Damaged ? processExitCodes.damaged : processExitCodes.failed);
}
