import { addDays, derivedId, maxDate, type PlainDate, type Role } from '#kernel';
import { kindAfterItsDay, kindOfThing, type Deadline, type DeadlineKind, type Recipient } from '#development';
import { scheduledOccasions, type Reason, type DayRange } from './occasions.js';
import type { PolicyVersion } from './policy-versions.js';

/** One reminder: one subject, one day, all its recipients. */
export interface PlannedReminder {
  /** Stable for the same ULO, kind of subject, subject and day. */
  id: string;
  ulo: string;
  kind: DeadlineKind;
  subject: string;
  name: string;
  dueOn: PlainDate;
  /** The first day after the deadline is settled; null when not known. */
  until: PlainDate | null;
  /** The working day on which it is sent, at nine o'clock in London. */
  day: PlainDate;
  /** The roles that the policy names, each once. */
  to: readonly Recipient[];
  /** The parts of the policy's rule that require it; several when they fall on one day. */
  because: readonly Reason[];
  /** The role that owns the subject; absent when the policy decides. */
  owner?: Role;
  /** The id of the person named for the subject. */
  person?: string;
  /** The original date of a subject that was moved; for a milestone, its baseline. */
  firstDueOn?: PlainDate;
}

export const reminderId = (ulo: string, kind: DeadlineKind, subject: string, day: PlainDate): string =>
  derivedId(`reminder ${ulo} ${kind} ${subject} ${day}`);

/**
 * The reminders of a period, earliest first: a pure function of the deadlines, the policies and the calendar. For a history
 * as it was known on a day, it returns what was planned then.
 * @param policies the oldest first; the policy known at nine o'clock of a day applies to that day
 */
export function plannedReminders(ulo: string, deadlines: readonly Deadline[], policies: readonly PolicyVersion[], range: DayRange): PlannedReminder[] {
  const planned = new Map<string, PlannedReminder & { to: Recipient[]; because: Reason[] }>();
  for (const deadline of deadlines.flatMap(splitByRule)) {
    const { kind, subject, name, dueOn, until, firstDueOn, owner, person } = deadline;
    const moved = firstDueOn === undefined || firstDueOn === dueOn ? {} : { firstDueOn };
    for (const { because, to, day } of scheduledOccasions(deadline, policies, range)) {
      if (day < range.first || day > range.last || !isInForceOn(deadline, day)) continue;
      const thing = kindOfThing(kind);
      const key = `${thing} ${subject} ${day}`;
      const existing = planned.get(key);
      if (existing) {
        existing.kind = kind;
        existing.to.push(...to.filter((r) => !existing.to.includes(r)));
        existing.because.push(...because);
      } else planned.set(key, { id: reminderId(ulo, thing, subject, day), ulo, kind, subject, name, dueOn, until, day, to: [...new Set(to)], because: [...because], ...moved, ...(owner && { owner }), ...(person && { person }) });
    }
  }
  return [...planned.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Splits a deadline into two when its kind has separate rules before and after its day. On one day, the later kind wins. */
function splitByRule(deadline: Deadline): Deadline[] {
  const { kind, dueOn, from } = deadline;
  const after = kindAfterItsDay(kind);
  return after === kind ? [deadline] : [deadline, { ...deadline, kind: after, from: maxDate(from, addDays(dueOn, 1)) }];
}

/** Whether the deadline was agreed by that day and is not settled yet. */
export const isInForceOn = ({ from, until }: Deadline, day: PlainDate): boolean => from <= day && (until === null || day < until);
