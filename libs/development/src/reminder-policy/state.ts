import type { PlainDate } from '#kernel';
import { deadlines, type DeadlineKind } from '../deadlines/index.js';
import type { Recipient } from './codes.js';

/** When to remind of one kind of deadline, and whom. */
export interface ReminderRule {
  /** Calendar days before the deadline, the earliest first; 0 is the day itself. */
  before: { days: number }[];
  to: Recipient[];
  /** Absent: what has passed is not reminded of again. */
  againEveryDays?: number;
  escalateAfterDays?: number;
  escalateTo?: Recipient[];
}

/** The reminders of one programme. */
export interface ReminderPolicy {
  rules: Record<DeadlineKind, ReminderRule>;
  /** False while what steps are reminded of after their day follows the rule for steps that are due. */
  overdueStepsSet: boolean;
  /** Codes of the warnings whose opening is emailed to their owners. */
  warnings: string[];
  quiet: { fromHour: number; untilHour: number };
  /** Beside weekends and bank holidays, in the order in which they became known. */
  nonWorkingDays: { id: string; day: PlainDate; name: string }[];
}

/**
 * What holds until a programme says otherwise: 28, 14, 7 and 1 days before and on the day; what is then overdue weekly,
 * to the manager as well after two weeks; silence on the day its warning opens, to the manager two weeks later.
 */
export const defaultReminderPolicy = (): ReminderPolicy => ({
  rules: Object.fromEntries(Object.entries(deadlines).map(([kind, { defaultRule }]) => [kind, defaultRule])) as ReminderPolicy['rules'],
  overdueStepsSet: false,
  warnings: [],
  quiet: { fromHour: 20, untilHour: 7 },
  nonWorkingDays: [],
});

/** The hour of the day in London at which reminders go out. */
export const SEND_HOUR = 9;
