import { WrongExpectedRevision, type EventStore } from '#event-store';
import { derivedId, londonDate, type Clock } from '#kernel';
import type { Person } from '#people';
import { DeliveryFailed, type Delivery, type Letter, type LetterItem } from '../delivery/delivery.js';
import type { ReminderLog } from '../log/reminder-log.js';
import type { ReminderEvent } from '../log/reminder.events.js';
import type { RemindersState } from '../log/reminders.process.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import { away, letterItem } from './letter-items.js';
import { openReminders, standing } from './open-reminders.js';
import { StillClaimed } from './still-claimed.js';
import { truthOf, type Truth } from './truth.js';

/** A letter that is to be sent now: what it reminds of, and to whom. */
export interface Due {
  person: Pick<Person, 'id'>;
  reminders: [PlannedReminder, ...PlannedReminder[]];
}

export interface SendingOptions {
  store: Pick<EventStore, 'readStream'>;
  clock: Clock;
  log: ReminderLog;
  delivery: Pick<Delivery, 'deliver'>;
  /** How long whoever claimed a letter may take to send it. */
  leaseMs?: number;
}

/** What of the history counts: all of it, unless something is tried again that had ended. */
type Seen = (state: RemindersState) => RemindersState;

/** The one way of a letter: claimed first, then sent, then recorded. */
export class Sending {
  constructor(private readonly o: SendingOptions) {}

  /** @throws StillClaimed when somebody else has it; DeliveryFailed when it is to be tried again; store errors */
  async send({ person, reminders }: Due, truth: Truth, seen: Seen = (state) => state): Promise<void> {
    await this.claim(person.id, reminders, truth, seen);
    if (!(await this.isStillSo(reminders, truth, seen))) throw new StillClaimed('What it reminds of has just changed: it is looked at again.');
    const done = (event: (reminder: string) => ReminderEvent): Promise<void> => this.record(truth, reminders.map(({ id }) => event(id)));
    try {
      const { messageId } = await this.o.delivery.deliver(this.letter(person.id, reminders, truth));
      await done((reminder) => ({ type: 'ReminderSent', data: { reminder, person: person.id, messageId } }));
    } catch (error) {
      if (!(error instanceof DeliveryFailed)) throw error;
      const { reason, permanent } = error;
      await done((reminder) => ({ type: 'ReminderFailed', data: { reminder, person: person.id, reason, permanent } }));
      if (!permanent) throw error;
    }
  }

  /** Looked at after the claim: what was recorded since the decision, a new date for one, must not be reminded of wrongly. */
  private async isStillSo(reminders: Due['reminders'], { ulo }: Truth, seen: Seen): Promise<boolean> {
    const truth = await truthOf(this.o.store, ulo);
    if (!truth) return false;
    const open = openReminders(truth, seen((await this.o.log.of(ulo)).state), this.o.clock.now());
    return reminders.every(({ id, dueOn, name }) => open.some((o) => o.id === id && o.dueOn === dueOn && o.name === name));
  }

  private letter(person: string, reminders: Due['reminders'], { whole }: Truth): Letter {
    const today = londonDate(this.o.clock.now());
    const [first, ...more] = reminders;
    const item = (reminder: PlannedReminder): LetterItem => letterItem(reminder, whole.partnership.name ?? '', today);
    return {
      id: more.length === 0 ? `${first.id}.${person}` : `${derivedId(reminders.map(({ id }) => id).join(' '))}.${person}`,
      person,
      subject: more.length === 0 ? `${first.name}: ${away(today, first.dueOn)} (${whole.partnership.name ?? ''})` : `${reminders.length} reminders about ${whole.partnership.name ?? ''}`,
      items: [item(first), ...more.map(item)],
    };
  }

  /** On the head seen: of two workers one loses, looks again, and finds the claim of the other. @throws StillClaimed */
  private async claim(person: string, reminders: Due['reminders'], truth: Truth, seen: Seen): Promise<void> {
    for (;;) {
      const history = await this.o.log.of(truth.ulo);
      const now = this.o.clock.now();
      if (reminders.some(({ id }) => standing(seen(history.state), id, person, now) !== 'open')) throw new StillClaimed('Somebody else is sending this reminder.');
      const until = new Date(Date.parse(now) + (this.o.leaseMs ?? 120_000)).toISOString();
      try {
        await this.o.log.record(truth, history, reminders.map(({ id }) => ({ type: 'ReminderClaimed', data: { reminder: id, person, until } })));
        return;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }

  private async record(truth: Truth, events: readonly ReminderEvent[]): Promise<void> {
    for (;;)
      try {
        await this.o.log.record(truth, await this.o.log.of(truth.ulo), events);
        return;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
  }
}
