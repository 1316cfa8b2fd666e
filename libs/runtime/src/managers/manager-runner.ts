import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandPipeline } from '#commands';
import { eventsOfTypes, start, type Batch, type EventStore } from '#event-store';
import { KeyedQueue, type Clock, type IdSource, type Position } from '#kernel';
import { CooperativeQueue } from '#platform';
import type { AnyProcessManager } from '#workflow';
import { progressOf, type ManagerProgress } from './manager-progress.js';
import type { ManagerRun } from './manager-run.js';
import { openRuns } from './open-runs.js';
import { handledEventOf } from './handled-event.js';
import { Stopped, StoreRetry } from './store-retry.js';

export interface ManagerRunnerOptions {
  store: EventStore;
  clock: Clock;
  ids: IdSource;
  handling: Pick<CommandPipeline, 'execute' | 'stateOf'>;
  managers: readonly AnyProcessManager[];
  /** True while a read model is rebuilt: the managers wait. */
  isRebuilding: () => boolean;
  /** Called with a sentence for the log, without personal data. */
  onProblem: (message: string, error?: unknown) => void;
  /** Pause after a failure. */
  retryMs?: number;
  /** Time for which events are collected. */
  collectMs?: number;
  /** Interval of the check for due days. */
  dueEveryMs?: number;
}

const COLLECT_MS = 200;
const RETRY_MS = 2_000;

/**
 * Runs all process managers in one pass over the log. It first reads the existing events: each manager folds its state and
 * handles the events after its checkpoint. Then it follows new events.
 */
export class ManagerRunner {
  readonly name = 'process managers';
  readonly apart = true;
  private readonly ended = new AbortController();
  private readonly retry: StoreRetry;
  private readonly cooperative = new CooperativeQueue();
  /** Events and due days are handled one after the other. */
  private readonly queue = new KeyedQueue<'log'>();
  private readonly types: ReadonlySet<string>;
  private runs: readonly ManagerRun[] = [];
  private following: Promise<void> | undefined;
  private dueTimer: NodeJS.Timeout | undefined;
  private seen: Position = start;
  /** The last batch while catching up. */
  private end: Batch | undefined;
  private isCaughtUp = false;
  /** True when all events recorded before the start are handled. */
  private isAllHandled = false;
  private problem: string | undefined;

  constructor(private readonly options: ManagerRunnerOptions) {
    this.retry = new StoreRetry({ signal: this.ended.signal, retryMs: options.retryMs ?? RETRY_MS });
    this.types = new Set([...options.managers.flatMap((manager) => ('handles' in manager ? manager.handles : [])), 'CorrectionRecorded']);
  }

  async start(): Promise<void> {
    this.following = this.follow();
    this.dueTimer = setInterval(() => void this.handleDueDays(), this.options.dueEveryMs ?? 60_000);
    this.dueTimer.unref();
  }

  async stop(): Promise<void> {
    this.ended.abort();
    clearInterval(this.dueTimer);
    await this.following;
    await this.queue.run('log', () => Promise.resolve());
    for (const run of this.runs) await run.settled();
  }

  /** The reason why commands may be missing, in one sentence. */
  get trouble(): string | undefined {
    const parked = this.status.parked;
    return this.problem ?? this.retry.trouble ?? (parked > 0 ? `Process managers have parked ${parked} ${parked === 1 ? 'stream' : 'streams'}: see Operations.` : undefined);
  }

  get status(): { isCaughtUp: boolean; parked: number; refused: number } {
    const sum = (of: 'parked' | 'refused'): number => this.runs.reduce((all, { status }) => all + status[of], 0);
    return { isCaughtUp: this.isAllHandled, parked: sum('parked'), refused: sum('refused') };
  }

  /** The progress by name of the manager. @throws store errors */
  progress(): Promise<Map<string, ManagerProgress>> {
    return progressOf(this.runs, this.options.store, this.seen);
  }

