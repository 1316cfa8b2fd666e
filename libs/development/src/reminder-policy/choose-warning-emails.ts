import { ChoiceList, Command, ProgrammeCommand, factData, ownFieldsAnd } from '#kernel';
import { emailedWarnings } from '../deadlines/index.js';
import { programmeFact } from '../programme-part.js';
import { counted } from '../words.js';

@Command({
  name: 'choose-warning-emails',
  title: 'Choose which warnings are emailed',
  help: 'When a warning of these opens, its owner gets one email about it, at 9am. Warnings that were open before are not emailed. The list takes the place of the one before.',
  roles: ['programme-manager'],
  plansAhead: true,
})
export class ChooseWarningEmails extends ProgrammeCommand {
  @ChoiceList({ label: 'Which warnings?', hint: 'Choose none to email about none. Six weeks without mentoring is a kind of deadline: set its rule instead.', options: emailedWarnings, optional: true })
  warnings?: string[];
}

class Recorded {
  @ChoiceList({ label: 'Which warnings?', options: emailedWarnings })
  warnings!: string[];
}

/** The complete list: warnings that are not in it are no longer emailed. */
export const warningEmailsChosen = programmeFact('reminderPolicy', {
  command: ChooseWarningEmails,
  type: 'WarningEmailsChosen',
  version: 1,
  title: 'Warnings chosen that are emailed',
  data: ownFieldsAnd(ChooseWarningEmails, Recorded),
  decide: (chosen) => ({ ...factData(chosen), warnings: chosen.warnings ?? [] }),
  describe: ({ warnings }) => (warnings.length === 0 ? 'None' : `${counted(warnings.length, 'warning')}: ${warnings.map((code) => emailedWarnings[code] ?? code).join('; ')}`),
  evolve(policy, { data }) {
    policy.warnings = [...new Set(data.warnings)];
  },
});
