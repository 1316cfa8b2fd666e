import { hash } from 'node:crypto';
import { readStream, type EventStore, type Head } from '#event-store';
import { derivedId, londonDate, type Author, type Clock, type IdSource, type Instant, type NewEvent } from '#kernel';
import { foldOf } from '#history';
import { reminderEvents, type ReminderEvent } from './reminder.events.js';
import { reminders, type RemindersState } from './reminders.decider.js';

const actor: Author = { id: derivedId('reminders'), role: 'milepost', organisation: 'Milepost' };

export interface ReminderHistory {
  head: Head;
  state: RemindersState;
  recordedAt: Instant;
}

/** The outcomes of the reminders of each ULO: the streams `reminders-<ulo>`. */
export class ReminderLog {
  constructor(
    private readonly store: Pick<EventStore, 'append' | 'readStream'>,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  async of(ulo: string): Promise<ReminderHistory> {
    const events = await readStream(this.store, `reminders-${ulo}`);
    const last = events.at(-1);
    return {
      head: last ? { revision: last.revision, hash: last.metadata.hash } : 'no-stream',
      state: foldOf(reminders, events).state,
      recordedAt: last?.recordedAt ?? '',
    };
  }

  /** Appends to the head of the history read. @throws WrongExpectedRevision when another process has appended meanwhile; store errors */
  async record({ ulo, example }: { ulo: string; example: boolean }, { head, recordedAt }: ReminderHistory, events: readonly ReminderEvent[]): Promise<void> {
    const now = this.clock.now();
    const at = now > recordedAt ? now : recordedAt;
    const commandId = this.ids.next();
    const commandHash = hash('sha256', JSON.stringify(events));
    const written: NewEvent[] = events.map(({ type, data }) => ({
      id: this.ids.next(), type, version: reminderEvents[type].version, data, occurredOn: londonDate(now), recordedAt: at,
      metadata: { commandId, commandHash, correlationId: commandId, causationId: commandId, actor, ...(example ? { example } : {}) },
    }));
    await this.store.append(`reminders-${ulo}`, written, { head });
  }
}
