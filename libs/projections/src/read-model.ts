import { mkdirSync } from 'node:fs';
import { start } from '#event-store';
import { ChangesByKind, KeyedQueue, type PlainDate, type Position, type StreamKind } from '#kernel';
import { fileFault } from './file/faults.js';
import { FileInUse } from './file/file-in-use.js';
import type { ParkedStream } from './file/parked.js';
import type { Statements } from './file/statements.js';
import { retryAll } from './live/apply.js';
import { watchDay } from './live/day.js';
import { ReadySignal } from './live/ready-signal.js';
import { Live } from './live/live.js';
import { renewAll } from './live/renew.js';
import type { ReadModelOptions } from './options.js';
import { Repairs } from './repairs.js';
import { NotReady, type Status } from './status.js';

const CACHED_FACTS = 300_000;

/** The read model of this process: a file fed from the log, which can be deleted and rebuilt at any time. */
export class ReadModel {
  readonly #ready = new ReadySignal();
  readonly #changes = new ChangesByKind();
  readonly #file: FileInUse;
  readonly #live: Live;
  readonly #repairs: Repairs;
  readonly #queue = new KeyedQueue<'file'>();
  readonly #stopped = new AbortController();
  readonly #running: Promise<void>;
  readonly #day: { stop(): void };

  constructor(private readonly options: ReadModelOptions) {
    mkdirSync(options.folder, { recursive: true });
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => this.#inTurn(work);
    this.#file = new FileInUse({ ...options, signal: this.#stopped.signal, inTurn, replaced: () => this.#changes.changedAll() });
    this.#repairs = new Repairs({
      ...options,
      file: this.#file,
      signal: this.#stopped.signal,
      isReady: () => this.#ready.isReady,
      unreadable: () => this.#ready.set(false),
      readable: () => this.#becomeReady(),
      rebuild: () => this.rebuild(),
    });
    this.#live = new Live({
      ...options,
      cachedFacts: options.cachedFacts ?? CACHED_FACTS,
      inTurn,
      file: () => this.#file.opened,
      changed: (kinds) => this.#changes.changed(kinds),
      failed: (error) => this.#repairs.failed(error),
      worked: () => this.#repairs.worked(),
    });
    this.#running = this.#run();
    this.#day = watchDay(options.clock, () => void this.renew());
  }

  /** Queries the current rows. One call sees one consistent state. @throws NotReady */
  read<T>(query: (db: Statements) => T): T {
    if (!this.#ready.isReady) throw new NotReady();
    try {
      return query(this.#file.opened.reading);
    } catch (error) {
      if (fileFault(error) !== 'damaged') throw error;
      void this.#repairs.failed(error);
      throw new NotReady();
    }
  }

  /** A number that increases whenever rows may have changed. Results stay valid while the number and the day are the same. */
  get changes(): number {
    return this.#changes.count;
  }

  /** As `changes`, for queries that read only rows of streams of these kinds. */
  changesOf(kinds: readonly StreamKind[]): number {
    return this.#changes.of(kinds);
  }

  /** Changes with a switch to another file, such as after a rebuild. Rows that `write` added are then missing. */
  get generation(): string {
    return this.#file.current?.path ?? '';
  }

  /** False while a killed process may have left altered rows: see `rebuildUnprovenAfterMs`. */
  get isProven(): boolean {
    return this.#file.current?.isProven ?? false;
  }

  get today(): PlainDate {
    return this.options.clock.today();
  }

  /** True when everything up to the position is applied, false after the timeout. */
  async waitFor(position: Position, milliseconds: number): Promise<boolean> {
    const began = performance.now();
    if (!(await this.whenReady(milliseconds))) return false;
    return this.#live.waitFor(position, Math.max(0, milliseconds - (performance.now() - began)));
  }

  /** True once it can be read, false after the timeout or when the model was closed. */
  whenReady(milliseconds: number): Promise<boolean> {
    return this.#ready.within(milliseconds);
  }

  status(): Status {
    const file = this.#file.current;
    return {
      position: file?.checkpoint ?? start,
      lag: this.#live.lag,
      parked: file?.parked.list().length ?? 0,
      rebuilding: this.#file.progress,
      ready: this.#ready.isReady,
      problem: this.#repairs.problem,
    };
  }

  parked(): ParkedStream[] {
    return this.#file.current?.parked.list() ?? [];
  }

  /** Retries the parked streams in order. Returns how many are no longer parked. */
  retryParked(): Promise<number> {
    return this.#inTurn(async () => {
      const free = await retryAll(this.#live.applying());
      this.#changes.changedAll();
      return free;
    });
  }

  /** Writes rows that are not derived from events, in one transaction. A rebuild loses them. @throws NotReady */
  write(work: (db: Statements) => void): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#ready.isReady) throw new NotReady();
      const file = this.#file.opened;
      await file.transaction(() => work(file.writing));
      this.#changes.changedAll();
    });
  }

  /** Renews rows that depend on the day. Also runs at midnight in London. */
  renew(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#ready.isReady) await renewAll(this.#file.opened, this.options.projections, this.today, this.#stopped.signal);
      this.#changes.changedAll();
    }).catch((error: unknown) => this.#repairs.failed(error));
  }

  /** Builds a new model in a new file and switches to it. Reads continue meanwhile. */
  async rebuild(): Promise<void> {
    await this.#file.rebuild();
    this.#live.waiting.seen(this.#file.opened.checkpoint);
  }

  async close(): Promise<void> {
    if (this.#stopped.signal.aborted) return this.#running;
    this.#stopped.abort();
    this.#ready.giveUp();
    this.#day.stop();
    this.#repairs.stop();
    await this.#running;
    await this.#file.rebuilding?.catch(() => undefined);
    this.#live.waiting.giveUp();
    await this.#inTurn(async () => this.#file.close());
    this.#ready.set(false);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted && !this.#ready.isReady) {
      try {
        await this.#open();
      } catch (error) {
        if (!signal.aborted) await this.#repairs.failed(error);
      }
    }
    if (!signal.aborted) await this.#live.run(signal);
  }

  async #open(): Promise<void> {
    await this.#file.open();
    if (this.#stopped.signal.aborted) return;
    this.#live.waiting.seen(this.#file.opened.checkpoint);
    this.#becomeReady();
    if (!this.#file.opened.isProven) this.#repairs.proveLater();
  }

  #becomeReady(): void {
    this.#ready.set(true);
    this.#repairs.worked();
    this.#changes.changedAll();
  }

  /** Changes of the file must not overlap. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#queue.run('file', work);
  }
}

/** Opens the read model at once. It can be read once it has caught up (`whenReady`). */
export const openReadModel = (options: ReadModelOptions): ReadModel => new ReadModel(options);
