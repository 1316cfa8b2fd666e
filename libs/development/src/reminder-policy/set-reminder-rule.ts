import { Choice, ChoiceList, Command, InvalidInput, ProgrammeCommand, Rows, Whole, factData, ownFieldsAnd } from '#kernel';
import { programmeFact } from '../programme-part.js';
import { deadlineKinds, type DeadlineKind } from '../deadlines/index.js';
import { recipients, type Recipient } from './codes.js';
import { ruleContradictions } from './rule-contradictions.js';
import { ruleInWords } from './rule-in-words.js';

export class DaysBefore {
  @Whole({ label: 'Days before', hint: '0 is the day itself.', min: 0, max: 365 })
  days!: number;
}

@Command({
  name: 'set-reminder-rule',
  title: 'Set when to remind of a deadline',
  help: 'The whole rule for one kind of deadline: it takes the place of the one before. Days are calendar days; what would fall on a day that is not a working day goes out on the working day before it, at 9am.',
  roles: ['programme-manager'],
  plansAhead: true,
})
export class SetReminderRule extends ProgrammeCommand {
  @Choice({ label: 'Which kind of deadline?', options: deadlineKinds })
  kind!: DeadlineKind;

  @Rows(() => DaysBefore, { label: 'When to remind before it', min: 1, max: 12 })
  before!: DaysBefore[];

  @ChoiceList({ label: 'Who is reminded?', hint: 'Leave it out for actions: each has an owner of its own.', options: recipients, optional: true })
  to?: Recipient[];

  @Whole({ label: 'Again every so many days while it is overdue', hint: 'For milestones and reports. Without an answer they are not reminded of again.', min: 1, max: 365, optional: true })
  againEveryDays?: number;

  @Whole({ label: 'So many days after it, tell others as well', hint: 'For milestones, reports and mentoring that is silent.', min: 1, max: 365, optional: true })
  escalateAfterDays?: number;

  @ChoiceList({ label: 'Who is told then?', options: recipients, optional: true })
  escalateTo?: Recipient[];
}

class ItsRecipients {
  @ChoiceList({ label: 'Who is reminded?', options: recipients })
  to!: Recipient[];
}

/** The whole rule for one kind of deadline; what it leaves out does not happen. */
export const reminderRuleSet = programmeFact('reminderPolicy', {
  command: SetReminderRule,
  type: 'ReminderRuleSet',
  version: 1,
  title: 'Reminder rule set',
  data: ownFieldsAnd(SetReminderRule, ItsRecipients),
  decide(rule) {
    const errors = ruleContradictions(rule.kind, rule);
    if (errors.length > 0) throw new InvalidInput(errors);
    return { ...factData(rule), to: rule.to ?? ['owner'] };
  },
  describe: (rule) => `${deadlineKinds[rule.kind]}: ${ruleInWords(rule)}`,
  evolve({ rules }, { data: { kind, before, ...rule } }) {
    rules[kind] = { ...rule, before: [...before].sort((a, b) => b.days - a.days) };
  },
});
