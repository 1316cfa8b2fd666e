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
  /** Runs a piece of work when others have had their turn. */
  inTurn: <T>(piece: () => Promise<T>) => Promise<T>;
  onProblem: (message: string, error?: unknown) => void;
}

/** Commands that are decided at the same time, on streams of their own. */
const TOGETHER = 50;
const LONGEST_REASON = 1_000;

/** What one process manager has recorded of itself, and the commands that it issues. */
export class ManagerRecord {
  /** Events after it are handled. Undefined until the manager is activated. */
  after: Position | undefined;
  /** When it last handled an event or a day, in this process; undefined: not yet. */
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
   * @param place the last event that is older than the manager; null: there is none
   * @throws Stopped
   */
  async activate(place: HandledEvent | null): Promise<void> {
    const { name, version } = this.manager;
    await this.#record((state) => (state.activatedAt === null ? { type: 'ManagerActivated', data: { name, version, after: place } } : undefined));
    // As recorded: another process may have been first.
    this.after = await this.options.retry.run(() => this.#position(this.recorded.checkpoint));
  }

  /** True of an event after the last checkpoint. */
  isNew({ position }: Pick<StoredEvent, 'position'>): boolean {
    return this.after !== undefined && this.options.store.compare(position, this.after) > 0;
  }

  /** False of what is older than the manager, of examples and of imports: nothing is done because of it. @throws Stopped */
  async counts({ position, metadata }: StoredEvent): Promise<boolean> {
    if (metadata.example === true || metadata.imported === true) return false;
    this.#older ??= await this.options.retry.run(() => this.#position(this.recorded.older));
    return this.options.store.compare(position, this.#older) > 0;
  }

  /** True when this version of the manager leaves the event alone. */
  isParked({ stream, revision }: Pick<HandledEvent, 'stream' | 'revision'>): boolean {
    const from = this.#parked.get(stream);
    return from !== undefined && revision >= from;
  }

  /** The events from which an earlier version of the manager left a stream alone, and this one takes it up again. */
  takenUp(): HandledEvent[] {
    return [...this.recorded.parked.values()].flatMap(({ version, at }) => (version < this.manager.version ? [at] : []));
  }

  /** Issues commands, and records which were refused. @throws Stopped */
  async send(cause: Cause, commands: readonly ManagedCommand[]): Promise<void> {
    for (let i = 0; i < commands.length; i += TOGETHER) {
      const some = commands.slice(i, i + TOGETHER);
      const reasons = await this.options.inTurn(() => Promise.all(some.map((command) => this.options.sender.send(this.manager, cause, command))));
      for (const [n, command] of some.entries()) if (reasons[n] !== undefined) await this.#refused(cause, command, reasons[n]);
    }
  }

  /** From that event on the stream is left alone. @throws Stopped */
  async park(at: HandledEvent, error: unknown): Promise<void> {
    const { name, version } = this.manager;
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_REASON);
    this.#parked.set(at.stream, at.revision);
    this.options.onProblem(`The process manager ${name} leaves ${at.stream} alone from event ${at.revision} on.`, error);
    await this.#record((state) => (parkedNow(state, version).some((one) => one.at.stream === at.stream) ? undefined : { type: 'ManagerStreamParked', data: { version, at, reason } }));
  }

  /** Everything up to that event is done. @throws Stopped */
  checkpoint(at: HandledEvent): Promise<void> {
    const { version } = this.manager;
    return this.#record((state) => (state.checkpoint?.event === at.event ? undefined : { type: 'ManagerCheckpointReached', data: { version, at } }));
  }

  async #refused(cause: Cause, command: ManagedCommand, reason: string): Promise<void> {
    const { name, to: stream } = command;
    const data = { command: managedCommandId(this.manager, cause, command), name, stream, because: causeInWords(cause), reason: reason.slice(0, LONGEST_REASON) };
    this.options.onProblem(`The process manager ${this.manager.name} was refused ${name} for ${stream}: ${reason}`);
    await this.#record((state) => (state.refused.some((one) => one.command === data.command) ? undefined : { type: 'ManagerCommandRefused', data }));
  }

  #record(wanted: (state: ManagingState) => ManagerEvent | undefined): Promise<void> {
    return this.#queue.run('own stream', async () => {
      this.recorded = await this.options.retry.run(() => this.options.log.record(wanted));
    });
  }

  /** @throws store errors, and Error when the log does not hold it */
  async #position(place: HandledEvent | null): Promise<Position> {
    if (place === null) return start;
    const [event] = await readStream(this.options.store, place.stream, { from: place.revision, upTo: place.revision });
    if (event?.id === place.event) return event.position;
    throw new Error(`The log does not hold event ${place.event}, which a process manager has handled.`);
  }
}