  private async follow(): Promise<void> {
    const { signal } = this.ended;
    while (!signal.aborted)
      try {
        if (this.runs.length === 0) this.runs = await this.open();
        if (!this.isCaughtUp) await this.catchUp();
        this.problem = undefined;
        for await (const batch of this.options.store.subscribe({ after: this.seen, signal })) {
          await this.take(batch);
          await this.checkpoint(batch.caughtUp === true);
          await this.rest(this.options.collectMs ?? COLLECT_MS);
        }
      } catch (error) {
        if (signal.aborted || error instanceof Stopped) return;
        this.problem = `Process managers wait: ${error instanceof Error ? error.message : String(error)}`;
        this.options.onProblem('Process managers cannot follow the log at the moment; they will continue after their last event.', error);
        await this.rest(this.options.retryMs ?? RETRY_MS);
      }
  }

  /** @throws Stopped */
  private inTurn<T>(piece: () => Promise<T>): Promise<T> {
    return this.cooperative.work(() => (this.ended.signal.aborted ? Promise.reject(new Stopped()) : piece()));
  }

  /** @throws store errors */
  private open(): Promise<ManagerRun[]> {
    const { collectMs = COLLECT_MS, retryMs = RETRY_MS } = this.options;
    const { retry, ended: { signal } } = this;
    return openRuns({ ...this.options, retry, signal, collectMs, retryMs, inTurn: (piece) => this.inTurn(piece), ready: () => this.whileRebuilt() });
  }

  /** Reads the existing events, and yields to requests between batches. */
  private async catchUp(): Promise<void> {
    const batches = this.options.store.readAll({ after: this.seen })[Symbol.asyncIterator]();
    for (let next = await this.inTurn(() => batches.next()); !next.done; next = await this.inTurn(() => batches.next())) {
      await this.take(next.value);
      if (next.value.caughtUp === true) break;
    }
    await this.becomeActive();
    this.isCaughtUp = true;
    void Promise.all(this.runs.map((run) => run.settled())).then(() => (this.isAllHandled = true));
    await this.handleDueDays();
  }

  /** Activates the managers after the existing events. In an empty log they are activated before the first event instead. */
  private async becomeActive(): Promise<void> {
    const last = this.end?.events.at(-1);
    this.end = undefined;
    if (!last) return;
    const lastBefore = handledEventOf(last);
    for (const run of this.runs) {
      if (!run.isActive) await run.activate(lastBefore);
      await run.sweep();
    }
  }

  private take(batch: Batch): Promise<void> {
    return this.queue.run('log', async () => {
      const refs = batch.refs ?? batch.events;
      const last = refs.at(-1);
      if (!last) return;
      if (!this.isCaughtUp) this.end = batch;
      await this.whileRebuilt();
      if (this.isCaughtUp) for (const run of this.runs) if (!run.isActive) await run.activate(null);
      for (const run of this.runs) run.see(refs);
      for (const event of eventsOfTypes(batch, this.types)) {
        // After a failure the store delivers a batch again.
        if (this.options.store.compare(event.position, this.seen) <= 0) continue;
        if (this.ended.signal.aborted) throw new Stopped();
        for (const run of this.runs) if (run.handles(event)) await run.take(event);
        this.seen = event.position;
      }
      this.seen = last.position;
    });
  }

  private async checkpoint(isIdle: boolean): Promise<void> {
    for (const run of this.runs) await run.checkpoint(isIdle);
  }

  private async handleDueDays(): Promise<void> {
    await this.queue.run('log', async () => {
      if (!this.isCaughtUp || this.ended.signal.aborted) return;
      await this.whileRebuilt();
      for (const run of this.runs) await run.handleDueDays(this.options.clock.today());
    }).catch((error: unknown) => {
      if (!(error instanceof Stopped)) this.options.onProblem('The due days of process managers could not be handled; they are tried again.', error);
    });
  }

  /** @throws Stopped */
  private async whileRebuilt(): Promise<void> {
    while (this.options.isRebuilding()) await this.retry.pause();
  }

  private rest(milliseconds: number): Promise<void> {
    return sleep(milliseconds, undefined, { signal: this.ended.signal, ref: false }).catch(() => undefined);
  }
}
