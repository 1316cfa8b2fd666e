import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '#event-store';
import { KeyedQueue, type Clock, type Instant, type Position } from '#kernel';
import { NotReady } from '#projections';
import { DeliveryFailed, type Delivery } from '../delivery/delivery.js';
import { SchedulerUnavailable, type Reconciled, type Scheduler, type ReminderTimer } from '../schedulers/scheduler.js';
import { StillClaimed } from '../remind/still-claimed.js';
import type { ReminderPlanner } from './reminder-planner.js';

const MAX_PAUSE_MS = 2_000;

export interface ReminderRunnerOptions {
  store: Pick<EventStore, 'head' | 'subscribe'>;
  clock: Clock;
  scheduler: Scheduler;
  delivery: Pick<Delivery, 'status'>;
  planner: ReminderPlanner;
  /** Called with a sentence for the log that contains no names. */
  onProblem: (message: string, error: unknown) => void;
  reconcileEveryMs?: number;
  /** Delay after a failure. */
  retryMs?: number;
  /** How long to collect changes before planning. */
  planAfterMs?: number;
}

/**
 * Keeps the scheduler in line with the log: follows the log, and reconciles everything at the start, hourly, and when the
 * scheduler may have lost timers. Runs in the background of a process.
 */
export class ReminderRunner {
  readonly name = 'reminders';
  readonly apart = true;
  private readonly ended = new AbortController();
  private following: Promise<void> | undefined;
  private hourly: NodeJS.Timeout | undefined;
  /** One task at a time: a reconciliation must not undo what a later event set. */
  private readonly queue = new KeyedQueue<'scheduler'>();
  private reconciling = false;
  private readonly touched = new Set<string>();
  private planner: Promise<void> | undefined;
  private last: { at: Instant; result: Reconciled } | undefined;

  constructor(private readonly options: ReminderRunnerOptions) {}

  async start(): Promise<void> {
    await this.options.scheduler.start((timer) => this.handle(timer), () => this.reconcileSoon());
    this.following = this.follow();
    this.hourly = setInterval(() => this.reconcileSoon(), this.options.reconcileEveryMs ?? 3_600_000);
    this.hourly.unref();
  }

  async stop(): Promise<void> {
    this.ended.abort();
    clearInterval(this.hourly);
    this.options.planner.stop();
    await this.options.scheduler.close();
    await this.following;
    await this.planner;
    await this.enqueue(() => Promise.resolve());
  }

  /** Why reminders may be late, in one sentence. */
  get trouble(): Promise<string | undefined> {
    return this.options.scheduler.status().then(({ problem, warning }) => problem ?? warning ?? this.options.delivery.status().problem);
  }

  /** When all timers were last compared with the log, and the result. */
  get reconciled(): { at: Instant; result: Reconciled } | undefined {
    return this.last;
  }

  private async handle(timer: ReminderTimer): Promise<void> {
    try {
      await this.options.planner.remind(timer, this.ended.signal);
    } catch (error) {
      if (this.ended.signal.aborted) throw error;
      // Health reports an unavailable mail server; the log needs no line for each email.
      if (!(error instanceof DeliveryFailed || error instanceof StillClaimed || error instanceof NotReady)) this.options.onProblem(`The reminder timer ${timer.id} failed; it is retried.`, error);
      throw error;
    }
  }

  /** Subscribes from the head; the reconciliation that follows covers earlier events. */
  private async follow(): Promise<void> {
    const { signal } = this.ended;
    let after: Position | undefined;
    while (!signal.aborted)
      try {
        if (after === undefined) {
          after = await this.options.store.head();
          this.reconcileSoon();
        }
        for await (const { refs, events, seen } of this.options.store.subscribe({ after, signal })) {
          const streams = new Set((refs ?? events).map(({ stream }) => stream));
          this.changed(streams);
          after = seen;
          // Under load, one pass over many events costs less than many passes.
          await this.pause(this.options.planAfterMs ?? 200);
        }
      } catch (error) {
        if (signal.aborted) return;
        this.options.onProblem('Reminders lost the subscription to the log; they subscribe again.', error);
        await sleep(this.options.retryMs ?? 5_000, undefined, { signal, ref: false }).catch(() => undefined);
      }
  }

  private changed(streams: ReadonlySet<string>): void {
    for (const stream of streams) {
      const [, kind, id = ''] = /^(ulo|programme)-(.+)$/u.exec(stream) ?? [];
      // A policy changes the reminders of every ULO of its programme. Outcomes of reminders only end timers that are due.
      if (kind === 'programme') this.reconcileSoon();
      else if (kind) this.touched.add(id);
    }
    if (this.touched.size > 0) this.planner ??= this.planSoon().finally(() => (this.planner = undefined));
  }

  /**
   * Planning uses at most 1 % of the event loop, even if the log grows fast: most due reminders were planned before. A slow plan
   * delays the next one by a bounded time, because an event may make a reminder due at once.
   */
  private async planSoon(): Promise<void> {
    const { signal } = this.ended;
    await this.pause(this.options.planAfterMs ?? 200);
    // ULOs touched meanwhile come last, once.
    for (const ulo of this.touched) {
      if (signal.aborted) return;
      this.touched.delete(ulo);
      let took = 0;
      await this.enqueue(async () => {
        const began = performance.now();
        await this.plan(ulo);
        took = performance.now() - began;
      });
      await this.pause(Math.min(100 * took, MAX_PAUSE_MS));
    }
  }

  private pause(milliseconds: number): Promise<void> {
    return sleep(milliseconds, undefined, { signal: this.ended.signal, ref: false }).catch(() => undefined);
  }

  private async plan(ulo: string): Promise<void> {
    try {
      if (!this.ended.signal.aborted) await this.options.scheduler.replace(ulo, await this.options.planner.timersOf(ulo));
    } catch (error) {
      // The scheduler requests a reconciliation when it is reachable again.
      if (error instanceof SchedulerUnavailable) return;
      if (error instanceof NotReady) this.reconcileSoon();
      else this.options.onProblem(`The reminders of the ULO ${ulo} could not be planned.`, error);
    }
  }

  private reconcileSoon(): void {
    if (this.reconciling || this.ended.signal.aborted) return;
    this.reconciling = true;
    void this.enqueue(async () => {
      this.reconciling = false;
      if (this.ended.signal.aborted) return;
      try {
        const result = await this.options.scheduler.reconcile(this.options.planner.allTimers(this.ended.signal));
        this.last = { at: this.options.clock.now(), result };
      } catch (error) {
        if (this.ended.signal.aborted || error instanceof SchedulerUnavailable) return;
        if (!(error instanceof NotReady)) this.options.onProblem('Reminders could not be reconciled with the log; it is tried again.', error);
        setTimeout(() => this.reconcileSoon(), this.options.retryMs ?? 5_000).unref();
      }
    });
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    return this.queue.run('scheduler', work);
  }
}
