import { dirname } from 'node:path';
import { Damaged, identityOf, type EventStore } from '#event-store';
import type { PlainDate } from '#kernel';
import { logIdOf } from '../live/checkpoint-event.js';
import { renewAll } from '../live/renew.js';
import type { ReadModelOptions } from '../options.js';
import { buildBeside, newestBuilt, workOn } from '../rebuild/beside.js';
import { catchUp, isFarBehind, type Progress } from '../rebuild/catch-up.js';
import { NotReady } from '../status.js';
import { ModelFile } from './model-file.js';
import { remove, removeOthers } from './names.js';

const FAR_BEHIND = 20_000;

export interface FileInUseOptions extends ReadModelOptions {
  signal: AbortSignal;
  /** Queues the work, so that changes of the file do not overlap. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Called after a switch to another file. */
  replaced(): void;
}

/** The file of a read model that is in use. Opens the newest one and catches it up, or builds a new one and switches to it. */
export class FileInUse {
  #file: ModelFile | undefined;
  #progress: Progress | null = null;
  #rebuilding: Promise<void> | undefined;
  readonly #dataFolder: string | undefined;

  constructor(private readonly options: FileInUseOptions) {
    this.#dataFolder = identityOf(dirname(options.folder));
  }

  /** The open file; undefined when none is open. */
  get current(): ModelFile | undefined {
    return this.#file;
  }

  /** @throws NotReady */
  get opened(): ModelFile {
    if (!this.#file) throw new NotReady();
    return this.#file;
  }

  /** Null when nothing is being built. */
  get progress(): Progress | null {
    return this.#progress;
  }

  /** The build in progress. */
  get rebuilding(): Promise<void> | undefined {
    return this.#rebuilding;
  }

  /** True when the data folder itself was moved or replaced since the start. */
  get isDataFolderGone(): boolean {
    return identityOf(dirname(this.options.folder)) !== this.#dataFolder;
  }

  /** Opens the newest file of these projections and catches it up, or builds one. @throws Damaged; errors of the store and the file */
  async open(): Promise<void> {
    const { folder, projections, store, worker, signal, farBehind = FAR_BEHIND } = this.options;
    this.#file ??= newestBuilt(folder, projections, (message, error) => this.#report(message, error));
    await this.#discardOfAnotherLog(store);
    if (this.#file && worker && (await isFarBehind(store, this.#file, farBehind))) await this.#catchUpInWorker(this.#file, worker);
    if (this.#file) await this.#catchUp(this.#file);
    else await this.rebuild();
    if (signal.aborted) return;
    removeOthers(folder, this.opened.path);
    await renewAll(this.opened, projections, this.#today, signal);
  }

  /** Builds a new file and switches to it. Reads continue meanwhile. Several callers share one build. */
  rebuild(): Promise<void> {
    this.#rebuilding ??= this.#rebuild().finally(() => {
      this.#rebuilding = undefined;
      this.#progress = null;
    });
    return this.#rebuilding;
  }

  close(): void {
    this.#file?.close();
  }

  async #rebuild(): Promise<void> {
    const { projections, signal } = this.options;
    const path = await buildBeside(this.options, this.#today, signal, this.#onProgress, this.#file?.path);
    await this.options.inTurn(async () => {
      const built = new ModelFile(path, projections);
      try {
        await this.#catchUp(built);
        if (signal.aborted) throw new Error('The rebuild was stopped.');
        await renewAll(built, projections, this.#today, signal);
      } catch (error) {
        built.close();
        throw error;
      }
      const old = this.#file;
      this.#file = built;
      this.options.replaced();
      old?.close();
      if (old) remove(old.path);
    });
  }

  /**
   * Deletes a model of another log: the log may have moved to another store, or have been replaced.
   * Keeps the model when the same log has lost events, because the model is the evidence of the loss.
   * @throws Damaged when the log has lost events
   */
  async #discardOfAnotherLog(store: EventStore): Promise<void> {
    const file = this.#file;
    const found = await file?.locateCheckpoint(store);
    if (!file || found === 'there') return;
    if (found === 'missing' && file.log !== undefined && ['', file.log].includes(await logIdOf(store)))
      throw new Damaged(`The log has lost events: the read model ${file.path} was built from events up to position ${file.checkpoint}. Restore a backup of the log. If this log is the right one, move the read model away.`);
    this.#report(`The read model ${file.path} was built from another log; it is removed and rebuilt from this one.`, undefined);
    this.#file = undefined;
    file.close();
    remove(file.path);
  }

  /** Continues from the existing rows, so that even a snapshot that is days old saves most of the log. */
  async #catchUpInWorker(file: ModelFile, worker: NonNullable<ReadModelOptions['worker']>): Promise<void> {
    const { signal, projections } = this.options;
    this.#file = undefined;
    file.close();
    try {
      await workOn(file.path, worker, { today: this.#today, signal, onProgress: this.#onProgress });
      this.#file = new ModelFile(file.path, projections);
    } catch (error) {
      if (!signal.aborted) this.#report(`The read model ${file.path} could not be caught up (${(error as Error).message}); it is rebuilt from the log.`, error);
    }
    this.#progress = null;
  }

  async #catchUp(file: ModelFile): Promise<void> {
    await catchUp({ ...this.options, today: this.#today, onProgress: this.#onProgress }, file);
    this.#progress = null;
  }

  get #today(): PlainDate {
    return this.options.clock.today();
  }

  readonly #onProgress = (progress: Progress): void => void (this.#progress = progress);

  #report(message: string, error: unknown): void {
    this.options.onProblem?.(message, error);
  }
}
