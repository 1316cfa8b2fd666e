import { Choice, ChoiceList, Command, Decimal, LongText, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { mentoringTopics, sessionModes, type MentoringTopic, type SessionMode } from './codes.js';

@Command({ name: 'log-mentoring-session', title: 'Log a mentoring session', roles: ['mentor', 'programme-manager'] })
export class LogMentoringSession extends UloCommand {
  @Decimal({ label: 'Hours', hint: 'To the quarter of an hour. For example, 2.5, 2h30 or 45 min', unit: 'hours', min: 0.25, max: 24, step: 0.25 })
  hours!: number;

  @ChoiceList({ label: 'Topics', options: mentoringTopics })
  topics!: MentoringTopic[];

  @Choice({ label: 'How did you meet?', options: sessionModes, optional: true })
  mode?: SessionMode;

  @LongText({ label: 'Note', hint: 'Do not write names or anything about a person’s health.', optional: true })
  note?: string;
}

export const mentoringSessionLogged = uloFact('mentoring', {
  command: LogMentoringSession,
  type: 'MentoringSessionLogged',
  version: 1,
  title: 'Mentoring session logged',
  describe: ({ hours, topics }) => `${hours} ${hours === 1 ? 'hour' : 'hours'}: ${topics.map((t) => mentoringTopics[t].toLowerCase()).join(', ')}`,
  evolve: ({ sessions }, { id, occurredOn, data: { hours, topics, mode = null, note = null } }) =>
    void sessions.push({ id, on: occurredOn, hours, topics, mode, note }),
});
