import type { Batch, EventRef } from '#event-store';
import type { Instant, PlainDate, StoredEvent } from '#kernel';
import type { HandledEvent, ProcessManager } from '#workflow';

/** A running process manager of any kind. Every method may throw `Stopped` and store errors. */
export interface ManagerRun {
  readonly manager: Pick<ProcessManager, 'name'>;
  readonly isActive: boolean;
  readonly status: { parked: number; refused: number };
  /** The time when it last handled something in this process; undefined when it has not yet. */
  readonly movedAt: Instant | undefined;
  /** The number of streams with new events that are not yet reconciled. */
  readonly waiting: number;
  /** The number of events in the batch that it will handle. */
  countIn(batch: Batch): number;
  /** @param lastBefore the last event before the activation; null when there is none */
  activate(lastBefore: HandledEvent | null): Promise<void>;
  /** Called when the whole log is read and the manager is active. */
  sweep(): Promise<void>;
  /** True for events whose data it needs. */
  handles(event: StoredEvent): boolean;
  take(event: StoredEvent): Promise<void>;
  /** Called with every event of the log, without the data. */
  see(refs: readonly EventRef[]): void;
  handleDueDays(today: PlainDate): Promise<void>;
  /** Records a checkpoint when enough events were handled since the last one. */
  checkpoint(isIdle: boolean): Promise<void>;
  /** Resolves when no work is waiting, or when the process stops. Never rejects. */
  settled(): Promise<void>;
}
