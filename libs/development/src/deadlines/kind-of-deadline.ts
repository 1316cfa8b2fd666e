import type { PlainDate, Role } from '#kernel';
import type { Recipient } from '../reminder-policy/codes.js';
import type { ReminderRule } from '../reminder-policy/state.js';
import type { UloState } from '../ulo.state.js';

/**
 * A day of one ULO that is worth a reminder. It is agreed from `from` up to, but not including, `until`
 * (null: no end known). A milestone that was moved has one deadline for each of its dates.
 */
export interface DeadlineOfKind {
  /** The id of the event that began it, or a code. Kind and subject together are unique in a ULO. */
  subject: string;
  name: string;
  dueOn: PlainDate;
  from: PlainDate;
  until: PlainDate | null;
  /** The recipients, where they do not follow from the kind. */
  to?: Recipient[];
  /** The baseline of a milestone or step: its first date. */
  firstDueOn?: PlainDate;
  /** The role that owns it. Absent: the development worker or, before there is one, the programme manager. */
  owner?: Role;
  /** The id of the person who was named for it. They are the owner while they take part. */
  person?: string;
}

/** The definition of one kind of deadline. */
export interface KindOfDeadline {
  label: string;
  /** True when it stays overdue until it is done. All others only end or open, and are not repeated. */
  staysOverdue: boolean;
  /** True when the end of the development ends it. Terms of the organisation continue, as the organisation does. */
  endsWithDevelopment?: true;
  /** True when each deadline names its owner, which a reminder rule cannot change. */
  haveOwners?: true;
  /** True when it is reported on its day, never before. */
  isNews?: true;
  /** What the recipient has to do, in the words of the reminder. */
  whatToDo: string;
  /** The page of the ULO where people deal with it. */
  tab: 'steps' | 'plan' | 'funding' | 'staff-and-premises' | 'governance' | 'launch-and-services' | 'mentoring' | 'warnings';
  /** The reminder rule until a programme sets another one. */
  defaultRule: ReminderRule;
  /** All deadlines of this kind of a ULO, also past and cancelled ones. */
  deadlines(ulo: UloState): DeadlineOfKind[];
}

/** 28, 14, 7 and 1 days before, and on the day. */
const beforeTheDay = (): ReminderRule['before'] => [28, 14, 7, 1, 0].map((days) => ({ days }));
/** The owner is reminded before something ends. */
export const beforeItEnds: ReminderRule = { before: beforeTheDay(), to: ['owner'] };
/** Repeats weekly while overdue. After two weeks it reminds the programme manager too. */
export const onceOverdue: ReminderRule = { before: [], to: ['owner'], againEveryDays: 7, escalateAfterDays: 14, escalateTo: ['manager'] };
export const untilItIsDone: ReminderRule = { ...onceOverdue, before: beforeTheDay() };
