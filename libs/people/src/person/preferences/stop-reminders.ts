import { Command, NOTHING } from '#kernel';
import { personFact } from '../person-part.js';
import { refuseUnlessRegistered } from '../refuse-unless-registered.js';
import { keepers } from './codes.js';
import { SubjectCommand } from './subject-command.js';

@Command({ name: 'stop-reminders', title: 'Stop reminders for one thing', help: 'Others who are reminded of it still are.', roles: keepers })
export class StopReminders extends SubjectCommand {}

export const remindersStopped = personFact('preferences', {
  command: StopReminders,
  type: 'RemindersStopped',
  version: 1,
  title: 'Reminders for one thing stopped',
  decide(command, context) {
    refuseUnlessRegistered(context);
    const subject = command.subject.toLowerCase();
    return context.now.preferences.stopped.includes(subject) ? NOTHING : { subject };
  },
  describe: () => '',
  evolve({ stopped }, { data: { subject } }) {
    if (!stopped.includes(subject)) stopped.push(subject);
  },
});
