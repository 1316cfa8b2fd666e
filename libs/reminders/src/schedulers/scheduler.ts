import type { Instant } from '#kernel';

/** Asks to be called at an instant; carries nothing but ids. The truth is read again when it fires. */
export interface WakeUp {
  /** The same for the same reminder, however often it is worked out. */
  id: string;
  ulo: string;
  at: Instant;
}

export interface SchedulerStatus {
  kind: 'in-process' | 'redis';
  /** How many wait for their time, or to be tried again. */
  waiting: number;
  /** How many are being dealt with now. */
  active: number;
  /** How many were tried so often that they wait for the next reconciliation. */
  failed: number;
  /** When the next one is due; absent when none waits. */
  next?: Instant;
  /** Why it does not work at present, in one sentence. */
  problem?: string;
  /** What is set in a way that can lose wake-ups until the next reconciliation, in one sentence. */
  warning?: string;
}

/** Deals with a wake-up. Rejects when it is to be tried again. */
export type Fire = (wakeUp: WakeUp) => Promise<void>;

/**
 * Wakes up whoever sends reminders. It may forget wake-ups (a queue that is emptied) and fire one twice (a process
 * killed): the log says what is due and what was sent, and the scheduler is reconciled with it.
 */
export interface Scheduler {
  /**
   * `onDoubt` is called when wake-ups may have been lost, and whenever what keeps them can be reached again: it is time
   * to reconcile.
   */
  start(fire: Fire, onDoubt?: () => void): Promise<void>;
  /** Makes the wake-ups of one ULO exactly these. @throws SchedulerUnavailable */
  replace(ulo: string, wakeUps: readonly WakeUp[]): Promise<void>;
  /** Makes all of them exactly these, and tries again what had failed. @throws SchedulerUnavailable */
  reconcile(wanted: AsyncIterable<WakeUp> | Iterable<WakeUp>): Promise<Reconciled>;
  /** Never rejects, and answers within seconds. */
  status(): Promise<SchedulerStatus>;
  /** Fires nothing more and waits, within a bound, for what is under way. */
  close(): Promise<void>;
}

export interface Reconciled {
  added: number;
  removed: number;
  kept: number;
}

/** What keeps the wake-ups cannot be reached. Nothing is lost: reconcile when it can. */
export class SchedulerUnavailable extends Error {
  override readonly name = 'SchedulerUnavailable';
}
