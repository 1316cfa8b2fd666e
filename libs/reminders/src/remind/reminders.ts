import { WrongExpectedRevision, type EventStore } from '#event-store';
import { KeyedQueue, londonDate, type Clock, type IdSource } from '#kernel';
import type { PeopleDirectory, Person } from '#people';
import { sendableFrom } from '../calendar/london-time.js';
import { sendInstant } from '../calendar/send-instant.js';
import type { Delivery } from '../delivery/delivery.js';
import { ReminderLog, type ReminderHistory } from '../log/reminder-log.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import { GivingWay } from '../running/giving-way.js';
import type { Reminding } from '../running/reminding.js';
import type { WakeUp } from '../schedulers/scheduler.js';
import { inEmails } from './in-emails.js';
import { notSent } from './not-sent.js';
import { dueAt, hasReached, openRecipients, openReminders, wakeAt, type Situation } from './open-reminders.js';
import { Sending, type Due, type Part } from './sending.js';
import { isTooLateFor, sendingDay } from './sending-day.js';
import { calendarOf, truthOf, type Truth } from './truth.js';

export interface RemindersOptions {
  store: Pick<EventStore, 'append' | 'readStream'>;
  clock: Clock;
  ids: IdSource;
  delivery: Pick<Delivery, 'deliver'>;
  people: () => Promise<PeopleDirectory>;
  /** The ids of all ULOs, or of those of a programme. */
  ulos: (programme?: string) => Iterable<string> | Promise<Iterable<string>>;
  /** How long whoever claimed a letter may take to send it. */
  leaseMs?: number;
}

/** A letter as one ULO gives it. */
interface LetterOfUlo {
  person: Person;
  parts: [Part];
}

const isDigest = ({ preferences }: Person): boolean => preferences.mode !== 'each';

/** What is sent is decided when it is due, from the truth at that moment: claimed first, then sent, then recorded. */
export class Reminders implements Reminding {
  private readonly log: ReminderLog;
  private readonly sending: Sending;
  private readonly way = new GivingWay();
  private readonly ulos = new KeyedQueue();
  private readonly people = new KeyedQueue();

  constructor(private readonly o: RemindersOptions) {
    this.log = new ReminderLog(o.store, o.clock, o.ids);
    this.sending = new Sending({ ...o, log: this.log });
  }

  stop(): void {
    this.sending.stop();
  }

  async wakeUpsOf(ulo: string): Promise<readonly WakeUp[]> {
    const truth = await truthOf(this.o.store, ulo);
    if (!truth) return [];
    const situation = await this.situationOf(truth, await this.log.of(ulo));
    const { now, state } = situation;
    const isDone = (reminder: PlannedReminder): boolean => openRecipients(reminder, situation).length === 0 && hasReached(state, reminder.id);
    const wakeUps = openReminders(situation)
      .filter((reminder) => dueAt(reminder) > now || !isDone(reminder))
      .map((reminder) => ({ id: reminder.id, ulo, at: wakeAt(reminder, situation) }));
    // One deals with all that is due by then: of a long history thousands are.
    const due = wakeUps.find(({ at }) => at <= now);
    return wakeUps.filter((wakeUp) => wakeUp === due || wakeUp.at > now);
  }

  async *allWakeUps(signal: AbortSignal): AsyncIterable<WakeUp> {
    for (const ulo of await this.o.ulos()) {
      signal.throwIfAborted();
      yield* await this.way.work(() => this.wakeUpsOf(ulo));
    }
  }

  /** Deals with everything of the ULO that is due, whichever wake-up told of it: one ULO at a time in this process. */
  remind({ ulo }: Pick<WakeUp, 'ulo'>, signal?: AbortSignal): Promise<void> {
    return this.ulos.run(ulo, () => this.remindOf(ulo, signal));
  }

