import type { Clock } from '#kernel';
import { CLOSE_WITHIN_MS, patientRetries, within, type Retries } from '../retries.js';
import type { Fire, Reconciled, Scheduler, SchedulerStatus, WakeUp } from '../scheduler.js';
import { DueQueue } from './due-queue.js';

export interface InProcessOptions {
  clock: Clock;
  retries?: Retries;
  /** How many wake-ups are dealt with at a time: after a long sleep they come one after another, not all at once. */
  concurrency?: number;
  closeWithinMs?: number;
}

interface Entry {
  wakeUp: WakeUp;
  /** When it is tried next, in milliseconds since 1970. */
  due: number;
  tries: number;
  state: 'waiting' | 'active' | 'failed';
}

/**
 * The longest sleep. A timer over 2^31 − 1 ms would fire at once; and the clock may be set or the computer may sleep in
 * the meantime, so the time is looked at again long before.
 */
const LONGEST_SLEEP_MS = 30_000;

/** Timers in the memory of this process: the embedded default. A restart reconciles it with the log. */
export class InProcessScheduler implements Scheduler {
  private readonly entries = new Map<string, Entry>();
  private readonly ofUlo = new Map<string, Set<string>>();
  /** May hold entries that are no longer wanted: they are passed over when they come up. */
  private readonly queue = new DueQueue<Entry>();
  private readonly active = new Set<Promise<void>>();
  private readonly retries: Retries;
  private timer: NodeJS.Timeout | undefined;
  private fire: Fire | undefined;
  private closed = false;

  constructor(private readonly o: InProcessOptions) {
    this.retries = o.retries ?? patientRetries;
  }

  async start(fire: Fire): Promise<void> {
    this.fire = fire;
    this.run();
  }

  async replace(ulo: string, wakeUps: readonly WakeUp[]): Promise<void> {
    const wanted = new Set(wakeUps.map(({ id }) => id));
    for (const id of this.ofUlo.get(ulo) ?? []) if (!wanted.has(id)) this.forget(id);
    for (const wakeUp of wakeUps) this.want(wakeUp);
    this.run();
  }

  async reconcile(wanted: AsyncIterable<WakeUp> | Iterable<WakeUp>): Promise<Reconciled> {
    const seen = new Set<string>();
    const before = new Set(this.entries.keys());
    let added = 0;
    for await (const wakeUp of wanted) {
      seen.add(wakeUp.id);
      if (this.want(wakeUp)) added++;
    }
    let removed = 0;
    // What was asked for while this went on is newer than what was asked for here.
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
    await within(this.o.closeWithinMs ?? CLOSE_WITHIN_MS, Promise.all(this.active));
  }

  private now(): number {
    return Date.parse(this.o.clock.now());
  }

  /** True when it was not wanted before. */
  private want(wakeUp: WakeUp): boolean {
    const known = this.entries.get(wakeUp.id);
    if (known?.wakeUp.at === wakeUp.at && known.wakeUp.ulo === wakeUp.ulo) return false;
    this.forget(wakeUp.id);
    const entry: Entry = { wakeUp, due: Date.parse(wakeUp.at), tries: 0, state: 'waiting' };
    this.entries.set(wakeUp.id, entry);
    const ids = this.ofUlo.get(wakeUp.ulo);
    if (ids) ids.add(wakeUp.id);
    else this.ofUlo.set(wakeUp.ulo, new Set([wakeUp.id]));
    this.enqueue(entry);
    return !known;
  }

  private forget(id: string): boolean {
    const entry = this.entries.get(id);
    if (!entry) return false;
    this.entries.delete(id);
    const ids = this.ofUlo.get(entry.wakeUp.ulo);
    ids?.delete(id);
    if (ids?.size === 0) this.ofUlo.delete(entry.wakeUp.ulo);
    return true;
  }

  private enqueue(entry: Entry): void {
    entry.state = 'waiting';
    this.queue.push(entry);
    if (this.queue.size > 2 * this.entries.size + 1000) this.sweep();
  }

  /** Takes out what is no longer wanted, so that the queue stays as small as what waits. */
  private sweep(): void {
    this.queue.clear();
    for (const entry of this.entries.values()) if (entry.state === 'waiting') this.queue.push(entry);
  }

  private isWanted(entry: Entry): boolean {
    return this.entries.get(entry.wakeUp.id) === entry && entry.state === 'waiting';
  }

  private nextEntry(): Entry | undefined {
    for (;;) {
      const first = this.queue.first();
      if (!first || this.isWanted(first)) return first;
      this.queue.pop();
    }
  }

  /** Fires what is due, a few at a time, and sleeps until the next. */
  private run(): void {
    clearTimeout(this.timer);
    if (this.closed || !this.fire) return;
    for (;;) {
      if (this.active.size >= (this.o.concurrency ?? 4)) return;
      const next = this.nextEntry();
      const wait = next ? next.due - this.now() : LONGEST_SLEEP_MS;
      if (next && wait <= 0) {
        this.queue.pop();
        this.begin(next, this.fire);
        continue;
      }
      this.timer = setTimeout(() => this.run(), Math.min(wait, LONGEST_SLEEP_MS));
      this.timer.unref();
      return;
    }
  }

  private begin(entry: Entry, fire: Fire): void {
    entry.state = 'active';
    entry.tries++;
    const work = fire(entry.wakeUp).then(
      () => this.finished(entry),
      () => this.failedOnce(entry),
    ).finally(() => {
      this.active.delete(work);
      this.run();
    });
    this.active.add(work);
  }

  private finished(entry: Entry): void {
    if (this.entries.get(entry.wakeUp.id) === entry) this.forget(entry.wakeUp.id);
  }

  private failedOnce(entry: Entry): void {
    const { attempts, firstAfterMs } = this.retries;
    if (this.entries.get(entry.wakeUp.id) !== entry) return;
    if (entry.tries >= attempts) entry.state = 'failed';
    else this.enqueue(Object.assign(entry, { due: this.now() + firstAfterMs * 2 ** (entry.tries - 1) }));
  }
}
