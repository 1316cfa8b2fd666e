import { WrongExpectedRevision, type EventStore } from '#event-store';
import { addDays, derivedId, londonDate, type Clock } from '#kernel';
import type { Person } from '#people';
import { DeliveryFailed, type Delivery, type Email, type EmailItem } from '../delivery/delivery.js';
import type { ReminderHistory, ReminderLog } from '../log/reminder-log.js';
import type { RemindersState } from '../log/reminders.decider.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import { daysAway, emailItem } from './email-items.js';
import { AHEAD_DAYS, openOf, plannedUpTo, standing } from './open-reminders.js';
import { OutcomeRecorder, type OutcomeEvent } from './outcome-recorder.js';
import { StillClaimed } from './still-claimed.js';
import { loadUlo, type UloSnapshot } from './ulo-snapshot.js';

/** The part of an email about one ULO. */
export interface Part {
  snapshot: UloSnapshot;
  reminders: [PlannedReminder, ...PlannedReminder[]];
}

/** An email to send now, with its person and reminders. Only a digest is about several ULOs. */
export interface Due {
  person: Pick<Person, 'id'>;
  parts: [Part, ...Part[]];
}

export interface ReminderSenderOptions {
  store: Pick<EventStore, 'readStream'>;
  clock: Clock;
  log: ReminderLog;
  delivery: Pick<Delivery, 'deliver'>;
  /** How long a claim lasts. */
  leaseMs?: number;
}

/** The history that applies: all of it, unless a final outcome is tried again. */
type RelevantHistory = (state: RemindersState) => RemindersState;

const LEASE_MS = 120_000;

/** Sends an email: claims first, then sends, then records. */
export class ReminderSender {
  private readonly outcomes: OutcomeRecorder;

  constructor(private readonly options: ReminderSenderOptions) {
    this.outcomes = new OutcomeRecorder(options.log);
  }

  /** Stops waiting for an unavailable store. */
  stop(): void {
    this.outcomes.stop();
  }

  /**
   * Reminders that another process is sending, or that have just changed, are left out.
   * @throws StillClaimed when some were left out and need another attempt; DeliveryFailed when the email needs
   * another attempt; store errors
   */
  async send({ person, parts }: Due, relevant: RelevantHistory = (state) => state): Promise<void> {
    const claimed: Part[] = [];
    for (const part of parts) if (await this.isClaimed(person.id, part, relevant)) claimed.push(part);
    const [first, ...more] = claimed;
    if (first) await this.deliver(person.id, [first, ...more]);
    if (claimed.length < parts.length) throw new StillClaimed('Another process is sending it, or its subject has just changed: it is checked again.');
  }

  private async deliver(person: string, parts: Due['parts']): Promise<void> {
    const recordOutcome = async (event: (reminder: string) => OutcomeEvent): Promise<void> => {
      for (const { snapshot, reminders } of parts) await this.outcomes.record(snapshot, reminders.map(({ id }) => event(id)));
    };
    try {
      const email = this.email(person, parts);
      const { messageId } = await this.whileClaimed(person, parts, () => this.options.delivery.deliver(email));
      await recordOutcome((reminder) => ({ type: 'ReminderSent', data: { reminder, person, messageId } }));
    } catch (error) {
      if (!(error instanceof DeliveryFailed)) throw error;
      const { reason, permanent } = error;
      await recordOutcome((reminder) => ({ type: 'ReminderFailed', data: { reminder, person, reason, permanent } }));
      if (!permanent) throw error;
    }
  }

  /** Renews the claims while a slow mail server accepts the email, so that no other worker sends it meanwhile. */
  private async whileClaimed<T>(person: string, parts: Due['parts'], work: () => Promise<T>): Promise<T> {
    let renewal = Promise.resolve();
    const renew = async (): Promise<void> => {
      for (const part of parts) await this.claim(person, part);
    };
    // A failed renewal is retried at the next interval; the previous claim is still valid then.
    const timer = setInterval(() => {
      renewal = renewal.then(renew).catch(() => undefined);
    }, (this.options.leaseMs ?? LEASE_MS) / 3);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      // A claim recorded after the outcome would delay the next attempt.
      await renewal;
    }
  }

  /** Checked after the claim: an event since the decision, such as a new date, must not make the reminder wrong. */
  private async isStillOpen({ reminders, snapshot: { ulo } }: Part, relevant: RelevantHistory): Promise<boolean> {
    const snapshot = await loadUlo(this.options.store, ulo);
    if (!snapshot) return false;
    const now = this.options.clock.now();
    const state = relevant((await this.options.log.of(ulo)).state);
    // Lateness was checked before the claim.
    const open = openOf(plannedUpTo(snapshot, addDays(londonDate(now), AHEAD_DAYS)), { state, now }, () => false);
    return reminders.every(({ id, dueOn, name }) => open.some((o) => o.id === id && o.dueOn === dueOn && o.name === name));
  }

  private email(person: string, parts: Due['parts']): Email {
    const today = londonDate(this.options.clock.now());
    const items = parts.flatMap(({ snapshot: { whole }, reminders }) => reminders.map((reminder) => emailItem(reminder, whole.partnership.name ?? '', today)));
    const ids = parts.flatMap(({ reminders }) => reminders.map(({ id }) => id));
    const [{ snapshot, reminders: [first] }] = parts;
    const about = parts.length > 1 ? `${parts.length} organisations` : (snapshot.whole.partnership.name ?? '');
    return {
      id: `${ids.length === 1 ? first.id : derivedId(ids.sort().join(' '))}.${person}`,
      person,
      subject: ids.length === 1 ? `${first.name}: ${daysAway(today, first.dueOn)} (${about})` : `${ids.length} reminders about ${about}`,
      items: items as [EmailItem, ...EmailItem[]],
    };
  }

  /** The claim is appended to the head that was read: of two workers, one fails, reads again and finds the claim of the other. */
  private async isClaimed(person: string, part: Part, relevant: RelevantHistory): Promise<boolean> {
    const isOpen = ({ state }: ReminderHistory): boolean => part.reminders.every(({ id }) => standing(relevant(state), id, person, this.options.clock.now()) === 'open');
    return (await this.claim(person, part, isOpen)) && this.isStillOpen(part, relevant);
  }

  /** False when the history does not allow it. @throws store errors */
  private async claim(person: string, { snapshot, reminders }: Part, isAllowed: (history: ReminderHistory) => boolean = () => true): Promise<boolean> {
    for (;;) {
      const history = await this.options.log.of(snapshot.ulo);
      if (!isAllowed(history)) return false;
      const until = new Date(Date.parse(this.options.clock.now()) + (this.options.leaseMs ?? LEASE_MS)).toISOString();
      try {
        await this.options.log.record(snapshot, history, reminders.map(({ id }) => ({ type: 'ReminderClaimed', data: { reminder: id, person, until } })));
        return true;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }
}
