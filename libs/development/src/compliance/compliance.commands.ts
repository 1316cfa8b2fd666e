import { Choice, Command, LongText, UloCommand } from '#kernel';
import { warningTitles } from './compliance.events.js';

@Command({
  name: 'acknowledge-warning',
  title: 'Acknowledge a warning',
  help: 'You have seen it, and you say what follows from it or why nothing does. The warning stays open until what it watches has changed.',
  part: 'compliance',
  stream: 'ulo',
  roles: ['programme-manager', 'commissioner', 'committee', 'user-member', 'development-worker'],
  records: 'WarningAcknowledged',
})
export class AcknowledgeWarning extends UloCommand {
  @Choice({ label: 'Warning', options: warningTitles })
  code!: string;

  @LongText({ label: 'What is your answer?', hint: 'The reason, or what will be done. Do not write names.' })
  answer!: string;
}

export const complianceCommands = [AcknowledgeWarning] as const;
