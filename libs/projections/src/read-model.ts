import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Damaged, identityOf, start } from '#event-store';
import { KeyedQueue, type PlainDate, type Position } from '#kernel';
import { fileFault } from './file/faults.js';
import { ModelFile } from './file/model-file.js';
import { remove, removeOthers } from './file/names.js';
import type { ParkedStream } from './file/parked.js';
import type { Statements } from './file/statements.js';
import { retryAll } from './live/apply.js';
import { watchDay } from './live/day.js';
import { Live } from './live/live.js';
import { renewAll } from './live/renew.js';
import { logIdOf } from './live/checkpoint-event.js';
import type { ReadModelOptions } from './options.js';
import { buildBeside, newestBuilt, workOn } from './rebuild/beside.js';
import { catchUp, isFarBehind, type Progress } from './rebuild/catch-up.js';
import { NotReady, type Status } from './status.js';

const FAR_BEHIND = 20_000;
const RETRY_MS = 500;
/** How often it checks that its file is still in its place. */
const LOOK_EVERY_MS = 1_000;
const CACHED_FACTS = 300_000;

/** The read model of this process: a file fed from the log, which can be deleted and rebuilt at any time. */
export class ReadModel {
  #file: ModelFile | undefined;
  #ready = false;
  #changes = 0;
  #problem: Status['problem'] = null;
  #progress: Progress | null = null;
  #rebuilding: Promise<void> | undefined;
  readonly #live: Live;
  readonly #queue = new KeyedQueue<'file'>();
  readonly #stopped = new AbortController();
  readonly #running: Promise<void>;
  readonly #day: { stop(): void };
  readonly #look: NodeJS.Timeout;
  readonly #dataFolder: string | undefined;
  #proving: NodeJS.Timeout | undefined;
  readonly #whenReady = Promise.withResolvers<void>();

