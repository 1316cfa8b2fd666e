import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandPipeline } from '#commands';
import { readStream, type Batch, type EventRef, type EventStore } from '#event-store';
import { factsOf } from '#history';
import { fold, type Clock, type StoredEvent } from '#kernel';
import { CooperativeQueue } from '#platform';
import type { ManagedCommand, Reconciler } from '#workflow';
import { managerAuthor } from './manager-log.js';
import { handledEventOf } from './handled-event.js';
import type { ManagerRecord } from './manager-record.js';
import type { ManagerRun } from './manager-run.js';
import { RecordedRun } from './recorded-run.js';
import { Stopped, type StoreRetry } from './store-retry.js';
import { TouchedStreams, type Revision, type Touched } from './touched-streams.js';

export interface ReconcilingOptions {
  store: Pick<EventStore, 'readStream'>;
  handling: Pick<CommandPipeline, 'stateOf'>;
  clock: Clock;
  retry: StoreRetry;
  signal: AbortSignal;
  /** Resolves when no read model is being rebuilt. */
  ready: () => Promise<void>;
  onProblem: (message: string, error: unknown) => void;
  /** Time for which events are collected. */
  collectMs: number;
  /** Pause after a failure. */
  retryMs: number;
}

type Command = Omit<ManagedCommand, 'to'>;

/** The number of handled events after which a checkpoint is recorded. After a crash, their streams are only reconciled again. */
const CHECKPOINT_AFTER = 500;
/** At most 1 % of the event loop while requests are waiting. */
const pauses = { perWork: 99, longestMs: 2_000 };

/**
 * Runs a reconciler. Several events of a stream cause one reconciliation of its current state. While requests are waiting,
 * it uses about 1 % of the event loop; the pause after a long reconciliation is bounded.
 */
export class ReconcilingRun extends RecordedRun<Reconciler> implements ManagerRun {
  private readonly touched = new TouchedStreams();
  private readonly cooperative = new CooperativeQueue(pauses);
  private work: Promise<void> | undefined;
  /** The number of the event at the last checkpoint. */
  private checkpointed = 0;

  constructor(
    manager: Reconciler,
    record: ManagerRecord,
    private readonly options: ReconcilingOptions,
  ) {
    super(manager, record);
    for (const at of record.takenUp()) this.touched.add({ ...at, before: undefined });
  }

  get waiting(): number {
    return this.touched.size;
  }

  /** Does nothing for the state before the activation. */
  async sweep(): Promise<void> {
    this.start();
  }

  handles(): boolean {
    return false;
  }
  async take(): Promise<void> {
    // Not needed: it reads streams, not events.
  }
  async handleDueDays(): Promise<void> {
    // Not needed: the state does not change with time.
  }

  countIn({ refs, events }: Batch): number {
    return (refs ?? events).filter((ref) => this.isFor(ref)).length;
  }

  see(refs: readonly EventRef[]): void {
    for (const ref of refs) if (this.isFor(ref) && this.record.isNew(ref)) this.touched.see(ref, !this.record.isParked(ref));
    this.start();
  }

  async checkpoint(): Promise<void> {
    const done = this.touched.done();
    if (!done || done.number - this.checkpointed < CHECKPOINT_AFTER) return;
    this.checkpointed = done.number;
    const [event] = await this.options.retry.run(() => readStream(this.options.store, done.stream, { from: done.revision, upTo: done.revision }));
    if (event) await this.record.checkpoint(handledEventOf(event));
  }

  async settled(): Promise<void> {
    await this.work;
  }

  private isFor({ stream }: EventRef): boolean {
    return stream.startsWith(`${this.manager.decider.kind}-`);
  }

  private start(): void {
    if (!this.isActive || this.touched.size === 0 || this.options.signal.aborted) return;
    this.work ??= this.reconcileAll().finally(() => {
      this.work = undefined;
      this.start();
    });
  }

  private async reconcileAll(): Promise<void> {
    await this.rest(this.options.collectMs);
    for (const touched of this.touched.each()) {
      if (this.options.signal.aborted) return;
      await this.reconcile(touched).catch((error: unknown) => this.tryAgain(touched, error));
    }
    await this.checkpoint().catch((error: unknown) => this.tryAgain(undefined, error));
  }

  private async tryAgain(touched: Touched | undefined, error: unknown): Promise<void> {
    if (touched) this.touched.add(touched);
    if (error instanceof Stopped) return;
    this.options.onProblem(`The process manager ${this.manager.name} could not reconcile a stream; it is tried again.`, error);
    await this.rest(this.options.retryMs);
  }

  private async reconcile(touched: Touched): Promise<void> {
    await this.options.ready();
    const needed = await this.cooperative.work(() => this.neededFor(touched));
    if (needed) await this.record.send({ event: needed.because.id }, needed.commands.map((command) => ({ ...command, to: touched.stream })));
    this.record.movedAt = this.options.clock.now();
  }

  private async neededFor(touched: Touched): Promise<{ commands: readonly Command[]; because: StoredEvent } | undefined> {
    try {
      const state = await this.options.retry.run(() => this.stateOf(touched));
      // Reads the stream only when there are commands, which is rare.
      if (state && this.commandsFor(state).length > 0) return await this.newlyNeededFor(touched.stream);
    } catch (error) {
      if (error instanceof Stopped) throw error;
      const [event] = await this.options.retry.run(() => readStream(this.options.store, touched.stream, { from: touched.revision, upTo: touched.revision }));
      if (event) await this.record.park(handledEventOf(event), error);
    }
    return undefined;
  }

  /** The commands that are not already needed after events before the activation, examples and imports. */
  private async newlyNeededFor(stream: string): Promise<{ commands: readonly Command[]; because: StoredEvent } | undefined> {
    const events = await this.options.retry.run(() => readStream(this.options.store, stream));
    const own = managerAuthor(this.manager.name).id;
    const [others, counting]: [StoredEvent[], StoredEvent[]] = [[], []];
    for (const event of events) ((await this.record.counts(event)) ? counting : others).push(event);
    const because = counting.findLast(({ metadata }) => metadata.actor.id !== own);
    if (!because) return undefined;
    const before = new Set(others.length === 0 ? [] : this.commandsFor(this.folded(others)).map(keyOf));
    const commands = this.commandsFor(this.folded(events)).filter((command) => !before.has(keyOf(command)));
    return { commands, because };
  }

  private commandsFor(state: object): readonly Command[] {
    return this.manager.commandsFor(state, this.options.clock.today());
  }

  private folded(events: readonly StoredEvent[]): object {
    return fold(this.manager.decider, factsOf(events));
  }

  private stateOf({ stream, revision }: Revision): Promise<object | undefined> {
    const { kind } = this.manager.decider;
    return this.options.handling.stateOf(kind, stream.slice(kind.length + 1), revision);
  }

  private rest(milliseconds: number): Promise<void> {
    return sleep(milliseconds, undefined, { signal: this.options.signal, ref: false }).catch(() => undefined);
  }
}

const keyOf = ({ name, about = '' }: Command): string => `${name} ${about}`;
