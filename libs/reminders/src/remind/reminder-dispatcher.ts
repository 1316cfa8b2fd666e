import { WrongExpectedRevision, type EventStore } from '#event-store';
import { derivedId, KeyedQueue, londonDate, type Clock, type IdSource } from '#kernel';
import { reminderScope, type PeopleDirectory, type Person } from '#people';
import { sendableFrom } from '../calendar/london-time.js';
import { sendInstant } from '../calendar/send-instant.js';
import type { Delivery } from '../delivery/delivery.js';
import { ReminderLog, type ReminderHistory } from '../log/reminder-log.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import { CooperativeQueue } from '#platform';
import type { ReminderPlanner } from '../running/reminder-planner.js';
import type { ReminderTimer } from '../schedulers/scheduler.js';
import { splitIntoEmails } from './split-into-emails.js';
import { notSent } from './not-sent.js';
import { dueAt, hasReached, openRecipients, openReminders, timerAt, type Situation } from './open-reminders.js';
import { ReminderSender, type Due, type Part } from './reminder-sender.js';
import { isTooLateFor, sendingDay } from './sending-day.js';
import { calendarOf, loadUlo, type UloSnapshot } from './ulo-snapshot.js';

export interface ReminderDispatcherOptions {
  store: Pick<EventStore, 'append' | 'readStream'>;
  clock: Clock;
  ids: IdSource;
  delivery: Pick<Delivery, 'deliver'>;
  people: () => Promise<PeopleDirectory>;
  /** The ids of all ULOs, or of those of a programme. */
  ulos: (programme?: string) => Iterable<string> | Promise<Iterable<string>>;
  /** How long a claim lasts. */
  leaseMs?: number;
}

/** The part of an email that one ULO contributes. */
interface UloEmail {
  person: Person;
  parts: [Part];
}

const isDigest = ({ preferences }: Person): boolean => preferences.mode !== 'each';

/** Decides what to send when it is due, from the current state: claims first, then sends, then records. */
export class ReminderDispatcher implements ReminderPlanner {
  private readonly log: ReminderLog;
  private readonly sending: ReminderSender;
  private readonly background = new CooperativeQueue();
  private readonly ulos = new KeyedQueue();
  private readonly people = new KeyedQueue();

  constructor(private readonly options: ReminderDispatcherOptions) {
    this.log = new ReminderLog(options.store, options.clock, options.ids);
    this.sending = new ReminderSender({ ...options, log: this.log });
  }

  stop(): void {
    this.sending.stop();
  }

  async timersOf(ulo: string): Promise<readonly ReminderTimer[]> {
    const snapshot = await loadUlo(this.options.store, ulo);
    if (!snapshot) return [];
    const situation = await this.situationOf(snapshot, await this.log.of(ulo));
    const { now, state } = situation;
    const isDone = (reminder: PlannedReminder): boolean => openRecipients(reminder, situation).length === 0 && hasReached(state, reminder.id);
    const timers = openReminders(situation)
      .filter((reminder) => dueAt(reminder) > now || !isDone(reminder))
      .map((reminder) => ({ id: reminder.id, ulo, at: timerAt(reminder, situation) }));
    const due = timers.filter(({ at }) => at <= now);
    return [...combinedTimer(due), ...timers.filter(({ at }) => at > now)];
  }

  async *allTimers(signal: AbortSignal): AsyncIterable<ReminderTimer> {
    for (const ulo of await this.options.ulos()) {
      signal.throwIfAborted();
      yield* await this.background.work(() => this.timersOf(ulo));
    }
  }

  /** Sends everything of the ULO that is due, whichever timer triggered it: one ULO at a time in this process. */
  remind({ ulo }: Pick<ReminderTimer, 'ulo'>, signal?: AbortSignal): Promise<void> {
    return this.ulos.run(ulo, () => this.remindOf(ulo, signal));
  }

  private async remindOf(ulo: string, signal?: AbortSignal): Promise<void> {
    const failures: unknown[] = [];
    for (const email of await this.emailsOf(ulo)) {
      signal?.throwIfAborted();
      await (isDigest(email.person) ? this.sendDigest(email.person, ulo, signal) : this.sending.send(email)).catch((error: unknown) => failures.push(error));
    }
    // A failed email does not block the others; its timer is retried.
    if (failures.length > 0) throw failures[0];
  }

