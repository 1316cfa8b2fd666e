import type { Instant } from '#kernel';

/** A request to be called at an instant. It contains only ids: the current state is read when it is due. */
export interface ReminderTimer {
  /** Stable for the same reminder, or for the same reminders that are due. */
  id: string;
  ulo: string;
  at: Instant;
}

export interface SchedulerStatus {
  kind: 'in-process' | 'redis';
  /** Timers in the future, or waiting for a retry. */
  waiting: number;
  /** Timers in progress. */
  active: number;
  /** Timers that failed so often that they wait for the next reconciliation. */
  failed: number;
  /** When the next one is due; undefined when none is waiting. */
  next?: Instant;
  /** Why it does not work at present, in one sentence. */
  problem?: string;
  /** A setting that can lose timers until the next reconciliation, in one sentence. */
  warning?: string;
}

/** Handles a timer. Rejects for a retry. */
export type TimerHandler = (timer: ReminderTimer) => Promise<void>;

/**
 * Calls a handler when a timer is due. It may lose timers (an emptied queue) and call twice (a killed process): the log
 * shows what is due and what was sent, and the scheduler is reconciled with it.
 */
export interface Scheduler {
  /**
   * Calls `onReconnected` when timers may have been lost, and whenever their storage is reachable again. The caller then
   * reconciles.
   */
  start(handle: TimerHandler, onReconnected?: () => void): Promise<void>;
  /** Sets the timers of one ULO to exactly these. @throws SchedulerUnavailable */
  replace(ulo: string, timers: readonly ReminderTimer[]): Promise<void>;
  /** Sets all timers to exactly these, and retries failed ones. @throws SchedulerUnavailable */
  reconcile(wanted: AsyncIterable<ReminderTimer> | Iterable<ReminderTimer>): Promise<Reconciled>;
  /** Never rejects, and answers within seconds. */
  status(): Promise<SchedulerStatus>;
  /** Handles no more timers and waits, within a bound, for those in progress. */
  close(): Promise<void>;
}

export interface Reconciled {
  added: number;
  removed: number;
  kept: number;
}

/** The storage of the timers is unreachable. Nothing is lost: reconcile when it is reachable again. */
export class SchedulerUnavailable extends Error {
  override readonly name = 'SchedulerUnavailable';
}