  private async remindOf(ulo: string, signal?: AbortSignal): Promise<void> {
    const failures: unknown[] = [];
    for (const letter of await this.lettersOf(ulo)) {
      signal?.throwIfAborted();
      await (isDigest(letter.person) ? this.sendDigest(letter.person, ulo, signal) : this.sending.send(letter)).catch((error: unknown) => failures.push(error));
    }
    // One that cannot be sent does not hold the others; the wake-up comes again for it.
    if (failures.length > 0) throw failures[0];
  }

  /** One letter with what is due of every ULO: those whose wake-ups come after it find it sent. */
  private sendDigest(person: Person, ulo: string, signal?: AbortSignal): Promise<void> {
    return this.people.run(person.id, async () => {
      const own = await this.partFor(person, ulo);
      if (!own) return;
      const parts: Due['parts'] = [own];
      const others = person.ulo === undefined ? await this.o.ulos(person.programme) : [];
      for (const other of others) {
        signal?.throwIfAborted();
        const part = other === ulo ? undefined : await this.partFor(person, other);
        if (part) parts.push(part);
      }
      const failures: unknown[] = [];
      for (const email of inEmails(parts)) await this.sending.send({ person, parts: email }).catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    });
  }

  private async partFor(person: Person, ulo: string): Promise<Part | undefined> {
    return (await this.lettersOf(ulo)).find((letter) => letter.person.id === person.id)?.parts[0];
  }

  /** Reads the ULO anew, when the thread is not wanted for something else. */
  private lettersOf(ulo: string): Promise<LetterOfUlo[]> {
    return this.way.work(async () => {
      const truth = await truthOf(this.o.store, ulo);
      return truth ? this.lettersNow(truth) : [];
    });
  }

  /** Records what is not sent, and gives the letters that may go out now. */
  private async lettersNow(truth: Truth): Promise<LetterOfUlo[]> {
    const { left, situation } = await this.recordWhatIsNotSent(truth);
    const { now } = situation;
    const due = left.filter((reminder) => dueAt(reminder) <= now);
    if (due.length === 0 || sendableFrom(now, calendarOf(truth), truth.programme.reminderPolicy.quiet) > now) return [];
    return lettersFor(due, situation);
  }

  private async situationOf(truth: Truth, { state }: Pick<ReminderHistory, 'state'>): Promise<Situation> {
    return { truth, state, people: await this.o.people(), now: this.o.clock.now() };
  }

  private async recordWhatIsNotSent(truth: Truth): Promise<{ left: PlannedReminder[]; situation: Situation }> {
    for (;;) {
      const history = await this.log.of(truth.ulo);
      const situation = await this.situationOf(truth, history);
      const { left, events, isAll } = notSent(situation);
      if (events.length === 0) return { left, situation };
      try {
        await this.log.record(truth, history, events);
        if (isAll) return { left, situation: await this.situationOf(truth, await this.log.of(truth.ulo)) };
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }
}

/** One email a reminder, or one with all of them for people who want a digest. */
function lettersFor(due: readonly PlannedReminder[], situation: Situation): LetterOfUlo[] {
  const { truth } = situation;
  const of = new Map<string, LetterOfUlo[]>();
  for (const reminder of due)
    for (const person of openRecipients(reminder, situation)) {
      if (!isTimeFor(reminder, person, situation)) continue;
      const letters = of.get(person.id) ?? [];
      const digest = isDigest(person) ? letters[0] : undefined;
      if (digest) digest.parts[0].reminders.push(reminder);
      else letters.push({ person, parts: [{ truth, reminders: [reminder] }] });
      of.set(person.id, letters);
    }
  return [...of.values()].flat();
}

/** From nine o'clock of the day on which it should go to this person until it is too late. */
function isTimeFor(reminder: PlannedReminder, person: Person, { truth, now }: Situation): boolean {
  const calendar = calendarOf(truth);
  return sendInstant(sendingDay(reminder, person, calendar)) <= now && !isTooLateFor(reminder, person, calendar, londonDate(now));
}
