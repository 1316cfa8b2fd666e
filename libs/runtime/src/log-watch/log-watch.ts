import { fork, type ChildProcess } from 'node:child_process';
import type { BackgroundWork } from '../background-work.js';
import type { LogAnswer, LogToRead } from './log-watch.process.js';

/** The start checks only the end of the log; the full check waits until the server is running. */
const FIRST_MS = 5 * 60_000;
const EVERY_MS = 24 * 60 * 60_000;

export interface LogWatchOptions {
  folder: string;
  /** The address of a cluster; undefined when the log is in the folder. */
  url?: string | undefined;
  /** Called with one sentence for each check that finds damage. */
  onDamage: (sentence: string) => void;
  /** The built program that checks the log. */
  program?: URL;
}

/**
 * Checks the whole log once a day: hashes, chains, and SQLite's own check of the file. It finds damage in rarely read parts
 * while older backups still exist. It runs in a child process, because SQLite's check takes minutes on a large file, and a
 * thread cannot be stopped during the check.
 */
export class LogWatch implements BackgroundWork {
  readonly name = 'full check of the log';
  #damage: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #reading: ChildProcess | undefined;

  constructor(private readonly options: LogWatchOptions) {}

  /** The damage that the last check found, in one sentence; undefined when there was none. */
  get trouble(): string | undefined {
    return this.#damage;
  }

  async start(): Promise<void> {
    this.#schedule(FIRST_MS);
  }

  /** Checks the whole log now. Resolves when the check is complete or was stopped; rejects when the process failed. */
  read(): Promise<void> {
    const { folder, url, program = new URL('./log-watch.process.js', import.meta.url) } = this.options;
    const child = fork(program, { execArgv: ['--enable-source-maps'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    this.#reading = child;
    // Not passed as an argument, which other users of the computer can list: the address of a cluster contains a password.
    child.send({ folder, url } satisfies LogToRead);
    return new Promise((resolve, reject) => {
      child.once('message', (answer: LogAnswer) => {
        if ('failed' in answer) return reject(new Error(answer.failed));
        this.#damage = answer.damage ?? undefined;
        if (answer.damage !== null) this.options.onDamage(answer.damage);
        resolve();
      });
      child.once('error', reject);
      child.once('exit', (code) => (code ? reject(new Error(`its process ended with ${code}`)) : resolve()));
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#reading?.kill('SIGKILL');
  }

  #schedule(after: number): void {
    this.#timer = setTimeout(() => {
      this.read()
        .catch((error: unknown) => this.options.onDamage(`The log could not be checked in full: ${error instanceof Error ? error.message : String(error)}`))
        .finally(() => this.#schedule(EVERY_MS));
    }, after);
    this.#timer.unref();
  }
}
