import { Damaged } from '#event-store';
import { WrongSettings, keepFilesPrivate } from '#platform';
import { sentenceFor } from './start-errors.js';

export interface Running {
  /** Lines to print once the process runs. */
  announce: readonly string[];
  close(): Promise<void>;
}

/** The exit codes of a web process or a worker. A process that is ended by force has the status SIGKILL instead. */
export const processExitCodes = { stopped: 0, failed: 1, damaged: 3 } as const;

/** Service managers and `npm start` kill a process after ten seconds. This is shorter, so that the process can report it first. */
const STOP_WITHIN_MS = 9_000;

/**
 * Starts a process, runs it until it is stopped, and exits with 0; or reports why it cannot start. SIGTERM, SIGINT and SIGHUP
 * stop it, and so does the exit of a parent process that started it with an IPC channel.
 */
export function runUntilStopped(start: () => Promise<Running>): void {
  keepFilesPrivate();
  let running: Running | undefined;
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    // A start can be interrupted at any point: the next start cleans up.
    if (!running) process.exit(processExitCodes.stopped);
    endByForceLater();
    running.close().then(() => process.exit(processExitCodes.stopped), fail);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
  // The channel may have closed while modules were loaded. Undefined for a process without a channel.
  if (process.connected === false) stop();
  // Writing to a closed terminal fails, which must not end a process that is stopping.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  start().then((started) => {
    running = started;
    for (const line of started.announce) console.log(line);
  }, fail);
}

/** Uses SIGKILL, because `process.exit` waits for threads, which may hang. Safe: every acknowledged event is on disk. */
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
