import { InvalidInput, factData, type FieldError, type Part } from '#kernel';
import type { ProgrammeState } from '../programme/programme.state.js';
import { overdueKinds } from './reminder-policy.codes.js';
import { SetReminderRule, type SetQuietHours, type reminderPolicyCommands } from './reminder-policy.commands.js';
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
      default:
        return policy;
    }
  },

  decide(command) {
    if (command instanceof SetReminderRule) {
      const errors = contradictions(command);
      if (errors.length > 0) throw new InvalidInput(errors);
      return [{ type: 'ReminderRuleSet', data: factData(command) }];
    }
    command satisfies SetQuietHours;
    return [{ type: 'QuietHoursSet', data: factData(command) }];
  },
};

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
