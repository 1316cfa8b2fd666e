import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Damaged } from '#event-store';
import { fileFault } from './file/faults.js';
import type { FileInUse } from './file/file-in-use.js';
import type { ReadModelOptions } from './options.js';
import type { Status } from './status.js';

const RETRY_MS = 500;
/** Interval of the check that the file was not moved or removed. */
const CHECK_EVERY_MS = 1_000;

export interface RepairsOptions extends Pick<ReadModelOptions, 'folder' | 'onProblem' | 'rebuildUnprovenAfterMs'> {
  file: FileInUse;
  signal: AbortSignal;
  isReady(): boolean;
  /** Called before a damaged file is rebuilt. */
  unreadable(): void;
  /** Called after a damaged file was rebuilt. */
  readable(): void;
  rebuild(): Promise<void>;
}

/** Reports errors of the file of a read model, and repairs it where possible. */
export class Repairs {
  /** Why the model is stopped at the moment; null when it is not. */
  problem: Status['problem'] = null;

  readonly #checking: NodeJS.Timeout;
  #proving: NodeJS.Timeout | undefined;

  constructor(private readonly options: RepairsOptions) {
    this.#checking = setInterval(() => void this.#keepInPlace(), CHECK_EVERY_MS).unref();
  }

  stop(): void {
    clearInterval(this.#checking);
    clearTimeout(this.#proving);
  }

  /** Schedules a rebuild of a file that a killed process may have left altered. It stays in use meanwhile. */
  proveLater(): void {
    const { rebuildUnprovenAfterMs: after } = this.options;
    if (after === undefined) return;
    this.#proving = setTimeout(() => void this.options.rebuild().catch((error: unknown) => this.failed(error)), after).unref();
  }

  worked(): void {
    this.problem = null;
  }

  /** Reports the failure, rebuilds a damaged file, and waits before the next attempt. */
  async failed(error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    const fault = fileFault(error);
    const path = this.options.file.current?.path;
    if (fault === 'damaged' && path !== undefined) {
      this.#report(`The read model ${path} is damaged (${message}); it is rebuilt from the log.`, error);
      this.options.unreadable();
      await this.options.rebuild().then(() => this.options.readable(), () => undefined);
    } else if (fault === 'full') this.#report('The disk is full: the read model stays as it is until there is room.', error);
    else this.#report(`The read model cannot go on just now: ${message}`, error);
    if (fault !== 'damaged') this.problem = { fault: fault ?? 'log', message };
    if (error instanceof Damaged) this.problem = { fault: 'log', message };
    await sleep(RETRY_MS, undefined, { signal: this.options.signal }).catch(() => undefined);
  }

  /** Rebuilds a file that was moved or removed, because it would be missing at the next start. Creates nothing in a missing data folder. */
  async #keepInPlace(): Promise<void> {
    const { current: file, rebuilding } = this.options.file;
    if (!this.options.isReady() || rebuilding || !file || file.isInPlace) return;
    const message = `The read model ${file.path} was moved, removed or replaced while Milepost runs`;
    if (this.options.file.isDataFolderGone) {
      this.problem = { fault: 'unusable', message: `${message}, and so was the data folder.` };
      return;
    }
    this.#report(`${message}; it is rebuilt from the log.`, undefined);
    try {
      mkdirSync(this.options.folder, { recursive: true });
      await this.options.rebuild();
    } catch (error) {
      if (!this.options.signal.aborted) await this.failed(error);
    }
  }

  #report(message: string, error: unknown): void {
    this.options.onProblem?.(message, error);
  }
}
