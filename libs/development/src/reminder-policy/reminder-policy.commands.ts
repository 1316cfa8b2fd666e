import { Choice, ChoiceList, Command, Day, ProgrammeCommand, Rows, Text, Whole, type PlainDate } from '#kernel';
import { deadlineKinds, recipients, type DeadlineKind, type Recipient } from './reminder-policy.codes.js';
import { SEND_HOUR } from './reminder-policy.state.js';

const part = 'reminderPolicy';

export class DaysBefore {
  @Whole({ label: 'Days before', hint: '0 is the day itself.', min: 0, max: 365 })
  days!: number;
}

@Command({
  name: 'set-reminder-rule',
  title: 'Set when to remind of a deadline',
  help: 'The whole rule for one kind of deadline: it takes the place of the one before. Days are calendar days; what would fall on a day that is not a working day goes out on the working day before it, at 9am.',
  part,
  stream: 'programme',
  roles: ['programme-manager'],
  records: 'ReminderRuleSet',
  plansAhead: true,
})
export class SetReminderRule extends ProgrammeCommand {
  @Choice({ label: 'Which kind of deadline?', options: deadlineKinds })
  kind!: DeadlineKind;

  @Rows(() => DaysBefore, { label: 'When to remind before it', min: 1, max: 12 })
  before!: DaysBefore[];

  @ChoiceList({ label: 'Who is reminded?', options: recipients })
  to!: Recipient[];

  @Whole({ label: 'Again every so many days while it is overdue', hint: 'For milestones and reports. Without an answer they are not reminded of again.', min: 1, max: 365, optional: true })
  againEveryDays?: number;

  @Whole({ label: 'So many days after it, tell others as well', hint: 'For milestones, reports and mentoring that is silent.', min: 1, max: 365, optional: true })
  escalateAfterDays?: number;

  @ChoiceList({ label: 'Who is told then?', options: recipients, optional: true })
  escalateTo?: Recipient[];
}

@Command({
  name: 'set-quiet-hours',
  title: 'Set the quiet hours',
  help: `Reminders that come late, after a fault, wait until the quiet hours are over. Reminders usually go out at ${SEND_HOUR}am.`,
  part,
  stream: 'programme',
  roles: ['programme-manager'],
  records: 'QuietHoursSet',
  plansAhead: true,
})
export class SetQuietHours extends ProgrammeCommand {
  @Whole({ label: 'Quiet from (hour of the day)', hint: 'In London, for example 20 for 8pm.', min: SEND_HOUR + 1, max: 24 })
  fromHour!: number;

  @Whole({ label: 'Quiet until (hour of the day)', hint: 'In London, for example 7 for 7am.', min: 0, max: SEND_HOUR })
  untilHour!: number;
}

@Command({
  name: 'add-non-working-day',
  title: 'Add a day that is not a working day',
  help: 'For a bank holiday proclaimed at short notice, or a day on which everybody is away. Reminders of this programme for that day go out on the working day before it. To make it a working day again, withdraw this entry.',
  part,
  stream: 'programme',
  roles: ['programme-manager'],
  records: 'NonWorkingDayAdded',
})
export class AddNonWorkingDay extends ProgrammeCommand {
  @Day({ label: 'Which day is not a working day?' })
  day!: PlainDate;

  @Text({ label: 'What is it called?', hint: 'For example: Bank holiday for the coronation.' })
  name!: string;
}

export const reminderPolicyCommands = [SetReminderRule, SetQuietHours, AddNonWorkingDay] as const;
