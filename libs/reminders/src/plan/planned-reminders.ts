import { addDays, daysBetween, derivedId, maxDate, minDate, type PlainDate } from '#kernel';
import type { DeadlineKind, Recipient, ReminderPolicy, ReminderRule } from '#development';
import { LONGEST_MOVE, workingDayOnOrBefore, type Nation } from '../calendar/bank-holidays.js';
import type { Deadline } from './deadlines.js';

/** One reminder: one thing, one day, whoever it goes to. */
export interface PlannedReminder {
  /** The same for the same (ulo, kind, subject, day), whenever it is worked out. */
  id: string;
  ulo: string;
  kind: DeadlineKind;
  subject: string;
  name: string;
  dueOn: PlainDate;
  /** The first day on which nothing is expected any more; null: not known. */
  until: PlainDate | null;
  /** The working day on which it goes out, at nine o'clock in London. */
  day: PlainDate;
  /** Those whom the policy names, each once. */
  to: readonly Recipient[];
  /** What in the policy's rule asks for it; several when they fall on one day. */
  because: readonly Reason[];
  /** The first date of a thing that was moved: of a milestone its baseline. */
  firstDueOn?: PlainDate;
}

/**
 * `before`: so many days before the deadline, 0 being the day itself; `again`: so many days after it, as nothing was
 * recorded; `escalation`: so many days after it, to others.
 */
export interface Reason {
  rule: 'before' | 'again' | 'escalation';
  days: number;
  /** The calendar day that the rule names, which need not be a working day. */
  on: PlainDate;
}

/** Both days inclusive. */
export interface Stretch {
  first: PlainDate;
  last: PlainDate;
}

export const reminderId = (ulo: string, kind: DeadlineKind, subject: string, day: PlainDate): string =>
  derivedId(`reminder ${ulo} ${kind} ${subject} ${day}`);

/**
 * Which reminders fall on the days of a stretch, earliest first: a pure function of the deadlines, the policy and the
 * calendar. Asked of a history as it was known on a day, it tells what was planned then.
 */
export function plannedReminders(ulo: string, deadlines: readonly Deadline[], policy: ReminderPolicy, nation: Nation, stretch: Stretch): PlannedReminder[] {
  const planned = new Map<string, PlannedReminder & { to: Recipient[]; because: Reason[] }>();
  for (const deadline of deadlines) {
    const { kind, subject, name, dueOn, until, firstDueOn } = deadline;
    const moved = firstDueOn === undefined || firstDueOn === dueOn ? {} : { firstDueOn };
    for (const { because, to } of occasions(deadline, policy.rules[kind], stretch)) {
      const day = workingDayOnOrBefore(nation, because[0].on);
      if (day < stretch.first || day > stretch.last || !holdsOn(deadline, day)) continue;
      const key = `${kind} ${subject} ${day}`;
      const same = planned.get(key);
      if (same) {
        same.to.push(...to.filter((r) => !same.to.includes(r)));
        same.because.push(...because);
      } else planned.set(key, { id: reminderId(ulo, kind, subject, day), ulo, kind, subject, name, dueOn, until, day, to: [...new Set(to)], because: [...because], ...moved });
    }
  }
  return [...planned.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Agreed by that day and not yet over. */
export const holdsOn = ({ from, until }: Deadline, day: PlainDate): boolean => from <= day && (until === null || day < until);

interface Occasion {
  because: readonly [Reason, ...Reason[]];
  to: readonly Recipient[];
}

/** Whatever the days of a deadline, it is reminded of again so many times at most: once a week, for 19 years. */
export const MOST_REPEATS = 1_000;

/**
 * The calendar days that the rule names, before they are moved to working days. Those that are repeated are worked out for
 * the stretch alone; a day that moves back over a long weekend can fall into it from beyond.
 */
function occasions({ dueOn, from, until }: Deadline, rule: ReminderRule, { first, last }: Stretch): Occasion[] {
  const { before, to, againEveryDays, escalateAfterDays, escalateTo = [] } = rule;
  const found: Occasion[] = before.map(({ days }) => ({ because: [{ rule: 'before', days, on: addDays(dueOn, -days) }], to }));
  const again = againEveryDays ?? Infinity;
  const escalation = (days: number): Reason => ({ rule: 'escalation', days, on: addDays(dueOn, days) });
  const start = Math.max(1, Math.ceil(daysBetween(dueOn, maxDate(first, from)) / again));
  const end = Math.min(MOST_REPEATS, Math.floor((daysBetween(dueOn, until === null ? last : minDate(until, last)) + LONGEST_MOVE) / again));
  for (let time = start; time <= end; time++) {
    const after = time * again;
    const reason: Reason = { rule: 'again', days: after, on: addDays(dueOn, after) };
    if (escalateAfterDays !== undefined && after >= escalateAfterDays) found.push({ because: [reason, escalation(after)], to: [...to, ...escalateTo] });
    else found.push({ because: [reason], to });
  }
  if (escalateAfterDays !== undefined && escalateAfterDays % again !== 0) found.push({ because: [escalation(escalateAfterDays)], to: escalateTo });
  return found;
}