  constructor(private readonly o: ReadModelOptions) {
    mkdirSync(o.folder, { recursive: true });
    this.#dataFolder = identityOf(dirname(o.folder));
    this.#live = new Live({
      ...o,
      cachedFacts: o.cachedFacts ?? CACHED_FACTS,
      inTurn: (work) => this.#inTurn(work),
      file: () => this.#openFile(),
      changed: () => this.#changes++,
      failed: (error) => this.#failed(error),
      worked: () => (this.#problem = null),
    });
    this.#running = this.#run();
    this.#day = watchDay(o.clock, () => void this.renew());
    this.#look = setInterval(() => void this.#keepInPlace(), LOOK_EVERY_MS).unref();
  }

  /** Queries the current rows. One call sees one consistent state. @throws NotReady */
  read<T>(ask: (db: Statements) => T): T {
    if (!this.#ready || !this.#file) throw new NotReady();
    try {
      return ask(this.#file.reading);
    } catch (error) {
      if (fileFault(error) !== 'damaged') throw error;
      void this.#failed(error);
      throw new NotReady();
    }
  }

  /** Increases whenever rows may have changed: an answer at the same number on the same day is still valid. */
  get changes(): number {
    return this.#changes;
  }

  /** Changes when another file takes the place of this one, as after a rebuild: rows that no event brings are then missing. */
  get generation(): string {
    return this.#file?.path ?? '';
  }

  /** False while a killed process may have left altered rows: see `rebuildUnprovenAfterMs`. */
  get isProven(): boolean {
    return this.#file?.isProven ?? false;
  }

  get today(): PlainDate {
    return this.o.clock.today();
  }

  /** True when everything up to the position is applied, false after the timeout. */
  async waitFor(position: Position, milliseconds: number): Promise<boolean> {
    const began = performance.now();
    if (!(await this.whenReady(milliseconds))) return false;
    return this.#live.waitFor(position, Math.max(0, milliseconds - (performance.now() - began)));
  }

  /** True once it can be read, false after the timeout or when the model was closed. */
  async whenReady(milliseconds: number): Promise<boolean> {
    if (this.#ready) return true;
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, milliseconds);
    await Promise.race([this.#whenReady.promise, late.promise]);
    clearTimeout(timer);
    return this.#ready;
  }

  status(): Status {
    return {
      position: this.#file?.checkpoint ?? start,
      lag: this.#live.lag,
      parked: this.#file?.parked.list().length ?? 0,
      rebuilding: this.#progress,
      ready: this.#ready,
      problem: this.#problem,
    };
  }

  parked(): ParkedStream[] {
    return this.#file?.parked.list() ?? [];
  }

  /** Retries the parked streams in order. Returns how many are no longer parked. */
  retryParked(): Promise<number> {
    return this.#inTurn(async () => {
      const free = await retryAll(this.#live.applying());
      this.#changes++;
      return free;
    });
  }

  /** Writes rows that no event brings, in one transaction. They go with the file. @throws NotReady */
  write(work: (db: Statements) => void): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#ready) throw new NotReady();
      const file = this.#openFile();
      file.begin();
      try {
        work(file.writing);
        file.commit();
      } catch (error) {
        file.rollback();
        throw error;
      }
      this.#changes++;
    });
  }

  /** Renews rows that depend on the day. Also runs at midnight in London. */
  renew(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#ready) await renewAll(this.#openFile(), this.o.projections, this.today, this.#stopped.signal);
      this.#changes++;
    }).catch((error: unknown) => this.#failed(error));
  }

  /** Builds a new model in a new file and switches to it. Reads continue meanwhile. */
  rebuild(): Promise<void> {
    this.#rebuilding ??= this.#rebuild().finally(() => {
      this.#rebuilding = undefined;
      this.#progress = null;
    });
    return this.#rebuilding;
  }

  async close(): Promise<void> {
    if (this.#stopped.signal.aborted) return this.#running;
    this.#stopped.abort();
    this.#whenReady.resolve();
    this.#day.stop();
    clearInterval(this.#look);
    clearTimeout(this.#proving);
    await this.#running;
    await this.#rebuilding?.catch(() => undefined);
    this.#live.waiting.giveUp();
    await this.#inTurn(async () => this.#file?.close());
    this.#ready = false;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted && !this.#ready) {
      try {
        await this.#open();
      } catch (error) {
        if (!signal.aborted) await this.#failed(error);
      }
    }
    if (!signal.aborted) await this.#live.run(signal);
  }

  /** Opens the newest model of these projections, or builds one. Reads are possible after that. */
  async #open(): Promise<void> {
    const { folder, projections, store, worker, farBehind = FAR_BEHIND } = this.o;
    this.#file ??= newestBuilt(folder, projections, (message, error) => this.#tell(message, error));
    await this.#leaveAnotherLogs();
    if (this.#file && worker && (await isFarBehind(store, this.#file, farBehind))) await this.#catchUpInWorker(this.#file, worker);
    if (this.#file) await this.#catchUp(this.#file);
    else await this.rebuild();
    if (this.#stopped.signal.aborted) return;
    const file = this.#openFile();
    removeOthers(folder, file.path);
    await renewAll(file, projections, this.today, this.#stopped.signal);
    this.#becomeReady();
    if (!file.isProven) this.#proveLater();
  }

  /** In the worker thread, while the current model stays in use. */
  #proveLater(): void {
    const { rebuildUnprovenAfterMs: after } = this.o;
    if (after === undefined) return;
    this.#proving = setTimeout(() => void this.rebuild().catch((error: unknown) => this.#failed(error)), after);
    this.#proving.unref();
  }

  /**
   * The log may have moved to another store, or have been replaced by another log: a model of that other log is deleted.
   * When the same log has lost events the model is kept, because it is the evidence of the loss.
   * @throws Damaged
   */
  async #leaveAnotherLogs(): Promise<void> {
    const file = this.#file;
    const found = await file?.locateCheckpoint(this.o.store);
    if (!file || found === 'there') return;
    if (found === 'missing' && file.log !== undefined && ['', file.log].includes(await logIdOf(this.o.store)))
      throw new Damaged(`The log has lost events: the read model ${file.path} was built from events up to position ${file.checkpoint}. Restore a backup of the log. If this log is the right one, move the read model away.`);
    this.#tell(`The read model ${file.path} was built from another log; it is removed and rebuilt from this one.`, undefined);
    this.#file = undefined;
    file.close();
    remove(file.path);
  }

  #becomeReady(): void {
    this.#ready = true;
    this.#problem = null;
    this.#changes++;
    this.#whenReady.resolve();
  }

  async #rebuild(): Promise<void> {
    const { signal } = this.#stopped;
    const onProgress = (progress: Progress): void => void (this.#progress = progress);
    const path = await buildBeside(this.o, this.today, signal, onProgress, this.#file?.path);
    await this.#inTurn(async () => {
      const built = new ModelFile(path, this.o.projections);
      try {
        await this.#catchUp(built);
        if (signal.aborted) throw new Error('The rebuild was stopped.');
        await renewAll(built, this.o.projections, this.today, this.#stopped.signal);
      } catch (error) {
        built.close();
        throw error;
      }
      const old = this.#file;
      this.#file = built;
      this.#changes++;
      old?.close();
      if (old) remove(old.path);
    });
    this.#live.waiting.seen(this.#openFile().checkpoint);
  }

  /** Continues from the existing rows, so that even a snapshot that is days old saves most of the log. */
  async #catchUpInWorker(file: ModelFile, worker: NonNullable<ReadModelOptions['worker']>): Promise<void> {
    const { signal } = this.#stopped;
    this.#file = undefined;
    file.close();
    try {
      await workOn(file.path, worker, { today: this.today, signal, onProgress: (progress) => void (this.#progress = progress) });
      this.#file = new ModelFile(file.path, this.o.projections);
    } catch (error) {
      if (!signal.aborted) this.#tell(`The read model ${file.path} could not be caught up (${(error as Error).message}); it is rebuilt from the log.`, error);
    }
    this.#progress = null;
  }

  async #catchUp(file: ModelFile): Promise<void> {
    const onProgress = (progress: Progress): void => void (this.#progress = progress);
    await catchUp({ ...this.o, today: this.today, signal: this.#stopped.signal, onProgress }, file);
    this.#progress = null;
  }

  /** Changes of the file must not overlap. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#queue.run('file', work);
  }

  #openFile(): ModelFile {
    if (!this.#file) throw new NotReady();
    return this.#file;
  }

  /** A file that was moved or removed would be missing at the next start. Nothing is created in a missing data folder. */
  async #keepInPlace(): Promise<void> {
    const { folder } = this.o;
    const file = this.#file;
    if (!this.#ready || this.#rebuilding || !file || file.isInPlace) return;
    const message = `The read model ${file.path} was moved, removed or replaced while Milepost runs`;
    if (identityOf(dirname(folder)) !== this.#dataFolder) {
      this.#problem = { fault: 'unusable', message: `${message}, and so was the data folder.` };
      return;
    }
    this.#tell(`${message}; it is rebuilt from the log.`, undefined);
    try {
      mkdirSync(folder, { recursive: true });
      await this.rebuild();
    } catch (error) {
      if (!this.#stopped.signal.aborted) await this.#failed(error);
    }
  }

  /** Reports the failure, repairs what can be repaired, and waits before the next attempt. */
  async #failed(error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    const fault = fileFault(error);
    if (fault === 'damaged' && this.#file) {
      const { path } = this.#file;
      this.#tell(`The read model ${path} is damaged (${message}); it is rebuilt from the log.`, error);
      this.#ready = false;
      await this.rebuild().then(() => this.#becomeReady(), () => undefined);
    } else if (fault === 'full') this.#tell('The disk is full: the read model stays as it is until there is room.', error);
    else this.#tell(`The read model cannot go on just now: ${message}`, error);
    if (fault !== 'damaged') this.#problem = { fault: fault ?? 'log', message };
    if (error instanceof Damaged) this.#problem = { fault: 'log', message };
    await pause(RETRY_MS, this.#stopped.signal);
  }

  #tell(message: string, error: unknown): void {
    this.o.onProblem?.(message, error);
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });

/** Opens the read model at once. It can be read once it has caught up (`whenReady`). */
export const openReadModel = (options: ReadModelOptions): ReadModel => new ReadModel(options);
