import type { Clock } from '#kernel';
import { CLOSE_WITHIN_MS, timerRetries, within, type Retries } from '../retries.js';
import type { TimerHandler, Reconciled, Scheduler, SchedulerStatus, ReminderTimer } from '../scheduler.js';
import { DueQueue } from './due-queue.js';

export interface InProcessOptions {
  clock: Clock;
  retries?: Retries;
  /** How many timers are handled at a time: after a long sleep they run in turn, not all at once. */
  concurrency?: number;
  closeWithinMs?: number;
}

interface Entry {
  timer: ReminderTimer;
  /** The next attempt, in milliseconds since 1970. */
  due: number;
  tries: number;
  state: 'waiting' | 'active' | 'failed';
}

/**
 * The longest sleep. A timeout over 2^31 − 1 ms would end at once. The clock may be set or the computer may sleep in the
 * meantime, so the time is checked long before.
 */
const LONGEST_SLEEP_MS = 30_000;

/** Timers in the memory of this process: the default with an embedded log. A restart reconciles them with the log. */
export class InProcessScheduler implements Scheduler {
  private readonly entries = new Map<string, Entry>();
  private readonly ofUlo = new Map<string, Set<string>>();
  /** May contain obsolete entries, which are skipped when they are due. */
  private readonly queue = new DueQueue<Entry>();
  private readonly active = new Set<Promise<void>>();
  private readonly retries: Retries;
  private timer: NodeJS.Timeout | undefined;
  private handle: TimerHandler | undefined;
  private closed = false;

  constructor(private readonly options: InProcessOptions) {
    this.retries = options.retries ?? timerRetries;
  }

  async start(handle: TimerHandler): Promise<void> {
    this.handle = handle;
    this.run();
  }

  async replace(ulo: string, timers: readonly ReminderTimer[]): Promise<void> {
    const wanted = new Set(timers.map(({ id }) => id));
    for (const id of this.ofUlo.get(ulo) ?? []) if (!wanted.has(id)) this.forget(id);
    for (const timer of timers) this.set(timer);
    this.run();
  }

  async reconcile(wanted: AsyncIterable<ReminderTimer> | Iterable<ReminderTimer>): Promise<Reconciled> {
    const seen = new Set<string>();
    const before = new Set(this.entries.keys());
    let added = 0;
    for await (const timer of wanted) {
      seen.add(timer.id);
      if (this.set(timer)) added++;
    }
    let removed = 0;
    // A request made during the reconciliation is newer than its timers.
    for (const id of before) if (!seen.has(id) && this.forget(id)) removed++;
    for (const entry of this.entries.values()) if (entry.state === 'failed') this.enqueue(Object.assign(entry, { tries: 0, due: this.now() }));
    this.run();
    return { added, removed, kept: seen.size - added };
  }

  async status(): Promise<SchedulerStatus> {
    const count = (state: Entry['state']): number => [...this.entries.values()].filter((e) => e.state === state).length;
    const next = this.nextEntry();
    return {
      kind: 'in-process', waiting: count('waiting'), active: this.active.size, failed: count('failed'),
      ...(next ? { next: new Date(next.due).toISOString() } : {}),
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await within(this.options.closeWithinMs ?? CLOSE_WITHIN_MS, Promise.all(this.active));
  }

  private now(): number {
    return Date.parse(this.options.clock.now());
  }

  /** Sets a timer. True when there was none with this id. */
  private set(timer: ReminderTimer): boolean {
    const known = this.entries.get(timer.id);
    if (known?.timer.at === timer.at && known.timer.ulo === timer.ulo) return false;
    this.forget(timer.id);
    const entry: Entry = { timer, due: Date.parse(timer.at), tries: 0, state: 'waiting' };
    this.entries.set(timer.id, entry);
    const ids = this.ofUlo.get(timer.ulo);
    if (ids) ids.add(timer.id);
    else this.ofUlo.set(timer.ulo, new Set([timer.id]));
    this.enqueue(entry);
    return !known;
  }

  private forget(id: string): boolean {
    const entry = this.entries.get(id);
    if (!entry) return false;
    this.entries.delete(id);
    const ids = this.ofUlo.get(entry.timer.ulo);
    ids?.delete(id);
    if (ids?.size === 0) this.ofUlo.delete(entry.timer.ulo);
    return true;
  }

  private enqueue(entry: Entry): void {
    entry.state = 'waiting';
    this.queue.push(entry);
    if (this.queue.size > 2 * this.entries.size + 1000) this.sweep();
  }

  /** Removes obsolete entries, so that the size of the queue stays proportional to the waiting timers. */
  private sweep(): void {
    this.queue.clear();
    for (const entry of this.entries.values()) if (entry.state === 'waiting') this.queue.push(entry);
  }

  private isWanted(entry: Entry): boolean {
    return this.entries.get(entry.timer.id) === entry && entry.state === 'waiting';
  }

  private nextEntry(): Entry | undefined {
    for (;;) {
      const first = this.queue.first();
      if (!first || this.isWanted(first)) return first;
      this.queue.pop();
    }
  }

  /** Handles due timers, a few at a time, and sleeps until the next. */
  private run(): void {
    clearTimeout(this.timer);
    if (this.closed || !this.handle) return;
    for (;;) {
      if (this.active.size >= (this.options.concurrency ?? 4)) return;
      const next = this.nextEntry();
      const wait = next ? next.due - this.now() : LONGEST_SLEEP_MS;
      if (next && wait <= 0) {
        this.queue.pop();
        this.begin(next, this.handle);
        continue;
      }
      this.timer = setTimeout(() => this.run(), Math.min(wait, LONGEST_SLEEP_MS));
      this.timer.unref();
      return;
    }
  }

  private begin(entry: Entry, handle: TimerHandler): void {
    entry.state = 'active';
    entry.tries++;
    const work = handle(entry.timer).then(
      () => this.succeeded(entry),
      () => this.attemptFailed(entry),
    ).finally(() => {
      this.active.delete(work);
      this.run();
    });
    this.active.add(work);
  }

  private succeeded(entry: Entry): void {
    if (this.entries.get(entry.timer.id) === entry) this.forget(entry.timer.id);
  }

  private attemptFailed(entry: Entry): void {
    const { attempts, firstAfterMs } = this.retries;
    if (this.entries.get(entry.timer.id) !== entry) return;
    if (entry.tries >= attempts) entry.state = 'failed';
    else this.enqueue(Object.assign(entry, { due: this.now() + firstAfterMs * 2 ** (entry.tries - 1) }));
  }
}
