import type { WakeUp } from '../schedulers/scheduler.js';

/** What the log says of reminders: which wake-ups it wants, and what is to be done when one fires. */
export interface Reminding {
  /** Every wake-up of one ULO that is still to come, or due and not yet dealt with. None for a ULO that does not exist. */
  wakeUpsOf(ulo: string): Promise<readonly WakeUp[]>;
  /** The wake-ups of all ULOs. Rejects when it is aborted: a part of them must not be taken for all. */
  allWakeUps(signal: AbortSignal): AsyncIterable<WakeUp>;
  /** Reads the truth again and does what is due now, which may be nothing. Rejects when it is to be tried again; aborted, no further letter is begun. */
  remind(wakeUp: WakeUp, signal?: AbortSignal): Promise<void>;
  /** Ends waiting for a store that is away: the process is stopping. */
  stop(): void;
}
