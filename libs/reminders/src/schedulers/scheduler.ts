import type { Instant } from '#kernel';

/** Asks to be called at an instant; carries nothing but ids. The truth is read again when it fires. */
export interface WakeUp {
  id: string;
  ulo: string;
  at: Instant;
}

/** For people: how the queue stands. */
export interface SchedulerStatus {
  waiting: number;
  active: number;
  failed: number;
  /** The next wake-up; null when none waits. */
  next: Instant | null;
  /** What is wrong and what is done about it, as a sentence; null when all is well. */
  problem: string | null;
}

/** Keeps wake-ups, and nothing that could not be worked out again from the log. */
export interface Scheduler {
  start(fire: (wakeUp: WakeUp) => Promise<void>): Promise<void>;
  /** Makes the wake-ups of one ULO exactly these. */
  replace(ulo: string, wakeUps: readonly WakeUp[]): Promise<void>;
  /** Makes all of them exactly these: at start and hourly. */
  reconcile(wanted: AsyncIterable<WakeUp> | Iterable<WakeUp>): Promise<{ added: number; removed: number; kept: number }>;
  status(): Promise<SchedulerStatus>;
  close(): Promise<void>;
}
