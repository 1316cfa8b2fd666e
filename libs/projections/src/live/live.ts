import type { EventStore } from '#event-store';
import { streamParts, type Clock, type Position, type StreamKind } from '#kernel';
import type { ModelFile } from '../file/model-file.js';
import type { AnyProjection } from '../projection.js';
import { applyTaken, type ApplyContext } from './apply.js';
import { Folds, type Deciders } from './folds.js';
import { AdaptiveThrottle } from './adaptive-throttle.js';
import { Pending } from './pending.js';
import { PositionWaiters } from './position-waiters.js';

export interface LiveOptions {
  store: EventStore;
  clock: Clock;
  deciders: Deciders;
  projections: readonly AnyProjection[];
  cachedFacts: number;
  /** Queues the work, so that changes of the file do not overlap. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  file(): ModelFile;
  /** Called when rows of streams of these kinds have changed. */
  changed(kinds: ReadonlySet<StreamKind>): void;
  /** Resolves when a retry makes sense. */
  failed(error: unknown): Promise<void>;
  /** Called after a success. */
  worked(): void;
}

/** Follows the log: collects events, applies them at a throttled rate, and resolves waits for a position. */
export class Live {
  readonly #folds: Folds;
  readonly #pending: Pending;
  readonly #throttle = new AdaptiveThrottle();
  readonly waiting: PositionWaiters;
  #applying = 0;
  #working: Promise<void> | undefined;
  #oldest: number | undefined;

  constructor(private readonly options: LiveOptions) {
    this.#folds = new Folds(options.store, options.deciders, options.cachedFacts);
    const kinds = new Set(options.projections.map(({ kind }) => kind));
    this.#pending = new Pending((stream) => kinds.has(streamParts(stream).kind) && this.#folds.knows(stream));
    this.waiting = new PositionWaiters((a, b) => options.store.compare(a, b));
  }

  get lag(): { events: number; milliseconds: number } {
    const events = this.#pending.events + this.#applying;
    return { events, milliseconds: this.#oldest === undefined ? 0 : performance.now() - this.#oldest };
  }

  /** Runs until the signal aborts, then applies what was collected. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.#throttle.flushNow(), { once: true });
    let after = this.options.file().checkpoint;
    while (!signal.aborted) {
      try {
        for await (const batch of this.options.store.subscribe({ after, signal })) {
          this.#pending.add(batch);
          // Only positions of events: a store may use a position without an event for a later event, which would be skipped.
          after = (batch.refs ?? batch.events).at(-1)?.position ?? after;
          if (this.#pending.position !== undefined) this.#wake(signal);
        }
      } catch (error) {
        if (!signal.aborted) await this.options.failed(error);
      }
    }
    await this.#working;
  }

  waitFor(position: Position, milliseconds: number): Promise<boolean> {
    if (this.options.store.compare(this.options.file().checkpoint, position) >= 0) return Promise.resolve(true);
    this.#throttle.flushNow();
    return this.waiting.until(position, milliseconds);
  }

  /** The context of applying events, for the current file. */
  applying(): ApplyContext {
    const { store, projections, clock } = this.options;
    return { store, file: this.options.file(), folds: this.#folds, projections, today: clock.today() };
  }

  #wake(signal: AbortSignal): void {
    this.#oldest ??= performance.now();
    if (this.#isUrgent) this.#throttle.flushNow();
    this.#working ??= this.#work(signal).finally(() => (this.#working = undefined));
  }

  get #isUrgent(): boolean {
    return this.waiting.some || this.#pending.isNearlyFull;
  }

  async #work(signal: AbortSignal): Promise<void> {
    while (this.#pending.position !== undefined) {
      if (!this.#isUrgent && !signal.aborted) await this.#throttle.rest();
      const applied = await this.options.inTurn(() => this.#apply()).then(() => true, (error: unknown) => this.options.failed(error).then(() => false));
      if (!applied && signal.aborted) return;
    }
  }

  async #apply(): Promise<void> {
    const taken = this.#pending.take();
    if (!taken) return;
    const began = performance.now();
    this.#applying = taken.events;
    try {
      await applyTaken(this.applying(), taken);
    } catch (error) {
      this.#pending.putBack(taken);
      throw error;
    } finally {
      this.#applying = 0;
      this.#throttle.worked(performance.now() - began);
    }
    this.#oldest = this.#pending.position === undefined ? undefined : performance.now();
    this.options.worked();
    this.options.changed(new Set([...taken.streams.keys()].map((stream) => streamParts(stream).kind)));
    this.waiting.seen(this.options.file().checkpoint);
  }
}
