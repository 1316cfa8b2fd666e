import { Worker } from 'node:worker_threads';
import { Unavailable } from '../errors.js';
import type { Committer } from './group-commit.js';
import type { Outcome, SealedAppend } from './transactions.js';

/** An error as plain data: an Error that is sent to another thread loses the properties that SQLite adds. */
export interface Failure {
  message: string;
  code?: string | undefined;
  errcode?: number | undefined;
}

/** The start data of the thread. The thread sets `opened` to 1 and notifies when it has opened the file or failed to. */
export interface CommitThreadData {
  file: string;
  opened: Int32Array;
}

export type Answer = { outcomes: Outcome[] } | { failure: Failure };

/** The module of the commit thread. Undefined when running from sources: a worker thread needs the build. */
export const commitThread: URL | undefined = import.meta.url.endsWith('.js') ? new URL('./commit-thread.js', import.meta.url) : undefined;

/** Longer than a thread takes to start on a busy machine. */
const OPEN_TIMEOUT_MS = 5_000;

/** Commits in a worker thread, so that this thread is not blocked while the disk is flushed. Restarts a thread that ended. */
export class ThreadedCommitter implements Committer {
  #thread: Worker | undefined;

  constructor(
    private readonly module: URL,
    private readonly file: string,
  ) {
    this.#thread = this.#start();
  }

  async commit(group: readonly SealedAppend[]): Promise<Outcome[]> {
    const thread = (this.#thread ??= this.#start());
    // Keeps the process alive while a commit is pending.
    thread.ref();
    const answer = await new Promise<Answer>((resolve, reject) => {
      const ended = (): void => reject(new Unavailable(`Writing to ${this.file} failed: the thread that writes ended.`));
      thread.once('exit', ended);
      thread.once('message', (received: Answer) => {
        thread.off('exit', ended);
        resolve(received);
      });
      thread.postMessage(group);
    });
    thread.unref();
    if ('failure' in answer) throw Object.assign(new Error(answer.failure.message), answer.failure);
    return answer.outcomes;
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    if (!thread) return;
    // Never rejects, because the caller must close the other connections even after the thread failed.
    const ended = new Promise((resolve) => thread.once('exit', resolve));
    thread.ref();
    thread.postMessage('close');
    await ended;
  }

  /**
   * Waits until the thread has opened the file: the caller has just seen that the log and its WAL are in place. A thread
   * that opened the log after its WAL was moved would create another WAL.
   */
  #start(): Worker {
    const opened = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const workerData: CommitThreadData = { file: this.file, opened };
    const thread = new Worker(this.module, { workerData });
    thread.unref();
    Atomics.wait(opened, 0, 0, OPEN_TIMEOUT_MS);
    // Pending commits are rejected on `exit`; without this listener the error would end the process.
    thread.on('error', () => undefined);
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = undefined;
    });
    return thread;
  }
}
