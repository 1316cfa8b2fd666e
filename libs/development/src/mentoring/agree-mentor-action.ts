import { Command, Day, Text, UloCommand } from '#kernel';
import { refuseDueBefore } from '../due-days.js';
import { uloFact } from '../ulo-part.js';

@Command({
  name: 'agree-mentor-action',
  title: 'Agree a mentoring action',
  help: 'Something that the mentor or the ULO will do next.',
  roles: ['mentor', 'programme-manager', 'development-worker'],
  plansAhead: true,
})
export class AgreeMentorAction extends UloCommand {
  @Text({ label: 'Action', hint: 'What will be done. Do not write names.' })
  action!: string;

  @Day({ label: 'Due by', noun: 'day it is due', optional: true })
  dueOn?: string;
}

export const mentorActionAgreed = uloFact('mentoring', {
  command: AgreeMentorAction,
  type: 'MentorActionAgreed',
  version: 1,
  title: 'Mentoring action agreed',
  decide: ({ dueOn }, { occurredOn }) => refuseDueBefore(dueOn, occurredOn),
  describe: ({ action, dueOn }) => (dueOn ? `${action}, by ${dueOn}` : action),
  evolve: ({ actions }, { id, occurredOn, data: { action, dueOn = null } }) =>
    void actions.push({ id, action, agreedOn: occurredOn, dueOn, closedOn: null }),
});
