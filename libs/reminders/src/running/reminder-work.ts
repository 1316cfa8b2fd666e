import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '#event-store';
import { KeyedQueue, type Clock, type Instant, type Position } from '#kernel';
import { NotReady } from '#projections';
import { DeliveryFailed, type Delivery } from '../delivery/delivery.js';
import { SchedulerUnavailable, type Reconciled, type Scheduler, type WakeUp } from '../schedulers/scheduler.js';
import { StillClaimed } from '../remind/still-claimed.js';
import type { Reminding } from './reminding.js';

export interface ReminderWorkOptions {
  store: Pick<EventStore, 'head' | 'subscribe'>;
  clock: Clock;
  scheduler: Scheduler;
  delivery: Pick<Delivery, 'status'>;
  reminding: Reminding;
  /** Told, as a sentence for the log that names nobody, what went wrong. */
  onProblem: (message: string, error: unknown) => void;
  reconcileEveryMs?: number;
  /** How long to wait after something failed. */
  retryMs?: number;
  /** How long to gather changes before they are planned. */
  planAfterMs?: number;
}

/**
 * Keeps the scheduler as the log wants it: follows the log, and reconciles all of it at the start, hourly, and whenever the
 * scheduler may have forgotten something. Works beside the requests of a process.
 */
export class ReminderWork {
  readonly name = 'reminders';
  readonly apart = true;
  private readonly ended = new AbortController();
  private following: Promise<void> | undefined;
  private hourly: NodeJS.Timeout | undefined;
  /** One thing at a time: a reconciliation must not undo what a later event asked for. */
  private readonly queue = new KeyedQueue<'scheduler'>();
  private reconciling = false;
  private readonly touched = new Set<string>();
  private planner: Promise<void> | undefined;
  private last: { at: Instant; result: Reconciled } | undefined;

  constructor(private readonly o: ReminderWorkOptions) {}

  async start(): Promise<void> {
    await this.o.scheduler.start((wakeUp) => this.fire(wakeUp), () => this.reconcileSoon());
    this.following = this.follow();
    this.hourly = setInterval(() => this.reconcileSoon(), this.o.reconcileEveryMs ?? 3_600_000);
    this.hourly.unref();
  }

  async stop(): Promise<void> {
    this.ended.abort();
    clearInterval(this.hourly);
    this.o.reminding.stop();
    await this.o.scheduler.close();
    await this.following;
    await this.planner;
    await this.inTurn(() => Promise.resolve());
  }

  /** Why reminders may be late, in one sentence. */
  get trouble(): Promise<string | undefined> {
    return this.o.scheduler.status().then(({ problem, warning }) => problem ?? warning ?? this.o.delivery.status().problem);
  }

  /** When all wake-ups were last compared with the log, and what came of it. */
  get reconciled(): { at: Instant; result: Reconciled } | undefined {
    return this.last;
  }

  private async fire(wakeUp: WakeUp): Promise<void> {
    try {
      await this.o.reminding.remind(wakeUp, this.ended.signal);
    } catch (error) {
      if (this.ended.signal.aborted) throw error;
      // A mail server that is away is told by health; it needs no line for each letter.
      if (!(error instanceof DeliveryFailed || error instanceof StillClaimed || error instanceof NotReady)) this.o.onProblem(`The reminder ${wakeUp.id} could not be dealt with; it is tried again.`, error);
      throw error;
    }
  }

  /** From the head on; what was recorded before is in the reconciliation that follows. */
  private async follow(): Promise<void> {
    const { signal } = this.ended;
    let after: Position | undefined;
    while (!signal.aborted)
      try {
        if (after === undefined) {
          after = await this.o.store.head();
          this.reconcileSoon();
        }
        for await (const { refs, events, seen } of this.o.store.subscribe({ after, signal })) {
          const streams = new Set((refs ?? events).map(({ stream }) => stream));
          this.changed(streams);
          after = seen;
          // While much is recorded, one look at a lot of it takes less of the thread than many looks.
          await this.rest(this.o.planAfterMs ?? 200);
        }
      } catch (error) {
        if (signal.aborted) return;
        this.o.onProblem('Reminders lost sight of the log; they follow it again.', error);
        await sleep(this.o.retryMs ?? 5_000, undefined, { signal, ref: false }).catch(() => undefined);
      }
  }

  private changed(streams: ReadonlySet<string>): void {
    for (const stream of streams) {
      const [, kind, id = ''] = /^(ulo|programme)-(.+)$/u.exec(stream) ?? [];
      // A policy changes the reminders of every ULO of its programme. What became of reminders only ends wake-ups that are due.
      if (kind === 'programme') this.reconcileSoon();
      else if (kind) this.touched.add(id);
    }
    if (this.touched.size > 0) this.planner ??= this.planSoon().finally(() => (this.planner = undefined));
  }

  /** Planning takes a hundredth of the thread, however fast the log grows: what is due sooner than that was planned before. */
  private async planSoon(): Promise<void> {
    const { signal } = this.ended;
    await this.rest(this.o.planAfterMs ?? 200);
    // What is touched meanwhile comes last, once.
    for (const ulo of this.touched) {
      if (signal.aborted) return;
      this.touched.delete(ulo);
      const began = performance.now();
      await this.inTurn(() => this.plan(ulo));
      await this.rest(100 * (performance.now() - began));
    }
  }

  private rest(milliseconds: number): Promise<void> {
    return sleep(milliseconds, undefined, { signal: this.ended.signal, ref: false }).catch(() => undefined);
  }

  private async plan(ulo: string): Promise<void> {
    try {
      if (!this.ended.signal.aborted) await this.o.scheduler.replace(ulo, await this.o.reminding.wakeUpsOf(ulo));
    } catch (error) {
      // The scheduler asks for a reconciliation when it can be reached again.
      if (error instanceof SchedulerUnavailable) return;
      if (error instanceof NotReady) this.reconcileSoon();
      else this.o.onProblem(`The reminders of the ULO ${ulo} could not be planned.`, error);
    }
  }

  private reconcileSoon(): void {
    if (this.reconciling || this.ended.signal.aborted) return;
    this.reconciling = true;
    void this.inTurn(async () => {
      this.reconciling = false;
      if (this.ended.signal.aborted) return;
      try {
        const result = await this.o.scheduler.reconcile(this.o.reminding.allWakeUps(this.ended.signal));
        this.last = { at: this.o.clock.now(), result };
      } catch (error) {
        if (this.ended.signal.aborted || error instanceof SchedulerUnavailable) return;
        if (!(error instanceof NotReady)) this.o.onProblem('Reminders could not be compared with the log; it is tried again.', error);
        setTimeout(() => this.reconcileSoon(), this.o.retryMs ?? 5_000).unref();
      }
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    return this.queue.run('scheduler', work);
  }
}
