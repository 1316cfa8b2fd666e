import type { EventStore } from '#event-store';
import { NotFound, londonDate, type Clock, type IdSource } from '#kernel';
import type { PeopleDirectory, Person } from '#people';
import { DeliveryFailed, type Delivery } from '../delivery/delivery.js';
import { ReminderLog } from '../log/reminder-log.js';
import { outcomeKey, type RemindersState } from '../log/reminders.decider.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import { within } from '../schedulers/retries.js';
import { nobodyReached, recipientsOf } from '../who/recipients.js';
import { thingOf } from './email-items.js';
import { hasReached, isLate, openReminders, standing } from './open-reminders.js';
import { ReminderSender } from './reminder-sender.js';
import { StillClaimed } from './still-claimed.js';
import { loadUlo, type UloSnapshot } from './ulo-snapshot.js';

export interface SendNowOptions {
  store: Pick<EventStore, 'append' | 'readStream'>;
  clock: Clock;
  ids: IdSource;
  delivery: Pick<Delivery, 'deliver'>;
  people: () => Promise<PeopleDirectory>;
  leaseMs?: number;
  /** How long a user waits for the answer. */
  answerWithinMs?: number;
}

/**
 * The outcome for one person. `already`: sent before; `busy`: another process is sending it; `stopped`: the person does not
 * want reminders about it; `failed`: the reason is recorded; `nobody`: no person has the role; `unreadable`: no recipient can
 * be found, because the keys of some people are missing; `over`: the subject is settled or too late.
 */
export const sentNow = ['sent', 'already', 'busy', 'stopped', 'no-address', 'failed', 'nobody', 'unreadable', 'over'] as const;
export type SentNow = (typeof sentNow)[number];

/**
 * Sends one reminder at once, due or not: claimed, sent and recorded like due ones, so that it is never sent twice. Retries
 * failed ones. Ignores quiet hours and digests, because a user asked for it.
 */
export class SendNow {
  private readonly log: ReminderLog;
  private readonly sending: ReminderSender;

  constructor(private readonly options: SendNowOptions) {
    this.log = new ReminderLog(options.store, options.clock, options.ids);
    this.sending = new ReminderSender({ ...options, log: this.log });
  }

  /**
   * To one person, or to all recipients.
   * @throws NotFound when there is no such ULO, or no such reminder of it; store errors
   */
  async send({ ulo, reminder: id, person }: { ulo: string; reminder: string; person?: string }): Promise<SentNow[]> {
    const snapshot = await loadUlo(this.options.store, ulo);
    if (!snapshot) throw new NotFound('ULO', ulo);
    const { state } = await this.log.of(ulo);
    const situation = { snapshot, state: retriable(state), people: await this.options.people(), now: this.options.clock.now() };
    const { people, now } = situation;
    const reminder = openReminders(situation).find((one) => one.id === id);
    if (!reminder || isLate(reminder, situation)) return this.notOpen(id, person, state);
    const to = recipientsOf(reminder, snapshot, people, londonDate(now), state).filter((one) => person === undefined || one.id === person);
    if (to.length === 0) return hasReached(state, id) ? this.notOpen(id, undefined, state) : [nobodyReached(people).permanent ? 'nobody' : 'unreadable'];
    const results: SentNow[] = [];
    for (const one of to) results.push(await this.sendTo(one, reminder, snapshot, state));
    return results;
  }

  private notOpen(id: string, person: string | undefined, state: RemindersState): SentNow[] {
    const outcomes = [...state.sending.values()].filter((outcome) => outcome.reminder === id && (person === undefined || outcome.person === person));
    if (outcomes.length === 0) throw new NotFound('reminder', id);
    return outcomes.map((outcome) => (outcome.state === 'sent' ? 'already' : 'over'));
  }

  private async sendTo(person: Person, reminder: PlannedReminder, snapshot: UloSnapshot, state: RemindersState): Promise<SentNow> {
    const key = outcomeKey(reminder.id, person.id);
    if (state.sending.get(key)?.state === 'sent') return 'already';
    if (standing(state, reminder.id, person.id, this.options.clock.now()) === 'claimed') return 'busy';
    if (person.preferences.stopped.includes(thingOf(reminder))) return 'stopped';
    if (person.mail === undefined) return 'no-address';
    try {
      const sending = this.sending.send({ person, parts: [{ snapshot, reminders: [reminder] }] }, retriable);
      // While the store is unavailable, recording continues after the answer.
      if (!(await within(this.options.answerWithinMs ?? 10_000, sending))) return 'busy';
    } catch (error) {
      if (error instanceof DeliveryFailed) return 'failed';
      if (!(error instanceof StillClaimed)) throw error;
      return (await this.log.of(snapshot.ulo)).state.sending.get(key)?.state === 'sent' ? 'already' : 'busy';
    }
    // A permanent failure is recorded and is no error.
    return (await this.log.of(snapshot.ulo)).state.sending.get(key)?.state === 'sent' ? 'sent' : 'failed';
  }
}

/** The history without failures and refusals: the user may have fixed their cause. */
const retriable = ({ sending }: RemindersState): RemindersState => ({ sending: new Map([...sending].filter(([, { state }]) => state !== 'failed' && state !== 'silenced')) });
