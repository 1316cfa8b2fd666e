import { SEND_HOUR } from '#development';
import { WrongExpectedRevision, type EventStore } from '#event-store';
import { addDays, londonDate, type Clock, type IdSource, type Instant } from '#kernel';
import type { PeopleDirectory, Person } from '#people';
import { isWorkingDay } from '../calendar/bank-holidays.js';
import { londonInstant, sendableFrom } from '../calendar/london-time.js';
import { nationOf } from '../calendar/nations.js';
import type { Delivery } from '../delivery/delivery.js';
import { ReminderLog } from '../log/reminder-log.js';
import type { ReminderEvent } from '../log/reminder.events.js';
import { outcomeKey, type RemindersState } from '../log/reminders.process.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import { GivingWay } from '../running/giving-way.js';
import type { Reminding } from '../running/reminding.js';
import type { WakeUp } from '../schedulers/scheduler.js';
import { nobodyReached, recipientsOf } from '../who/recipients.js';
import { thingOf } from './letter-items.js';
import { dueAt, hasReached, isTooLate, openReminders, standing, wakeAt } from './open-reminders.js';
import { InTurn } from './in-turn.js';
import { Sending, type Due, type Part } from './sending.js';
import { truthOf, type Truth } from './truth.js';

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
  private readonly ulosInTurn = new InTurn();
  private readonly peopleInTurn = new InTurn();

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
    const now = this.o.clock.now();
    const { state } = await this.log.of(ulo);
    const people = await this.o.people();
    const wakeUps = openReminders(truth, state, now)
      .filter((reminder) => dueAt(reminder) > now || !this.isDone(reminder, truth, state, people))
      .map((reminder) => ({ id: reminder.id, ulo, at: wakeAt(reminder, truth, now) }));
    // One deals with all that is due by then: of a long history thousands are.
    const due = wakeUps.find(({ at }) => at <= now);
    return wakeUps.filter((wakeUp) => wakeUp === due || wakeUp.at > now);
  }

  async *allWakeUps(): AsyncIterable<WakeUp> {
    for (const ulo of await this.o.ulos()) {
      yield* await this.way.work(() => this.wakeUpsOf(ulo));
    }
  }

  /** Deals with everything of the ULO that is due, whichever wake-up told of it: one ULO at a time in this process. */
  remind({ ulo }: Pick<WakeUp, 'ulo'>): Promise<void> {
    return this.ulosInTurn.take(ulo, () => this.remindOf(ulo));
  }

  private async remindOf(ulo: string): Promise<void> {
    const failures: unknown[] = [];
    for (const letter of await this.lettersOf(ulo))
      await (isDigest(letter.person) ? this.sendDigest(letter.person, ulo) : this.sending.send(letter)).catch((error: unknown) => failures.push(error));
    // One that cannot be sent does not hold the others; the wake-up comes again for it.
    if (failures.length > 0) throw failures[0];
  }

  /** One letter with what is due of every ULO: those whose wake-ups come after it find it sent. */
  private sendDigest(person: Person, ulo: string): Promise<void> {
    return this.peopleInTurn.take(person.id, async () => {
      const own = await this.partFor(person, ulo);
      if (!own) return;
      const parts: Due['parts'] = [own];
      const others = person.ulo === undefined ? await this.o.ulos(person.programme) : [];
      for (const other of others) {
        const part = other === ulo ? undefined : await this.partFor(person, other);
        if (part) parts.push(part);
      }
      await this.sending.send({ person, parts });
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
    const now = this.o.clock.now();
    const due = (await this.recordWhatIsNotSent(truth, now)).filter((reminder) => dueAt(reminder) <= now);
    const { programme, reminderPolicy } = truth.programme;
    if (due.length === 0 || sendableFrom(now, nationOf(programme.jurisdiction), reminderPolicy.quiet) > now) return [];
    return this.lettersFor(due, truth);
  }

  private recipients(reminder: PlannedReminder, truth: Truth, people: PeopleDirectory): Person[] {
    return recipientsOf(reminder, truth, people, londonDate(this.o.clock.now()));
  }

  private isDone(reminder: PlannedReminder, truth: Truth, state: RemindersState, people: PeopleDirectory): boolean {
    const to = this.recipients(reminder, truth, people);
    if (to.length === 0) return hasReached(state, reminder.id);
    return to.every(({ id }) => standing(state, reminder.id, id, this.o.clock.now()) === 'over');
  }

  /** Too late, not wanted, or for nobody: recorded at once. Gives what is left. */
  private async recordWhatIsNotSent(truth: Truth, now: Instant): Promise<PlannedReminder[]> {
    for (;;) {
      const history = await this.log.of(truth.ulo);
      const people = await this.o.people();
      const open = openReminders(truth, history.state, now);
      const due = open.filter((reminder) => dueAt(reminder) <= now);
      const late = due.filter((reminder) => isTooLate(reminder, now) && !this.isOver(reminder, truth, history.state, people, now)).map(({ id }) => id);
      const events: ReminderEvent[] = due.flatMap((reminder) => (isTooLate(reminder, now) ? [] : this.notSent(reminder, truth, history.state, people, now)));
      const superseded = new Set(late);
      // Both within what one event and one append may hold.
      if (late.length > 0) events.unshift({ type: 'ReminderSuperseded', data: { reminders: late.slice(0, 5_000) } });
      if (events.length === 0) return open;
      try {
        await this.log.record(truth, history, events.slice(0, 500));
        if (late.length <= 5_000 && events.length <= 500) return open.filter(({ id }) => !superseded.has(id));
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }

  /** Of a late one: it reached somebody, and nobody else is left. */
  private isOver(reminder: PlannedReminder, truth: Truth, state: RemindersState, people: PeopleDirectory, now: Instant): boolean {
    return hasReached(state, reminder.id) && this.recipients(reminder, truth, people).every(({ id }) => standing(state, reminder.id, id, now) !== 'open');
  }

  private notSent(reminder: PlannedReminder, truth: Truth, state: RemindersState, people: PeopleDirectory, now: Instant): ReminderEvent[] {
    const { id } = reminder;
    const to = this.recipients(reminder, truth, people);
    const open = to.filter((person) => standing(state, id, person.id, now) === 'open');
    if (to.length === 0) return this.nobody(id, state, people);
    return open.filter(({ preferences }) => preferences.stopped.includes(thingOf(reminder))).map((person) => ({ type: 'ReminderSilenced', data: { reminder: id, person: person.id } }));
  }

  /** Told once, however often it is tried again. */
  private nobody(reminder: string, state: RemindersState, people: PeopleDirectory): ReminderEvent[] {
    const { reason, permanent } = nobodyReached(people);
    const isTold = hasReached(state, reminder) || (!permanent && state.sending.has(outcomeKey(reminder, null)));
    return isTold ? [] : [{ type: 'ReminderFailed', data: { reminder, person: null, reason, permanent } }];
  }

  /** One letter a reminder, or one with all of them for whoever wants a digest. */
  private async lettersFor(due: readonly PlannedReminder[], truth: Truth): Promise<LetterOfUlo[]> {
    const people = await this.o.people();
    const { state } = await this.log.of(truth.ulo);
    const now = this.o.clock.now();
    const of = new Map<string, LetterOfUlo[]>();
    for (const reminder of due)
      for (const person of this.recipients(reminder, truth, people)) {
        if (standing(state, reminder.id, person.id, now) === 'over' || !this.isSentOn(person, truth, now)) continue;
        const letters = of.get(person.id) ?? [];
        const digest = isDigest(person) ? letters[0] : undefined;
        if (digest) digest.parts[0].reminders.push(reminder);
        else letters.push({ person, parts: [{ truth, reminders: [reminder] }] });
        of.set(person.id, letters);
      }
    return [...of.values()].flat();
  }

  /** Weekly letters go on the first working day of the week; what fell due on the days before waits for it. */
  private isSentOn({ preferences }: Person, { programme }: Truth, now: Instant): boolean {
    if (preferences.mode !== 'weekly') return true;
    const today = londonDate(now);
    const before = Temporal.PlainDate.from(today).dayOfWeek - 1;
    const nation = nationOf(programme.programme.jurisdiction);
    for (let days = before; days > 0; days--) if (isWorkingDay(nation, addDays(today, -days))) return false;
    return londonInstant(today, SEND_HOUR) <= now;
  }
}
