import { readStream, start, type EventStore } from '#event-store';
import { KeyedQueue, type Clock, type Instant, type Position, type StoredEvent } from '#kernel';
import {
  causeInWords, managedCommandId, parkedNow,
  type Cause, type ManagedCommand, type ManagerEvent, type ManagingState, type HandledEvent, type ProcessManager,
} from '#workflow';
import type { CommandSender } from './command-sender.js';
import type { ManagerLog } from './manager-log.js';
import type { StoreRetry } from './store-retry.js';

export interface RecordOptions {
  store: Pick<EventStore, 'readStream' | 'compare'>;
  log: ManagerLog;
  sender: CommandSender;
  retry: StoreRetry;
  clock: Clock;
  /** Runs a piece of work after yielding to other work. */
  inTurn: <T>(piece: () => Promise<T>) => Promise<T>;
  onProblem: (message: string, error?: unknown) => void;
}

/** The number of commands that are decided concurrently. */
const BATCH_SIZE = 50;
const MAX_REASON_LENGTH = 1_000;

/** The recorded state of one process manager, and the commands that it issues. */
export class ManagerRecord {
  /** The position after which events are handled. Undefined until the manager is activated. */
  after: Position | undefined;
  /** The time when it last handled an event or a due day in this process; undefined when it has not yet. */
  movedAt: Instant | undefined;
  readonly #parked = new Map<string, number>();
  readonly #queue = new KeyedQueue<'own stream'>();
  #older: Position | undefined;

  private constructor(
    readonly manager: Pick<ProcessManager, 'name' | 'version'>,
    private readonly options: RecordOptions,
    private recorded: ManagingState,
  ) {
    for (const { at } of parkedNow(recorded, manager.version)) this.#parked.set(at.stream, at.revision);
  }

  /** @throws store errors */
  static async of(manager: Pick<ProcessManager, 'name' | 'version'>, options: RecordOptions): Promise<ManagerRecord> {
    const record = new ManagerRecord(manager, options, await options.log.read());
    if (record.recorded.activatedAt !== null) record.after = await record.#position(record.recorded.checkpoint);
    return record;
  }

  get activatedAt(): Instant | null {
    return this.recorded.activatedAt;
  }
  get isFresh(): boolean {
    return this.recorded.isFresh;
  }
  get status(): { parked: number; refused: number } {
    return { parked: this.#parked.size, refused: this.recorded.refusedCount };
  }

  /**
   * @param lastBefore the last event before the activation; null when there is none
   * @throws Stopped
   */
  async activate(lastBefore: HandledEvent | null): Promise<void> {
    const { name, version } = this.manager;
    await this.#record((state) => (state.activatedAt === null ? { type: 'ManagerActivated', data: { name, version, after: lastBefore } } : undefined));
    // Uses the recorded checkpoint, because another process may have activated the manager first.
    this.after = await this.options.retry.run(() => this.#position(this.recorded.checkpoint));
  }

  /** True for an event after the last checkpoint. */
  isNew({ position }: Pick<StoredEvent, 'position'>): boolean {
    return this.after !== undefined && this.options.store.compare(position, this.after) > 0;
  }

  /** False for events before the activation, examples and imports: they cause no commands. @throws Stopped */
  async counts({ position, metadata }: StoredEvent): Promise<boolean> {
    if (metadata.example === true || metadata.imported === true) return false;
    this.#older ??= await this.options.retry.run(() => this.#position(this.recorded.older));
    return this.options.store.compare(position, this.#older) > 0;
  }

  /** True when the stream of the event is parked in this version of the manager. */
  isParked({ stream, revision }: Pick<HandledEvent, 'stream' | 'revision'>): boolean {
    const from = this.#parked.get(stream);
    return from !== undefined && revision >= from;
  }

  /** The events from which an earlier version of the manager had parked a stream. This version handles them again. */
  takenUp(): HandledEvent[] {
    return [...this.recorded.parked.values()].flatMap(({ version, at }) => (version < this.manager.version ? [at] : []));
  }

  /** Issues commands, and records which were refused. @throws Stopped */
  async send(cause: Cause, commands: readonly ManagedCommand[]): Promise<void> {
    for (let i = 0; i < commands.length; i += BATCH_SIZE) {
      const batch = commands.slice(i, i + BATCH_SIZE);
      const reasons = await this.options.inTurn(() => Promise.all(batch.map((command) => this.options.sender.send(this.manager, cause, command))));
      for (const [n, command] of batch.entries()) if (reasons[n] !== undefined) await this.#refused(cause, command, reasons[n]);
    }
  }

  /** Parks the stream of the event, from that event on. @throws Stopped */
  async park(at: HandledEvent, error: unknown): Promise<void> {
    const { name, version } = this.manager;
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, MAX_REASON_LENGTH);
    this.#parked.set(at.stream, at.revision);
    this.options.onProblem(`The process manager ${name} has parked ${at.stream} from event ${at.revision} on.`, error);
    await this.#record((state) => (parkedNow(state, version).some((one) => one.at.stream === at.stream) ? undefined : { type: 'ManagerStreamParked', data: { version, at, reason } }));
  }

  /** Records that all events up to this one are handled. @throws Stopped */
  checkpoint(at: HandledEvent): Promise<void> {
    const { version } = this.manager;
    return this.#record((state) => (state.checkpoint?.event === at.event ? undefined : { type: 'ManagerCheckpointReached', data: { version, at } }));
  }

  async #refused(cause: Cause, command: ManagedCommand, reason: string): Promise<void> {
    const { name, to: stream } = command;
    const data = { command: managedCommandId(this.manager, cause, command), name, stream, because: causeInWords(cause), reason: reason.slice(0, MAX_REASON_LENGTH) };
    this.options.onProblem(`The command ${name} of the process manager ${this.manager.name} was refused for ${stream}: ${reason}`);
    await this.#record((state) => (state.refused.some((one) => one.command === data.command) ? undefined : { type: 'ManagerCommandRefused', data }));
  }

  #record(eventFor: (state: ManagingState) => ManagerEvent | undefined): Promise<void> {
    return this.#queue.run('own stream', async () => {
      this.recorded = await this.options.retry.run(() => this.options.log.record(eventFor));
    });
  }

  /** @throws store errors; Error when the event is not in the log */
  async #position(at: HandledEvent | null): Promise<Position> {
    if (at === null) return start;
    const [event] = await readStream(this.options.store, at.stream, { from: at.revision, upTo: at.revision });
    if (event?.id === at.event) return event.position;
    throw new Error(`Event ${at.event}, which a process manager has handled, is not in the log.`);
  }
}
