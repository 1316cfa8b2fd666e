import type { ReminderTimer } from '../schedulers/scheduler.js';

/** Plans and handles the timers of reminders, from the log. */
export interface ReminderPlanner {
  /** Every timer of one ULO that is in the future, or due and still open. Empty for a missing ULO. */
  timersOf(ulo: string): Promise<readonly ReminderTimer[]>;
  /** The timers of all ULOs. Rejects when aborted, so that a part of them is not taken for all. */
  allTimers(signal: AbortSignal): AsyncIterable<ReminderTimer>;
  /** Reads the current state and sends what is due, which may be nothing. Rejects for a retry. When aborted, starts no further email. */
  remind(timer: ReminderTimer, signal?: AbortSignal): Promise<void>;
  /** Stops waiting for an unavailable store, because the process is stopping. */
  stop(): void;
}
