import { WrongExpectedRevision, type EventStore } from '#event-store';
import { addDays, derivedId, londonDate, type Clock } from '#kernel';
import type { Person } from '#people';
import { DeliveryFailed, type Delivery, type Letter, type LetterItem } from '../delivery/delivery.js';
import type { ReminderHistory, ReminderLog } from '../log/reminder-log.js';
import type { RemindersState } from '../log/reminders.process.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import { away, letterItem } from './letter-items.js';
import { AHEAD_DAYS, openOf, plannedUpTo, standing } from './open-reminders.js';
import { OutcomeRecorder, type OutcomeEvent } from './outcome-recorder.js';
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

const LEASE_MS = 120_000;

/** The one way of a letter: claimed first, then sent, then recorded. */
export class Sending {
  private readonly outcomes: OutcomeRecorder;

  constructor(private readonly o: SendingOptions) {
    this.outcomes = new OutcomeRecorder(o.log);
  }

  /** Ends waiting for a store that is away. */
  stop(): void {
    this.outcomes.stop();
  }

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
    const done = async (event: (reminder: string) => OutcomeEvent): Promise<void> => {
      for (const { truth, reminders } of parts) await this.outcomes.record(truth, reminders.map(({ id }) => event(id)));
    };
    try {
      const letter = this.letter(person, parts);
      const { messageId } = await this.whileClaimed(person, parts, () => this.o.delivery.deliver(letter));
      await done((reminder) => ({ type: 'ReminderSent', data: { reminder, person, messageId } }));
    } catch (error) {
      if (!(error instanceof DeliveryFailed)) throw error;
      const { reason, permanent } = error;
      await done((reminder) => ({ type: 'ReminderFailed', data: { reminder, person, reason, permanent } }));
      if (!permanent) throw error;
    }
  }

  /** Renews the claims while a slow mail server takes the email, so that no other worker sends it meanwhile. */
  private async whileClaimed<T>(person: string, parts: Due['parts'], work: () => Promise<T>): Promise<T> {
    let renewal = Promise.resolve();
    const renew = async (): Promise<void> => {
      for (const part of parts) await this.claim(person, part);
    };
    // A renewal that fails is tried again at the next turn; the claim before it still holds then.
    const timer = setInterval(() => {
      renewal = renewal.then(renew).catch(() => undefined);
    }, (this.o.leaseMs ?? LEASE_MS) / 3);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      // A claim recorded after the outcome would hold up the next attempt.
      await renewal;
    }
  }

  /** Looked at after the claim: what was recorded since the decision, a new date for one, must not be reminded of wrongly. */
  private async isStillSo({ reminders, truth: { ulo } }: Part, seen: Seen): Promise<boolean> {
    const truth = await truthOf(this.o.store, ulo);
    if (!truth) return false;
    const now = this.o.clock.now();
    const state = seen((await this.o.log.of(ulo)).state);
    // That it is not too late was found before the claim.
    const open = openOf(plannedUpTo(truth, addDays(londonDate(now), AHEAD_DAYS)), { state, now }, () => false);
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
    const isOpen = ({ state }: ReminderHistory): boolean => part.reminders.every(({ id }) => standing(seen(state), id, person, this.o.clock.now()) === 'open');
    return (await this.claim(person, part, isOpen)) && this.isStillSo(part, seen);
  }

  /** False when the history does not allow it. @throws store errors */
  private async claim(person: string, { truth, reminders }: Part, isAllowed: (history: ReminderHistory) => boolean = () => true): Promise<boolean> {
    for (;;) {
      const history = await this.o.log.of(truth.ulo);
      if (!isAllowed(history)) return false;
      const until = new Date(Date.parse(this.o.clock.now()) + (this.o.leaseMs ?? LEASE_MS)).toISOString();
      try {
        await this.o.log.record(truth, history, reminders.map(({ id }) => ({ type: 'ReminderClaimed', data: { reminder: id, person, until } })));
        return true;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }
}
