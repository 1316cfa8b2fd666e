import { join } from 'node:path';
import { LogTree, addToFile, checkpointText, keepVerifierKey, signingKey, verifierText } from '#audit';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { BackgroundWork } from '../background-work.js';

/** Delay after the start, so that it does not slow down the start. */
const FIRST_MS = 6 * 60_000;
const EVERY_MS = 24 * 60 * 60_000;

export interface DailyCheckpointOptions {
  store: EventStore;
  clock: Clock;
  /** The folder for checkpoints, outside the data folder. */
  folder: string;
  secret: () => string;
  /** Called with one sentence when a checkpoint could not be written. */
  onProblem: (sentence: string, error: unknown) => void;
}

/** Writes a signed checkpoint of the log once a day, if there are new events. It reads only the new events. */
export class DailyCheckpoint implements BackgroundWork {
  readonly name = 'checkpoints of the log';
  readonly apart = true;
  readonly #log: LogTree;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #trouble: string | undefined;

  constructor(private readonly options: DailyCheckpointOptions) {
    this.#log = new LogTree(options.store);
  }

  get trouble(): string | undefined {
    return this.#trouble;
  }

  async start(): Promise<void> {
    this.#schedule(FIRST_MS);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#writing;
  }

  /** Writes a checkpoint now. Never rejects: `trouble` has the error. */
  write(): Promise<void> {
    this.#writing ??= this.#written().finally(() => (this.#writing = undefined));
    return this.#writing;
  }

  async #written(): Promise<void> {
    const { folder, clock, secret, onProblem } = this.options;
    try {
      await this.#log.readOn();
      const { origin, tree } = this.#log;
      if (origin === undefined) return;
      const key = signingKey(secret());
      addToFile(join(folder, 'milepost-checkpoints.txt'), checkpointText(origin, tree, clock.now(), key));
      keepVerifierKey(join(folder, 'milepost-checkpoints.key'), verifierText(origin, key));
      this.#trouble = undefined;
    } catch (error) {
      this.#trouble = `No checkpoint of the log could be written to ${folder}; it is tried again the next day.`;
      onProblem(this.#trouble, error);
    }
  }

  #schedule(after: number): void {
    this.#timer = setTimeout(() => void this.write().finally(() => this.#schedule(EVERY_MS)), after);
    this.#timer.unref();
  }
}
