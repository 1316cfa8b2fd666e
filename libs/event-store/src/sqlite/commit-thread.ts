import type { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { openWriter } from './open-writer.js';
import type { Answer, CommitThreadData, Failure } from './threaded-committer.js';
import { Transactions, type SealedAppend } from './transactions.js';

/** Runs in a worker thread, from `dist`. Commits the groups of appends that it receives, one after the other. */
const db = opened(workerData as CommitThreadData);
const transactions = new Transactions(db);

function opened({ file, opened: signal }: CommitThreadData): DatabaseSync {
  try {
    return openWriter(file, false);
  } finally {
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  }
}

function commit(group: readonly SealedAppend[]): Answer {
  try {
    return { outcomes: transactions.commit(group) };
  } catch (error) {
    const { message, code, errcode } = error as Failure;
    return { failure: { message, code, errcode } };
  }
}

parentPort?.on('message', (group: readonly SealedAppend[] | 'close') => {
  if (group !== 'close') return parentPort?.postMessage(commit(group));
  db.close();
  parentPort?.close();
});
