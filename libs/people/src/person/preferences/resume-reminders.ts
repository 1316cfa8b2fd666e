import { Command, NOTHING } from '#kernel';
import { personFact } from '../person-part.js';
import { refuseUnlessRegistered } from '../refuse-unless-registered.js';
import { keepers } from './codes.js';
import { SubjectCommand } from './subject-command.js';

@Command({ name: 'resume-reminders', title: 'Take reminders for one thing up again', roles: keepers })
export class ResumeReminders extends SubjectCommand {}

export const remindersResumed = personFact('preferences', {
  command: ResumeReminders,
  type: 'RemindersResumed',
  version: 1,
  title: 'Reminders for one thing taken up again',
  decide(command, context) {
    refuseUnlessRegistered(context);
    const subject = command.subject.toLowerCase();
    return context.now.preferences.stopped.includes(subject) ? { subject } : NOTHING;
  },
  describe: () => '',
  evolve(preferences, { data: { subject } }) {
    preferences.stopped = preferences.stopped.filter((id) => id !== subject);
  },
});
