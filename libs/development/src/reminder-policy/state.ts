import type { PlainDate } from '#kernel';
import { deadlines, type DeadlineKind } from '../deadlines/index.js';
import type { Recipient } from './codes.js';

/** When to remind of one kind of deadline, and whom. */
export interface ReminderRule {
  /** Calendar days before the deadline, the largest first; 0 is the day of the deadline. */
  before: { days: number }[];
  to: Recipient[];
  /** Absent: reminders are not repeated after the day. */
  againEveryDays?: number;
  escalateAfterDays?: number;
  escalateTo?: Recipient[];
}

/** The reminder policy of one programme. */
export interface ReminderPolicy {
  rules: Record<DeadlineKind, ReminderRule>;
  /** False while overdue steps follow the rule for steps that are due. */
  overdueStepsSet: boolean;
  /** Codes of the warnings whose opening is emailed to their owners. */
  warnings: string[];
  quiet: { fromHour: number; untilHour: number };
  /** Non-working days in addition to weekends and bank holidays, in the order in which they were recorded. */
  nonWorkingDays: { id: string; day: PlainDate; name: string }[];
}

/**
 * The policy until a programme changes it: 28, 14, 7 and 1 days before and on the day. Overdue items are repeated weekly, and go
 * to the manager too after two weeks. Silence is reported on the day its warning opens, and to the manager two weeks later.
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