  /** One email with what is due of every ULO; later timers find it sent. */
  private sendDigest(person: Person, ulo: string, signal?: AbortSignal): Promise<void> {
    return this.people.run(person.id, async () => {
      const firstPart = await this.partFor(person, ulo);
      if (!firstPart) return;
      const parts: Due['parts'] = [firstPart];
      const scope = reminderScope(person);
      const others = scope.ulo === undefined ? await this.options.ulos(scope.programme) : [];
      for (const other of others) {
        signal?.throwIfAborted();
        const part = other === ulo ? undefined : await this.partFor(person, other);
        if (part) parts.push(part);
      }
      const failures: unknown[] = [];
      for (const email of splitIntoEmails(parts)) await this.sending.send({ person, parts: email }).catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    });
  }

  private async partFor(person: Person, ulo: string): Promise<Part | undefined> {
    return (await this.emailsOf(ulo)).find((email) => email.person.id === person.id)?.parts[0];
  }

  /** Reads the ULO again, yielding to other work of the event loop. */
  private emailsOf(ulo: string): Promise<UloEmail[]> {
    return this.background.work(async () => {
      const snapshot = await loadUlo(this.options.store, ulo);
      return snapshot ? this.emailsNow(snapshot) : [];
    });
  }

  /** Records reminders that are not sent, and returns the emails that may be sent now. */
  private async emailsNow(snapshot: UloSnapshot): Promise<UloEmail[]> {
    const { left, situation } = await this.recordNotSent(snapshot);
    const { now } = situation;
    const due = left.filter((reminder) => dueAt(reminder) <= now);
    if (due.length === 0 || sendableFrom(now, calendarOf(snapshot), snapshot.programme.reminderPolicy.quiet) > now) return [];
    return emailsFor(due, situation);
  }

  private async situationOf(snapshot: UloSnapshot, { state }: Pick<ReminderHistory, 'state'>): Promise<Situation> {
    return { snapshot, state, people: await this.options.people(), now: this.options.clock.now() };
  }

  private async recordNotSent(snapshot: UloSnapshot): Promise<{ left: PlannedReminder[]; situation: Situation }> {
    for (;;) {
      const history = await this.log.of(snapshot.ulo);
      const situation = await this.situationOf(snapshot, history);
      const { left, events, isAll } = notSent(situation);
      if (events.length === 0) return { left, situation };
      try {
        await this.log.record(snapshot, history, events);
        if (isAll) return { left, situation: await this.situationOf(snapshot, await this.log.of(snapshot.ulo)) };
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }
}

/**
 * One timer handles all due reminders: a long history has thousands. Its id is derived from all of them. When another reminder
 * becomes due the id changes, so that the new timer neither waits for a retry nor counts as already in progress.
 */
function combinedTimer(due: readonly ReminderTimer[]): ReminderTimer[] {
  const [first] = due;
  return first ? [{ ...first, id: derivedId(due.map(({ id }) => id).sort().join(' ')) }] : [];
}

/** One email per reminder, or one with all of them for people who want a digest. */
function emailsFor(due: readonly PlannedReminder[], situation: Situation): UloEmail[] {
  const { snapshot } = situation;
  const byPerson = new Map<string, UloEmail[]>();
  for (const reminder of due)
    for (const person of openRecipients(reminder, situation)) {
      if (!isTimeFor(reminder, person, situation)) continue;
      const emails = byPerson.get(person.id) ?? [];
      const digest = isDigest(person) ? emails[0] : undefined;
      if (digest) digest.parts[0].reminders.push(reminder);
      else emails.push({ person, parts: [{ snapshot, reminders: [reminder] }] });
      byPerson.set(person.id, emails);
    }
  return [...byPerson.values()].flat();
}

/** From nine o'clock on the sending day of this person until it is too late. */
function isTimeFor(reminder: PlannedReminder, person: Person, { snapshot, now }: Situation): boolean {
  const calendar = calendarOf(snapshot);
  return sendInstant(sendingDay(reminder, person, calendar)) <= now && !isTooLateFor(reminder, person, calendar, londonDate(now));
}
