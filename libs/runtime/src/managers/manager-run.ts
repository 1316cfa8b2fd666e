import type { Batch, EventRef } from '#event-store';
import type { Instant, PlainDate, StoredEvent } from '#kernel';
import type { HandledEvent, ProcessManager } from '#workflow';

/** A process manager at work on the log, whatever its form. Every method may throw `Stopped` and store errors. */
export interface ManagerRun {
  readonly manager: Pick<ProcessManager, 'name'>;
  readonly isActive: boolean;
  readonly status: { parked: number; refused: number };
  /** When it last handled something, in this process; undefined: not yet. */
  readonly movedAt: Instant | undefined;
  /** Streams that it has seen events of and not looked at yet. */
  readonly waiting: number;
  /** How many of the events it will handle or look at. */
  countIn(batch: Batch): number;
  /** @param place the last event that is older than the manager; null: there is none */
  activate(place: HandledEvent | null): Promise<void>;
  /** Called once the whole log was read, and the manager is active. */
  sweep(): Promise<void>;
  /** True of events whose data it needs. */
  handles(event: StoredEvent): boolean;
  take(event: StoredEvent): Promise<void>;
  /** Called with every event of the log, without its data. */
  see(refs: readonly EventRef[]): void;
  handleDueDays(today: PlainDate): Promise<void>;
  /** Records how far it is, from time to time. */
  checkpoint(isIdle: boolean): Promise<void>;
  /** Resolves when nothing that it saw waits, or the process stops. Never rejects. */
  settled(): Promise<void>;
}
