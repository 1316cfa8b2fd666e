import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable, WrongExpectedRevision } from '#event-store';
import type { ReminderLog } from '../log/reminder-log.js';
import type { ReminderEvent } from '../log/reminder.events.js';
import { outcomeKey, type RemindersState } from '../log/reminders.decider.js';
import type { UloSnapshot } from './ulo-snapshot.js';

/** The outcome of an email for one person. */
export type OutcomeEvent = Extract<ReminderEvent, { type: 'ReminderSent' | 'ReminderFailed' }>;

const FIRST_WAIT_MS = 50;
/** Short, so that the outcome is recorded before the claim expires for other workers. */
const LONGEST_WAIT_MS = 500;

/**
 * Records the outcome of an email. While the store is unavailable it retries for as long as the process runs: an outcome
 * that is not recorded means a second email.
 */
export class OutcomeRecorder {
  private readonly ended = new AbortController();

  constructor(private readonly log: ReminderLog) {}

  /** @throws permanent store errors; Unavailable once it was stopped */
  async record(snapshot: UloSnapshot, events: readonly OutcomeEvent[]): Promise<void> {
    for (let wait = FIRST_WAIT_MS; ; )
      try {
        const history = await this.log.of(snapshot.ulo);
        // An append without an answer may have been stored.
        const missing = events.filter((event) => !isRecorded(history.state, event));
        if (missing.length > 0) await this.log.record(snapshot, history, missing);
        return;
      } catch (error) {
        if (error instanceof WrongExpectedRevision) continue;
        if (!(error instanceof Unavailable) || this.ended.signal.aborted) throw error;
        // The timer does not keep a stopping process alive; a stop ends the wait with a last attempt.
        await sleep(wait, undefined, { signal: this.ended.signal, ref: false }).catch(() => undefined);
        wait = Math.min(2 * wait, LONGEST_WAIT_MS);
      }
  }

  /** Stops waiting for an unavailable store. */
  stop(): void {
    this.ended.abort();
  }
}

function isRecorded({ sending }: RemindersState, { type, data }: OutcomeEvent): boolean {
  const state = sending.get(outcomeKey(data.reminder, data.person))?.state;
  return state === 'sent' || (type === 'ReminderFailed' && state === 'failed');
}
