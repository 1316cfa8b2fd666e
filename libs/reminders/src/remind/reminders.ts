import { setImmediate } from 'node:timers/promises';
import { SEND_HOUR } from '#development';
import { WrongExpectedRevision, type EventStore } from '#event-store';
import { addDays, derivedId, londonDate, type Clock, type IdSource, type Instant } from '#kernel';
import type { PeopleDirectory, Person } from '#people';
import { isWorkingDay } from '../calendar/bank-holidays.js';
import { londonInstant, sendableFrom } from '../calendar/london-time.js';
import { nationOf } from '../calendar/nations.js';
import { DeliveryFailed, type Delivery, type Letter, type LetterItem } from '../delivery/delivery.js';
import { ReminderLog } from '../log/reminder-log.js';
import type { ReminderEvent } from '../log/reminder.events.js';
import type { RemindersState } from '../log/reminders.process.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import type { Reminding } from '../running/reminding.js';
import type { WakeUp } from '../schedulers/scheduler.js';
import { roleOf } from '../who/recipient-roles.js';
import { aboutOf, away, letterItem } from './letter-items.js';
import { dueAt, hasReached, isTooLate, openReminders, standing, wakeAt } from './open-reminders.js';
import { StillClaimed } from './still-claimed.js';
import { truthOf, type Truth } from './truth.js';

export interface RemindersOptions {
  store: Pick<EventStore, 'append' | 'readStream'>;
  clock: Clock;
  ids: IdSource;
  delivery: Pick<Delivery, 'deliver'>;
  people: () => Promise<PeopleDirectory>;
  /** The ids of all ULOs. */
  ulos: () => Iterable<string> | Promise<Iterable<string>>;
  /** How long whoever claimed a letter may take to send it. */
  leaseMs?: number;
}

/** A letter that is to be sent now: what it reminds of, and to whom. */
interface Due {
  person: Person;
  reminders: [PlannedReminder, ...PlannedReminder[]];
}

/** What is sent is decided when it is due, from the truth at that moment: claimed first, then sent, then recorded. */
export class Reminders implements Reminding {
  private readonly log: ReminderLog;
  private readonly running = new Map<string, Promise<void>>();

  constructor(private readonly o: RemindersOptions) {
    this.log = new ReminderLog(o.store, o.clock, o.ids);
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
      yield* await this.wakeUpsOf(ulo);
      // Requests are answered in between.
      await setImmediate();
    }
  }

  /** Deals with everything of the ULO that is due, whichever wake-up told of it: one ULO at a time in this process. */
  async remind({ ulo }: Pick<WakeUp, 'ulo'>): Promise<void> {
    const mine = (this.running.get(ulo) ?? Promise.resolve()).catch(() => undefined).then(() => this.remindOf(ulo));
    this.running.set(ulo, mine);
    try {
      await mine;
    } finally {
      if (this.running.get(ulo) === mine) this.running.delete(ulo);
    }
  }

  private async remindOf(ulo: string): Promise<void> {
    const truth = await truthOf(this.o.store, ulo);
    if (!truth) return;
    const now = this.o.clock.now();
    const due = (await this.recordWhatIsNotSent(truth, now)).filter((reminder) => dueAt(reminder) <= now);
    if (sendableFrom(now, nationOf(truth.programme.programme.jurisdiction), truth.programme.reminderPolicy.quiet) > now) return;
    const failures: unknown[] = [];
    for (const letter of await this.lettersFor(due, truth)) await this.send(letter, truth).catch((error: unknown) => failures.push(error));
    // One that cannot be sent does not hold the others; the wake-up comes again for it.
    if (failures.length > 0) throw failures[0];
  }

  /** Who gets a reminder: those who answer for the roles that the policy names, each once. Nobody gets those from before their time. */
  private recipients({ to, day }: PlannedReminder, { ulo, whole }: Truth, people: PeopleDirectory): Person[] {
    const today = londonDate(this.o.clock.now());
    const programme = whole.partnership.programme ?? '';
    const found = to.flatMap((recipient) => people.answering(roleOf(recipient, whole, today), { programme, ulo }, today));
    return [...new Map(found.filter(({ registeredOn }) => registeredOn <= day).map((person) => [person.id, person])).values()];
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
      const events = open.filter((reminder) => dueAt(reminder) <= now).flatMap((reminder) => this.notSent(reminder, truth, history.state, people, now));
      if (events.length === 0) return open;
      try {
        // Within what one append may hold.
        await this.log.record(truth, history, events.slice(0, 500));
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }

  private notSent(reminder: PlannedReminder, truth: Truth, state: RemindersState, people: PeopleDirectory, now: Instant): ReminderEvent[] {
    const { id, day } = reminder;
    const to = this.recipients(reminder, truth, people);
    const open = to.filter((person) => standing(state, id, person.id, now) === 'open');
    if (isTooLate(reminder, now)) {
      const daysLate = Math.round((Date.parse(londonDate(now)) - Date.parse(day)) / 86_400_000);
      return hasReached(state, id) && open.length === 0 ? [] : [{ type: 'ReminderSuperseded', data: { reminder: id, person: null, daysLate } }];
    }
    if (to.length === 0) return hasReached(state, id) ? [] : [{ type: 'ReminderFailed', data: { reminder: id, person: null, reason: 'Nobody is registered who could be reminded.', permanent: true } }];
    return open.filter(({ preferences }) => preferences.stopped.includes(aboutOf(reminder))).map((person) => ({ type: 'ReminderSilenced', data: { reminder: id, person: person.id } }));
  }

  /** One letter a reminder, or one with all of them for whoever wants a digest. */
  private async lettersFor(due: readonly PlannedReminder[], truth: Truth): Promise<Due[]> {
    const people = await this.o.people();
    const { state } = await this.log.of(truth.ulo);
    const now = this.o.clock.now();
    const of = new Map<string, Due[]>();
    for (const reminder of due)
      for (const person of this.recipients(reminder, truth, people)) {
        if (standing(state, reminder.id, person.id, now) === 'over' || !this.isSentOn(person, truth, now)) continue;
        const letters = of.get(person.id) ?? [];
        const digest = person.preferences.mode === 'each' ? undefined : letters[0];
        if (digest) digest.reminders.push(reminder);
        else letters.push({ person, reminders: [reminder] });
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

  private async send({ person, reminders }: Due, truth: Truth): Promise<void> {
    await this.claim(person.id, reminders, truth);
    if (!(await this.isStillSo(reminders, truth))) throw new StillClaimed('What it reminds of has just changed: it is looked at again.');
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
  private async isStillSo(reminders: Due['reminders'], { ulo }: Truth): Promise<boolean> {
    const truth = await truthOf(this.o.store, ulo);
    if (!truth) return false;
    const open = openReminders(truth, (await this.log.of(ulo)).state, this.o.clock.now());
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
  private async claim(person: string, reminders: Due['reminders'], truth: Truth): Promise<void> {
    for (;;) {
      const history = await this.log.of(truth.ulo);
      const now = this.o.clock.now();
      if (reminders.some(({ id }) => standing(history.state, id, person, now) !== 'open')) throw new StillClaimed('Somebody else is sending this reminder.');
      const until = new Date(Date.parse(now) + (this.o.leaseMs ?? 120_000)).toISOString();
      try {
        await this.log.record(truth, history, reminders.map(({ id }) => ({ type: 'ReminderClaimed', data: { reminder: id, person, until } })));
        return;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }

  private async record(truth: Truth, events: readonly ReminderEvent[]): Promise<void> {
    for (;;)
      try {
        await this.log.record(truth, await this.log.of(truth.ulo), events);
        return;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
  }
}
