import { addDays, derivedId, maxDate, type PlainDate, type Role } from '#kernel';
import { kindAfterItsDay, kindOfThing, type Deadline, type DeadlineKind, type Recipient } from '#development';
import { goingOccasions, type Reason, type Stretch } from './occasions.js';
import type { PolicyVersion } from './policy-versions.js';

/** One reminder: one subject, one day, all its recipients. */
export interface PlannedReminder {
  /** Stable for the same (ulo, kind of thing, subject, day). */
  id: string;
  ulo: string;
  kind: DeadlineKind;
  subject: string;
  name: string;
  dueOn: PlainDate;
  /** The first day on which nothing is expected any more; null: not known. */
  until: PlainDate | null;
  /** The working day on which it is sent, at nine o'clock in London. */
  day: PlainDate;
  /** The roles that the policy names, each once. */
  to: readonly Recipient[];
  /** The parts of the policy's rule that require it; several when they fall on one day. */
  because: readonly Reason[];
  /** The role whose it is; absent: as the policy says. */
  owner?: Role;
  /** The id of the person who was named for it. */
  person?: string;
  /** The first date of a subject that was moved: of a milestone its baseline. */
  firstDueOn?: PlainDate;
}

export const reminderId = (ulo: string, kind: DeadlineKind, subject: string, day: PlainDate): string =>
  derivedId(`reminder ${ulo} ${kind} ${subject} ${day}`);

/**
 * The reminders of a period, earliest first: a pure function of the deadlines, the policies and the calendar. For a history
 * as it was known on a day, it returns what was planned then.
 * @param policies the oldest first; the policy known at nine o'clock of a day applies to that day
 */
export function plannedReminders(ulo: string, deadlines: readonly Deadline[], policies: readonly PolicyVersion[], stretch: Stretch): PlannedReminder[] {
  const planned = new Map<string, PlannedReminder & { to: Recipient[]; because: Reason[] }>();
  for (const deadline of deadlines.flatMap(asReminded)) {
    const { kind, subject, name, dueOn, until, firstDueOn, owner, person } = deadline;
    const moved = firstDueOn === undefined || firstDueOn === dueOn ? {} : { firstDueOn };
    for (const { because, to, day } of goingOccasions(deadline, policies, stretch)) {
      if (day < stretch.first || day > stretch.last || !holdsOn(deadline, day)) continue;
      const thing = kindOfThing(kind);
      const key = `${thing} ${subject} ${day}`;
      const same = planned.get(key);
      if (same) {
        same.kind = kind;
        same.to.push(...to.filter((r) => !same.to.includes(r)));
        same.because.push(...because);
      } else planned.set(key, { id: reminderId(ulo, thing, subject, day), ulo, kind, subject, name, dueOn, until, day, to: [...new Set(to)], because: [...because], ...moved, ...(owner && { owner }), ...(person && { person }) });
    }
  }
  return [...planned.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Before its day and after it, when these have rules of their own. What falls on one day is one reminder, of the later kind. */
function asReminded(deadline: Deadline): Deadline[] {
  const { kind, dueOn, from } = deadline;
  const after = kindAfterItsDay(kind);
  return after === kind ? [deadline] : [deadline, { ...deadline, kind: after, from: maxDate(from, addDays(dueOn, 1)) }];
}

/** Agreed by that day and not yet over. */
export const holdsOn = ({ from, until }: Deadline, day: PlainDate): boolean => from <= day && (until === null || day < until);
