import type { PlainDate, Role } from '#kernel';
import type { Recipient } from '../reminder-policy/codes.js';
import type { ReminderRule } from '../reminder-policy/state.js';
import type { UloState } from '../ulo.state.js';

/**
 * A day of one ULO that is worth a reminder, for as long as it was agreed: from `from` up to, but not including, `until`
 * (null: no end known). A milestone that was moved gives one for each date it had.
 */
export interface DeadlineOfKind {
  /** What it is about: the id of the event that began it, or a code. With the kind unique in its ULO. */
  subject: string;
  name: string;
  dueOn: PlainDate;
  from: PlainDate;
  until: PlainDate | null;
  /** Who sees to it, where it does not follow from the kind. */
  to?: Recipient[];
  /** Of a milestone or step: its baseline, the date it had first. */
  firstDueOn?: PlainDate;
  /** The role whose it is. Absent: the development worker, before there is one the programme manager. */
  owner?: Role;
  /** The id of the person who was named for it: while they take part they are the owner. */
  person?: string;
}

/** All that there is to know of one kind of deadline. */
export interface KindOfDeadline {
  label: string;
  /** True of what stays overdue until it is done; the others merely end or open, and nobody is reminded of them again. */
  staysOverdue: boolean;
  /** True of what nobody expects any more once the development has ended: the organisation lives on, and so do its terms. */
  endsWithDevelopment?: true;
  /** True when each has an owner of its own, whom the rule does not change. */
  haveOwners?: true;
  /** True of what is told on its day, never before it. */
  isNews?: true;
  /** How it is settled, as the reminder says it. */
  whatToDo: string;
  /** The view of a ULO on which it is settled. */
  tab: 'steps' | 'plan' | 'funding' | 'staff-and-premises' | 'governance' | 'launch-and-services' | 'mentoring' | 'warnings';
  /** What holds until a programme says otherwise. */
  defaultRule: ReminderRule;
  /** Those of a ULO, those that have passed and those that were given up too. */
  deadlines(ulo: UloState): DeadlineOfKind[];
}

/** 28, 14, 7 and 1 days before, and on the day. */
const usual = (): ReminderRule['before'] => [28, 14, 7, 1, 0].map((days) => ({ days }));
/** The owner is reminded before something ends. */
export const beforeItEnds: ReminderRule = { before: usual(), to: ['owner'] };
/** What is overdue is reminded of weekly, and after two weeks the manager is told as well. */
export const onceOverdue: ReminderRule = { before: [], to: ['owner'], againEveryDays: 7, escalateAfterDays: 14, escalateTo: ['manager'] };
export const untilItIsDone: ReminderRule = { ...onceOverdue, before: usual() };
