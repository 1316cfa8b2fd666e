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

/** What a letter says of one ULO. */
export interface Part {
  truth: Truth;
  reminders: [PlannedReminder, ...PlannedReminder[]];
}

/** A letter that is to be sent now: to whom, and what it reminds of. Only a digest is about several ULOs. */
export interface Due {
  person: Pick<Person, 'id'>;
  parts: [Part, ...Part[]];
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

  /**
   * What somebody else is sending, or what has just changed, is left out.
   * @throws StillClaimed when something was left out: it is to be looked at again; DeliveryFailed when the letter is to be
   * tried again; store errors
   */
  async send({ person, parts }: Due, seen: Seen = (state) => state): Promise<void> {
    const claimed: Part[] = [];
    for (const part of parts) if (await this.isClaimed(person.id, part, seen)) claimed.push(part);
    const [first, ...more] = claimed;
    if (first) await this.deliver(person.id, [first, ...more]);
    if (claimed.length < parts.length) throw new StillClaimed('Somebody else is sending it, or what it reminds of has just changed: it is looked at again.');
  }

  private async deliver(person: string, parts: Due['parts']): Promise<void> {
    const done = async (event: (reminder: string) => ReminderEvent): Promise<void> => {
      for (const { truth, reminders } of parts) await this.record(truth, reminders.map(({ id }) => event(id)));
    };
    try {
      const { messageId } = await this.o.delivery.deliver(this.letter(person, parts));
      await done((reminder) => ({ type: 'ReminderSent', data: { reminder, person, messageId } }));
    } catch (error) {
      if (!(error instanceof DeliveryFailed)) throw error;
      const { reason, permanent } = error;
      await done((reminder) => ({ type: 'ReminderFailed', data: { reminder, person, reason, permanent } }));
      if (!permanent) throw error;
    }
  }

  /** Looked at after the claim: what was recorded since the decision, a new date for one, must not be reminded of wrongly. */
  private async isStillSo({ reminders, truth: { ulo } }: Part, seen: Seen): Promise<boolean> {
    const truth = await truthOf(this.o.store, ulo);
    if (!truth) return false;
    const open = openReminders(truth, seen((await this.o.log.of(ulo)).state), this.o.clock.now());
    return reminders.every(({ id, dueOn, name }) => open.some((o) => o.id === id && o.dueOn === dueOn && o.name === name));
  }

  private letter(person: string, parts: Due['parts']): Letter {
    const today = londonDate(this.o.clock.now());
    const items = parts.flatMap(({ truth: { whole }, reminders }) => reminders.map((reminder) => letterItem(reminder, whole.partnership.name ?? '', today)));
    const ids = parts.flatMap(({ reminders }) => reminders.map(({ id }) => id));
    const [{ truth, reminders: [first] }] = parts;
    const about = parts.length > 1 ? `${parts.length} organisations` : (truth.whole.partnership.name ?? '');
    return {
      id: `${ids.length === 1 ? first.id : derivedId(ids.sort().join(' '))}.${person}`,
      person,
      subject: ids.length === 1 ? `${first.name}: ${away(today, first.dueOn)} (${about})` : `${ids.length} reminders about ${about}`,
      items: items as [LetterItem, ...LetterItem[]],
    };
  }

  /** On the head seen: of two workers one loses, looks again, and finds the claim of the other. */
  private async isClaimed(person: string, part: Part, seen: Seen): Promise<boolean> {
    const { truth, reminders } = part;
    for (;;) {
      const history = await this.o.log.of(truth.ulo);
      const now = this.o.clock.now();
      if (reminders.some(({ id }) => standing(seen(history.state), id, person, now) !== 'open')) return false;
      const until = new Date(Date.parse(now) + (this.o.leaseMs ?? 120_000)).toISOString();
      try {
        await this.o.log.record(truth, history, reminders.map(({ id }) => ({ type: 'ReminderClaimed', data: { reminder: id, person, until } })));
        return this.isStillSo(part, seen);
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
