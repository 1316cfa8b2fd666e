import { deadlineKinds } from '#development';
import { longDay } from '../remind/email-items.js';
import type { Reason } from '../plan/occasions.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';

type Why = Pick<PlannedReminder, 'kind' | 'dueOn' | 'firstDueOn' | 'day' | 'because'>;

/** Why a person is reminded on that day: the deadline, and the part of the rule. */
export function whyOf({ kind, dueOn, firstDueOn, day, because }: Why): string {
  const baseline = firstDueOn === undefined ? '' : ` (baseline ${longDay(firstDueOn)})`;
  const rules = because.map((reason) => (reason.rule === 'escalation' && because.length > 1 ? 'others are emailed too' : inWords(reason)));
  const named = because[0]?.on ?? day;
  const moved = named === day ? '' : ` ${longDay(named)} is not a working day, so it goes on the working day ${day < named ? 'before' : 'after'} it.`;
  return `${deadlineKinds[kind]}: ${longDay(dueOn)}${baseline}. ${rules[0]?.charAt(0).toUpperCase()}${rules.join('; ').slice(1)}.${moved}`;
}

function inWords({ rule, days }: Reason): string {
  const figure = `${days} ${days === 1 ? 'day' : 'days'}`;
  switch (rule) {
    case 'before':
      return days === 0 ? 'on the day' : `${figure} before it`;
    case 'again':
      return `${figure} after it, because it is still open`;
    case 'escalation':
      return `${figure} after it, because it is still open: others are emailed too`;
  }
}
