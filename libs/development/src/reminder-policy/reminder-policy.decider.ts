import { InvalidInput, RuleRefused, factData, type FieldError, type Part, type PlainDate } from '#kernel';
import type { ProgrammeState } from '../programme/programme.state.js';
import { overdueKinds } from './reminder-policy.codes.js';
import { SetQuietHours, SetReminderRule, type AddNonWorkingDay, type reminderPolicyCommands } from './reminder-policy.commands.js';
import type { ReminderPolicyEvent } from './reminder-policy.events.js';
import { defaultReminderPolicy, type ReminderPolicy } from './reminder-policy.state.js';

type Commands = InstanceType<(typeof reminderPolicyCommands)[number]>;

export const reminderPolicy: Part<ReminderPolicy, Commands, ReminderPolicyEvent, ProgrammeState> = {
  name: 'reminderPolicy',
  initial: defaultReminderPolicy,

  evolve(policy, fact) {
    switch (fact.type) {
      case 'ReminderRuleSet': {
        const { kind, before, ...rule } = fact.data;
        policy.rules[kind] = { ...rule, before: [...before].sort((a, b) => b.days - a.days) };
        return policy;
      }
      case 'QuietHoursSet':
        policy.quiet = fact.data;
        return policy;
      case 'NonWorkingDayAdded':
        policy.nonWorkingDays.push({ id: fact.id, ...fact.data });
        return policy;
      default:
        return policy;
    }
  },

  decide(command, { now, occurredOn }) {
    if (command instanceof SetReminderRule) {
      const errors = contradictions(command);
      if (errors.length > 0) throw new InvalidInput(errors);
      return [{ type: 'ReminderRuleSet', data: factData(command) }];
    }
    if (command instanceof SetQuietHours) return [{ type: 'QuietHoursSet', data: factData(command) }];
    command satisfies AddNonWorkingDay;
    if (now.reminderPolicy.nonWorkingDays.some(({ day }) => day === command.day))
      throw new RuleRefused('non-working-day-already-added', `${command.day} was already added.`, [], 'Correct that entry, or choose another day.');
    const error = wrongDay(command.day, occurredOn);
    if (error !== undefined) throw new InvalidInput([{ field: 'day', message: error }]);
    return [{ type: 'NonWorkingDayAdded', data: factData(command) }];
  },
};

function wrongDay(day: PlainDate, occurredOn: PlainDate): string | undefined {
  if (Temporal.PlainDate.from(day).dayOfWeek > 5) return 'Enter a day from Monday to Friday: Saturdays and Sundays are not working days';
  return day < occurredOn ? 'Enter a day that has not passed: its reminders have gone out' : undefined;
}

/** What no single field can tell. */
function contradictions({ kind, before, againEveryDays, escalateAfterDays, escalateTo = [] }: SetReminderRule): FieldError[] {
  const errors: FieldError[] = [];
  const add = (field: string, message: string): void => void errors.push({ field, message });
  before.forEach(({ days }, i) => {
    if (before.findIndex((b) => b.days === days) < i) add(`before.${i}.days`, `${days} is there twice: give each number of days once`);
  });
  const overdue = overdueKinds.includes(kind);
  if (!overdue && againEveryDays !== undefined) add('againEveryDays', 'Leave it out: what merely ends is not reminded of again. Only milestones and reports become overdue');
  if (!overdue && kind !== 'mentor-silent' && escalateAfterDays !== undefined)
    add('escalateAfterDays', 'Leave it out: what merely ends is not reminded of again, so nobody is told later');
  if (escalateAfterDays !== undefined && escalateTo.length === 0) add('escalateTo', 'Choose who is told then');
  if (escalateAfterDays === undefined && escalateTo.length > 0) add('escalateAfterDays', 'Enter after how many days they are told');
  return errors;
}
