import type { FieldError } from '#kernel';
import { deadlines, type DeadlineKind } from '../deadlines/index.js';
import type { ReminderRule } from './state.js';

type AskedRule = Omit<ReminderRule, 'to'> & Partial<Pick<ReminderRule, 'to'>>;

/** Contradictions between fields of a rule that are valid individually. */
export function ruleContradictions(kind: DeadlineKind, { before, to = [], againEveryDays, escalateAfterDays, escalateTo = [] }: AskedRule): FieldError[] {
  const errors: FieldError[] = [];
  const add = (field: string, message: string): void => void errors.push({ field, message });
  before.forEach(({ days }, i) => {
    if (before.findIndex((b) => b.days === days) < i) add(`before.${i}.days`, `${days} is there twice: give each number of days once`);
  });
  if (deadlines[kind].haveOwners) {
    if (to.some((recipient) => recipient !== 'owner')) add('to', 'Leave it out: each has an owner of its own');
  } else if (to.length === 0) add('to', 'Choose who is reminded');
  if (kind === 'step-overdue' && before.length > 0) add('before', 'Leave it out: a step is overdue after its day. Before it, the rule for steps that are due holds');
  if (kind !== 'step-overdue' && before.length === 0) add('before', 'Enter at least one number of days');
  if (deadlines[kind].isNews && before.some(({ days }) => days !== 0)) add('before', 'Enter 0 only: it is emailed on its day');
  if (kind === 'step-due') return [...errors, ...afterTheDay({ againEveryDays, escalateAfterDays, escalateTo })];
  const overdue = deadlines[kind].staysOverdue;
  if (!overdue && againEveryDays !== undefined) add('againEveryDays', 'Leave it out: what merely ends is not reminded of again');
  if (!overdue && kind !== 'mentor-silent' && escalateAfterDays !== undefined)
    add('escalateAfterDays', 'Leave it out: there is no second reminder of what merely ends');
  if (escalateAfterDays !== undefined && escalateTo.length === 0) add('escalateTo', 'Choose who is told then');
  if (escalateAfterDays === undefined && escalateTo.length > 0) add('escalateAfterDays', 'Enter after how many days they are emailed');
  return errors;
}

/** Fields about the time after the due day of a step belong to the separate rule for overdue steps. */
const afterTheDay = (given: Partial<Record<'againEveryDays' | 'escalateAfterDays' | 'escalateTo', number | readonly string[] | undefined>>): FieldError[] =>
  Object.entries(given).flatMap(([field, value]) =>
    value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [{ field, message: 'Leave it out: set it in the rule for steps that are overdue (step-overdue)' }]);
