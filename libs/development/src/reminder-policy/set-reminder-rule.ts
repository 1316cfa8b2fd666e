import { Choice, ChoiceList, Command, InvalidInput, ProgrammeCommand, Rows, Whole, YesNo, factData, ownFieldsAnd } from '#kernel';
import { programmeFact } from '../programme-part.js';
import { deadlineKinds, type DeadlineKind } from '../deadlines/index.js';
import { recipients, type Recipient } from './codes.js';
import { ruleContradictions } from './rule-contradictions.js';
import { ruleInWords } from './rule-in-words.js';
import type { ReminderPolicy, ReminderRule } from './state.js';

export class DaysBefore {
  @Whole({ label: 'Days before', hint: '0 is the day itself.', min: 0, max: 365 })
  days!: number;
}

@Command({
  name: 'set-reminder-rule',
  title: 'Set when to remind of a deadline',
  help: 'This is the whole rule for one kind of deadline. It replaces the one before. Days are counted as calendar days. Reminders are sent at 9am on working days. A reminder for any other day is sent on the working day before it.',
  roles: ['programme-manager'],
  plansAhead: true,
})
export class SetReminderRule extends ProgrammeCommand {
  @Choice({ label: 'Which kind of deadline?', options: deadlineKinds })
  kind!: DeadlineKind;

  @Rows(() => DaysBefore, { label: 'When to remind before it', hint: 'Of steps that are overdue, leave it empty.', min: 0, max: 12, optional: true })
  before?: DaysBefore[];

  @ChoiceList({ label: 'Who is reminded?', hint: 'Leave it out for actions and warnings: each has an owner of its own.', options: recipients, optional: true })
  to?: Recipient[];

  @Whole({ label: 'Again every so many days while it is overdue', hint: 'For what stays overdue until it is done, such as milestones, reports and overdue steps. Without an answer it is not reminded of again.', min: 1, max: 365, optional: true })
  againEveryDays?: number;

  @Whole({ label: 'So many days after it, tell others as well', hint: 'For what stays overdue until it is done, and mentoring that is silent.', min: 1, max: 365, optional: true })
  escalateAfterDays?: number;

  @ChoiceList({ label: 'Who is emailed then?', options: recipients, optional: true })
  escalateTo?: Recipient[];
}

/** The fields of every recorded rule, and the additional field of rules for steps of version 1. */
class Recorded {
  @Rows(() => DaysBefore, { label: 'When to remind before it', min: 0, max: 12 })
  before!: DaysBefore[];

  @ChoiceList({ label: 'Who is reminded?', options: recipients })
  to!: Recipient[];

  @YesNo({ label: 'Holds after the day as well', optional: true })
  coversOverdue?: boolean;
}

/** The complete rule for one kind of deadline: reminders that it leaves out are not sent. */
export const reminderRuleSet = programmeFact('reminderPolicy', {
  command: SetReminderRule,
  type: 'ReminderRuleSet',
  version: 2,
  // In version 1 one rule covered steps before and after their due day.
  upcasters: { 1: (data) => ('kind' in data && data.kind === 'step-due' ? { ...data, coversOverdue: true } : data) },
  title: 'Reminder rule set',
  data: ownFieldsAnd(SetReminderRule, Recorded),
  decide(rule) {
    const errors = ruleContradictions(rule.kind, { ...rule, before: rule.before ?? [] });
    if (errors.length > 0) throw new InvalidInput(errors);
    return { ...factData(rule), before: rule.before ?? [], to: rule.to ?? ['owner'] };
  },
  describe: (rule) => `${deadlineKinds[rule.kind]}: ${ruleInWords(rule)}`,
  evolve: (policy, { data: { kind, coversOverdue = false, before, ...rule } }) => setRule(policy, { kind, coversOverdue, rule: { ...rule, before: [...before].sort((a, b) => b.days - a.days) } }),
});

/** A rule for steps of version 1 also applies after the due day until a rule for overdue steps is set. */
function setRule(policy: ReminderPolicy, { kind, coversOverdue, rule }: { kind: DeadlineKind; coversOverdue: boolean; rule: ReminderRule }): void {
  const { before, to, ...after } = rule;
  policy.rules[kind] = coversOverdue ? { before, to } : rule;
  if (coversOverdue && !policy.overdueStepsSet) policy.rules['step-overdue'] = { before: [], to, ...after };
  policy.overdueStepsSet ||= kind === 'step-overdue';
}
