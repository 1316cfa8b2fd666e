import { start, type EventStore } from '#event-store';
import { londonDate, type Clock, type Instant, type PlainDate, type Position, type StoredEvent } from '#kernel';
import {
  causeInWords, isCorrection, managedCommandId, parkedNow,
  type Cause, type DueDay, type ManagedCommand, type ManagedEvent, type ManagerEvent, type ManagingState, type Place, type ProcessManager,
} from '#workflow';
import type { CommandSender } from './command-sender.js';
import type { ManagerLog } from './manager-log.js';
import type { StorePatience } from './store-patience.js';

export interface RunOptions {
  store: Pick<EventStore, 'readStream' | 'compare'>;
  log: ManagerLog;
  sender: CommandSender;
  patience: StorePatience;
  clock: Clock;
  /** Runs a piece of work when others have had their turn. */
  inTurn: <T>(piece: () => Promise<T>) => Promise<T>;
  onProblem: (message: string, error?: unknown) => void;
}

/** Commands that are decided at the same time, on streams of their own. */
const TOGETHER = 50;
/** Handled events after which a checkpoint is recorded, and those for which it is recorded once nothing more waits. */
const MANY = 200;
const SOME = 20;
/** Milliseconds of one piece of work on due days. */
const PIECE_MS = 4;
const LONGEST_REASON = 1_000;

/** One process manager at work on the log. */
export class ManagedRun {
  private state: unknown;
  /** Events after it are handled. Undefined until the manager is activated. */
  private after: Position | undefined;
  private parked = new Map<string, number>();
  private handled = 0;
  private lastHandled: Place | undefined;
  /** When it last handled an event or a day, in this process; undefined: not yet. */
  movedAt: Instant | undefined;
  /** Due days handled today: what came of them is in the state, but for those that were refused. */
  private done = { on: '', keys: new Set<string>() };

  private constructor(
    readonly manager: ProcessManager,
    private readonly o: RunOptions,
    private recorded: ManagingState,
  ) {
    this.state = manager.initial();
    for (const { at } of parkedNow(recorded, manager.version)) this.parked.set(at.stream, at.revision);
  }

  /** @throws store errors */
  static async of(manager: ProcessManager, o: RunOptions): Promise<ManagedRun> {
    const run = new ManagedRun(manager, o, await o.log.read());
    if (run.recorded.activatedAt !== null) run.after = await run.checkpointPosition();
    return run;
  }

  get status(): { parked: number; refused: number } {
    return { parked: this.parked.size, refused: this.recorded.refusedCount };
  }

  get isActive(): boolean {
    return this.after !== undefined;
  }

  handles(event: StoredEvent): boolean {
    return this.manager.handles.includes(isCorrection(event) ? event.data.ofType : event.type);
  }

  /**
   * @param place the last event that is older than the manager; null: there is none
   * @throws Stopped
   */
  async activate(place: Place | null): Promise<void> {
    const { name, version } = this.manager;
    await this.record((state) => (state.activatedAt === null ? { type: 'ManagerActivated', data: { name, version, after: place } } : undefined));
    // As recorded: another process may have been first.
    this.after = await this.o.patience.run(() => this.checkpointPosition());
  }

  /** What holds already is brought to where it is missing, until a checkpoint says that it was. */
  async sweep(): Promise<void> {
    if (this.recorded.isFresh && this.manager.sweep) await this.send('activation', this.manager.sweep(this.state));
  }

  /** @throws Stopped */
  async take(stored: StoredEvent): Promise<void> {
    const from = this.parked.get(stored.stream);
    if (from !== undefined && stored.revision >= from) return;
    const event = managed(stored);
    let commands: readonly ManagedCommand[] = [];
    try {
      this.state = this.manager.evolve(this.state, event);
      if (this.isToBeHandled(stored)) commands = this.manager.commandsOn(this.state, event);
    } catch (error) {
      return this.park(stored, error);
    }
    await this.send({ event: event.id }, commands);
    if (this.after === undefined || this.o.store.compare(stored.position, this.after) <= 0) return;
    this.handled += 1;
    this.movedAt = this.o.clock.now();
    this.lastHandled = placeOf(stored);
  }

