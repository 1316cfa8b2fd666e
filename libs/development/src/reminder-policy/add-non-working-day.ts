import { Command, Day, InvalidInput, ProgrammeCommand, RuleRefused, Text, type PlainDate } from '#kernel';
import { programmeFact } from '../programme-part.js';

@Command({
  name: 'add-non-working-day',
  title: 'Add a day that is not a working day',
  help: 'For a bank holiday proclaimed at short notice, or a day on which everybody is away. Reminders of this programme for that day go out on the working day before it. To make it a working day again, withdraw this entry.',
  roles: ['programme-manager'],
})
export class AddNonWorkingDay extends ProgrammeCommand {
  @Day({ label: 'Which day is not a working day?' })
  day!: PlainDate;

  @Text({ label: 'What is it called?', hint: 'For example: Bank holiday for the coronation.' })
  name!: string;
}

/** No reminders are sent on the day, as on weekends and bank holidays. */
export const nonWorkingDayAdded = programmeFact('reminderPolicy', {
  command: AddNonWorkingDay,
  type: 'NonWorkingDayAdded',
  version: 1,
  title: 'Day added that is not a working day',
  decide({ day }, { now, occurredOn }) {
    if (now.reminderPolicy.nonWorkingDays.some((added) => added.day === day))
      throw new RuleRefused('non-working-day-already-added', `${day} was already added.`, [], 'Correct that entry, or choose another day.');
    const message = wrongDay(day, occurredOn);
    if (message !== undefined) throw new InvalidInput([{ field: 'day', message }]);
  },
  describe: ({ day, name }) => `${name}, ${day}`,
  evolve: ({ nonWorkingDays }, { id, data }) => void nonWorkingDays.push({ id, ...data }),
});

function wrongDay(day: PlainDate, occurredOn: PlainDate): string | undefined {
  if (Temporal.PlainDate.from(day).dayOfWeek > 5) return 'Enter a day from Monday to Friday: Saturdays and Sundays are not working days';
  return day < occurredOn ? 'Enter a day that has not passed: its reminders have gone out' : undefined;
}
