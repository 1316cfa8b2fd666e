import { eventsOfTypes, type Batch } from '#event-store';
import { londonDate, type PlainDate, type StoredEvent } from '#kernel';
import { isCorrection, type DueDay, type ManagedCommand, type ManagedEvent, type HandledEvent, type ProcessManager } from '#workflow';
import type { ManagerRun } from './manager-run.js';
import type { ManagerRecord, RecordOptions } from './manager-record.js';
import { handledEventOf } from './handled-event.js';
import { RecordedRun } from './recorded-run.js';

/** The number of handled events after which a checkpoint is recorded. */
const CHECKPOINT_AFTER = 200;
/** The same while no events wait. */
const CHECKPOINT_AFTER_WHEN_IDLE = 20;
/** Maximum time without yielding, in the calculation of due days. */
const SLICE_MS = 4;

/** Runs a process manager that turns events into commands. */
export class ManagedRun extends RecordedRun<ProcessManager> implements ManagerRun {
  private state: unknown;
  private handled = 0;
  private lastHandled: HandledEvent | undefined;
  /** Due days handled today. Needed because a refused command does not change the state. */
  private done = { on: '', keys: new Set<string>() };
  /** By stream: the revision from which an earlier version of the manager had parked it. */
  private readonly takenUp: ReadonlyMap<string, number>;
  private readonly types: ReadonlySet<string>;
  /** Always 0: `take` handles each event at once. */
  readonly waiting = 0;

  constructor(
    manager: ProcessManager,
    record: ManagerRecord,
    private readonly options: Pick<RecordOptions, 'clock' | 'inTurn'>,
  ) {
    super(manager, record);
    this.state = manager.initial();
    this.types = new Set([...manager.handles, 'CorrectionRecorded']);
    this.takenUp = new Map(record.takenUp().map(({ stream, revision }) => [stream, revision]));
  }

  /** Issues the commands for the state before the activation. Repeated at each start until the first checkpoint. */
  async sweep(): Promise<void> {
    if (this.record.isFresh && this.manager.sweep) await this.record.send('activation', this.manager.sweep(this.state));
  }

  handles(event: StoredEvent): boolean {
    return this.manager.handles.includes(isCorrection(event) ? event.data.ofType : event.type);
  }

  countIn(batch: Batch): number {
    return eventsOfTypes(batch, this.types).filter((event) => this.handles(event)).length;
  }

  async take(stored: StoredEvent): Promise<void> {
    if (this.record.isParked(stored)) return;
    const event = managed(stored);
    let commands: readonly ManagedCommand[] = [];
    try {
      this.state = this.manager.evolve(this.state, event);
      if (this.isToBeHandled(stored)) commands = this.manager.commandsOn(this.state, event);
    } catch (error) {
      return this.record.park(handledEventOf(stored), error);
    }
    await this.record.send({ event: event.id }, commands);
    if (!this.record.isNew(stored)) return;
    this.handled += 1;
    this.record.movedAt = this.options.clock.now();
    this.lastHandled = handledEventOf(stored);
  }

  see(): void {
    // Not needed: `take` handles the events.
  }

  /** Handles every due day since the activation. */
  async handleDueDays(today: PlainDate): Promise<void> {
    const { activatedAt } = this.record;
    if (activatedAt === null || !this.manager.dueDays) return;
    if (this.done.on !== today) this.done = { on: today, keys: new Set() };
    const days = this.manager.dueDays(this.state, today)[Symbol.iterator]();
    const since = londonDate(activatedAt);
    for (let due = await this.nextDue(days); due !== 'none'; due = await this.nextDue(days)) {
      if (due === 'more') continue;
      const key = `${due.key} ${due.day}`;
      if (due.day < since || this.done.keys.has(key)) continue;
      this.done.keys.add(key);
      this.record.movedAt = this.options.clock.now();
      await this.record.send({ due }, due.commands);
    }
  }

  async checkpoint(isIdle: boolean): Promise<void> {
    if (!this.lastHandled || this.handled < (isIdle ? CHECKPOINT_AFTER_WHEN_IDLE : CHECKPOINT_AFTER)) return;
    await this.record.checkpoint(this.lastHandled);
    this.handled = 0;
  }

  settled(): Promise<void> {
    return Promise.resolve();
  }

  private nextDue(days: Iterator<DueDay | null>): Promise<DueDay | 'more' | 'none'> {
    return this.options.inTurn(async () => {
      const until = performance.now() + SLICE_MS;
      for (let next = days.next(); ; next = days.next()) {
        if (next.done) return 'none';
        if (next.value) return next.value;
        if (performance.now() > until) return 'more';
      }
    });
  }

  private isToBeHandled(event: StoredEvent): boolean {
    const { stream, revision, metadata } = event;
    if (!this.isActive || metadata.example === true || metadata.imported === true) return false;
    return this.record.isNew(event) || revision >= (this.takenUp.get(stream) ?? Number.POSITIVE_INFINITY);
  }
}

const managed = ({ id, type, stream, revision, occurredOn, recordedAt, data, metadata }: StoredEvent): ManagedEvent => ({
  id, type, stream, revision, occurredOn, recordedAt, data, example: metadata.example === true,
});