  /** Handles every day that has come since the activation. */
  async handleDueDays(today: PlainDate): Promise<void> {
    const { activatedAt } = this.recorded;
    if (activatedAt === null || !this.manager.dueDays) return;
    if (this.done.on !== today) this.done = { on: today, keys: new Set() };
    const days = this.manager.dueDays(this.state, today)[Symbol.iterator]();
    const since = londonDate(activatedAt);
    for (let due = await this.nextDue(days); due !== 'none'; due = await this.nextDue(days)) {
      if (due === 'more') continue;
      const key = `${due.key} ${due.day}`;
      if (due.day < since || this.done.keys.has(key)) continue;
      this.done.keys.add(key);
      this.movedAt = this.o.clock.now();
      await this.send({ due }, due.commands);
    }
  }

  /** Records how far it is, from time to time. */
  async checkpoint(isIdle: boolean): Promise<void> {
    const at = this.lastHandled;
    if (!at || this.handled < (isIdle ? SOME : MANY)) return;
    const { version } = this.manager;
    await this.record((state) => (state.checkpoint?.event === at.event ? undefined : { type: 'ManagerCheckpointReached', data: { version, at } }));
    this.handled = 0;
  }

  private nextDue(days: Iterator<DueDay | null>): Promise<DueDay | 'more' | 'none'> {
    return this.o.inTurn(async () => {
      const until = performance.now() + PIECE_MS;
      for (let next = days.next(); ; next = days.next()) {
        if (next.done) return 'none';
        if (next.value) return next.value;
        if (performance.now() > until) return 'more';
      }
    });
  }

  private isToBeHandled({ position, stream, revision, metadata }: StoredEvent): boolean {
    if (this.after === undefined || metadata.example === true || metadata.imported === true) return false;
    if (this.o.store.compare(position, this.after) > 0) return true;
    // An earlier version of the manager parked it.
    const parked = this.recorded.parked.get(stream);
    return parked !== undefined && parked.version < this.manager.version && revision >= parked.at.revision;
  }

  private async send(cause: Cause, commands: readonly ManagedCommand[]): Promise<void> {
    for (let i = 0; i < commands.length; i += TOGETHER) {
      const some = commands.slice(i, i + TOGETHER);
      const reasons = await this.o.inTurn(() => Promise.all(some.map((command) => this.o.sender.send(this.manager, cause, command))));
      for (const [n, command] of some.entries()) if (reasons[n] !== undefined) await this.refused(cause, command, reasons[n]);
    }
  }

  private async refused(cause: Cause, command: ManagedCommand, reason: string): Promise<void> {
    const { name, to: stream } = command;
    const data = { command: managedCommandId(this.manager, cause, command), name, stream, because: causeInWords(cause), reason: reason.slice(0, LONGEST_REASON) };
    this.o.onProblem(`The process manager ${this.manager.name} was refused ${name} for ${stream}: ${reason}`);
    await this.record((state) => (state.refused.some((one) => one.command === data.command) ? undefined : { type: 'ManagerCommandRefused', data }));
  }

  private async park(stored: StoredEvent, error: unknown): Promise<void> {
    const { name, version } = this.manager;
    const at = placeOf(stored);
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_REASON);
    this.parked.set(at.stream, at.revision);
    this.o.onProblem(`The process manager ${name} leaves ${at.stream} alone from event ${at.revision} on.`, error);
    await this.record((state) => (parkedNow(state, version).some((one) => one.at.stream === at.stream) ? undefined : { type: 'ManagerStreamParked', data: { version, at, reason } }));
  }

  private async record(wanted: (state: ManagingState) => ManagerEvent | undefined): Promise<void> {
    this.recorded = await this.o.patience.run(() => this.o.log.record(wanted));
  }

  private checkpointPosition(): Promise<Position> {
    const { checkpoint } = this.recorded;
    return checkpoint === null ? Promise.resolve(start) : positionOf(this.o.store, checkpoint);
  }
}

const placeOf = ({ id, stream, revision }: StoredEvent): Place => ({ event: id, stream, revision });

const managed = ({ id, type, stream, revision, occurredOn, recordedAt, data, metadata }: StoredEvent): ManagedEvent => ({
  id, type, stream, revision, occurredOn, recordedAt, data, example: metadata.example === true,
});

/** @throws Error when the log does not hold it */
async function positionOf(store: Pick<EventStore, 'readStream'>, { event, stream, revision }: Place): Promise<Position> {
  for await (const { events } of store.readStream(stream, { from: revision })) if (events[0]?.id === event) return events[0].position;
  throw new Error(`The log does not hold event ${event}, which a process manager has handled.`);
}
