import { Worker } from 'node:worker_threads';
import type { LogReport } from '#event-store';
import type { BackgroundWork } from '../background-work.js';

/** The start checks only the end of the log: the rest waits until the server has settled. */
const FIRST_MS = 5 * 60_000;
const EVERY_MS = 24 * 60 * 60_000;

export interface LogWatchOptions {
  folder: string;
  /** The cluster that keeps the log; undefined: it is in the folder. */
  url?: string | undefined;
  /** Told once for each reading that found damage, in one sentence. */
  onDamage: (sentence: string) => void;
  /** The built worker. */
  worker?: URL;
}

/**
 * Reads the whole log through once a day, in a thread of its own: hashes, chains, and SQLite's own check of the file. So
 * damage in a part that nobody asks for is found while there are still backups from before it.
 */
export class LogWatch implements BackgroundWork {
  readonly name = 'log, read through';
  #damage: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #reading: Worker | undefined;

  constructor(private readonly o: LogWatchOptions) {}

  /** What the last reading found, in one sentence; undefined when nothing. */
  get trouble(): string | undefined {
    return this.#damage;
  }

  async start(): Promise<void> {
    this.#again(FIRST_MS);
  }

  /** Reads the whole log now. Resolves when it has been read; rejects when the thread failed. */
  read(): Promise<void> {
    const worker = new Worker(this.o.worker ?? new URL('./log-watch.worker.js', import.meta.url), { workerData: { folder: this.o.folder, url: this.o.url } });
    worker.unref();
    this.#reading = worker;
    return new Promise((resolve, reject) => {
      worker.once('message', ({ damage }: LogReport) => {
        this.#damage = damage ?? undefined;
        if (damage !== null) this.o.onDamage(damage);
        resolve();
      });
      worker.once('error', reject);
      // Stopped in the middle: nothing was found, nothing is said.
      worker.once('exit', () => resolve());
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#reading?.terminate();
  }

  #again(after: number): void {
    this.#timer = setTimeout(() => {
      this.read()
        .catch((error: unknown) => this.o.onDamage(`The log could not be read through: ${error instanceof Error ? error.message : String(error)}`))
        .finally(() => this.#again(EVERY_MS));
    }, after);
    this.#timer.unref();
  }
}
