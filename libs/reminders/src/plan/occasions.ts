import type { Deadline, Recipient, ReminderRule } from '#development';
import { addDays, daysBetween, maxDate, minDate, type PlainDate } from '#kernel';
import { sendInstant } from '../calendar/send-instant.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { PolicyVersion } from './policy-versions.js';

/**
 * `before`: this many days before the deadline, 0 being the day itself; `again`: this many days after it while nothing was
 * recorded; `escalation`: this many days after it, to other people.
 */
export interface Reason {
  rule: 'before' | 'again' | 'escalation';
  days: number;
  /** The calendar day that the rule names, which need not be a working day. */
  on: PlainDate;
}

/** A period of days, both inclusive. */
export interface DayRange {
  first: PlainDate;
  last: PlainDate;
}

/** A calendar day that a rule names. */
export interface Occasion {
  because: readonly [Reason, ...Reason[]];
  to: readonly Recipient[];
}

/** An occasion with the working day on which its reminder is sent. */
export type ScheduledOccasion = Occasion & { day: PlainDate };

/**
 * Each occasion once, on the day that the policy known at nine o'clock of that day gives it. When a working day becomes
 * a non-working day, its pending occasions are sent at once. A new rule does not apply to days before it was known.
 */
export function scheduledOccasions(deadline: Deadline, policies: readonly PolicyVersion[], range: DayRange): ScheduledOccasion[] {
  const [only] = policies;
  if (policies.length === 1 && only) return occasions(deadline, ruleFor(deadline, only), range, only.calendar.longestMove).map((occasion) => ({ ...occasion, day: dayOf(deadline, occasion.because[0], only.calendar) }));
  const found: ScheduledOccasion[] = [];
  const scheduled = new Set<PlainDate>();
  let pending: ReadonlySet<PlainDate> = scheduled;
  policies.forEach((policy, i) => {
    const { since, calendar } = policy;
    const until = policies[i + 1]?.since;
    const nextPending = new Set<PlainDate>();
    for (const occasion of occasions(deadline, ruleFor(deadline, policy), range, calendar.longestMove)) {
      const [reason] = occasion.because;
      if (scheduled.has(reason.on)) continue;
      const day = dayOf(deadline, reason, calendar);
      const at = sendInstant(day);
      if (until !== undefined && at >= until) nextPending.add(reason.on);
      else if (at >= since || pending.has(reason.on)) {
        scheduled.add(reason.on);
        found.push({ ...occasion, day });
      }
    }
    pending = nextPending;
  });
  return found;
}

/** The rule of the policy. A warning that the policy does not select causes no reminder. */
const ruleFor = ({ kind, subject }: Deadline, { rules, warnings }: PolicyVersion): ReminderRule =>
  kind === 'warning' && !warnings.has(subject) ? { before: [], to: [] } : rules[kind];

/** The working day on or before the named day; the one after it when the reminder could be wrong or unknown earlier. */
function dayOf({ kind, from }: Deadline, { rule, days, on }: Reason, calendar: WorkingCalendar): PlainDate {
  // Before that day a silence can still end, and a warning can still be prevented.
  if ((kind === 'mentor-silent' || kind === 'warning') && (rule !== 'before' || days === 0)) return calendar.onOrAfter(on);
  const day = calendar.onOrBefore(on);
  return day < from && from <= on ? calendar.onOrAfter(on) : day;
}

/** The maximum number of repeated reminders of one deadline: once a week, for 19 years. */
export const MOST_REPEATS = 1_000;

/**
 * The calendar days that the rule names, before they move to working days. Repeated days are computed for the period only;
 * a day that moves over non-working days can fall into it from outside.
 */
function occasions({ dueOn, from, until, to: ownRecipients }: Deadline, rule: ReminderRule, { first, last }: DayRange, longestMove: number): Occasion[] {
  const { before, to, againEveryDays, escalateAfterDays, escalateTo = [] } = ownRecipients ? { ...rule, to: ownRecipients } : rule;
  const found: Occasion[] = before.map(({ days }) => ({ because: [{ rule: 'before', days, on: addDays(dueOn, -days) }], to }));
  const again = againEveryDays ?? Infinity;
  const escalation = (days: number): Reason => ({ rule: 'escalation', days, on: addDays(dueOn, days) });
  const start = Math.max(1, Math.ceil(daysBetween(dueOn, maxDate(addDays(first, -longestMove), from)) / again));
  const end = Math.min(MOST_REPEATS, Math.floor((daysBetween(dueOn, until === null ? last : minDate(until, last)) + longestMove) / again));
  for (let time = start; time <= end; time++) {
    const after = time * again;
    const reason: Reason = { rule: 'again', days: after, on: addDays(dueOn, after) };
    if (escalateAfterDays !== undefined && after >= escalateAfterDays) found.push({ because: [reason, escalation(after)], to: [...to, ...escalateTo] });
    else found.push({ because: [reason], to });
  }
  if (escalateAfterDays !== undefined && escalateAfterDays % again !== 0) found.push({ because: [escalation(escalateAfterDays)], to: escalateTo });
  return found;
}
