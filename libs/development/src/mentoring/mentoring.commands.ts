import { ChoiceList, Choice, Command, Day, Decimal, LongText, Reference, Text, UloCommand, YesNo } from '#kernel';
import { mentoringTopics, sessionModes, type MentoringTopic, type SessionMode } from './mentoring.events.js';

const whichAgreement = 'Leave it empty for the agreement in force on that day.';

@Command({
  name: 'agree-mentoring',
  title: 'Agree mentoring',
  help: 'A ULO from a neighbouring area agrees to give advice and expertise.',
  part: 'mentoring',
  stream: 'ulo',
  roles: ['programme-manager', 'commissioner'],
  records: 'MentoringAgreed',
  plansAhead: true,
})
export class AgreeMentoring extends UloCommand {
  @Text({ label: 'Mentor organisation', hint: 'The ULO that gives the mentoring.' })
  mentor!: string;

  @Day({ label: 'First day', hint: 'The first day of the agreement.' })
  startsOn!: string;

  @Day({ label: 'Last day', hint: 'The last day of the agreement, itself included.' })
  endsOn!: string;
}

@Command({
  name: 'extend-mentoring',
  title: 'Extend mentoring',
  part: 'mentoring',
  stream: 'ulo',
  roles: ['programme-manager', 'commissioner'],
  records: 'MentoringExtended',
  plansAhead: true,
})
export class ExtendMentoring extends UloCommand {
  @Reference({ label: 'Agreement', hint: whichAgreement, to: 'mentoring-agreement', optional: true })
  agreement?: string;

  @Day({ label: 'New last day' })
  endsOn!: string;
}

@Command({
  name: 'log-mentoring-session',
  title: 'Log a mentoring session',
  part: 'mentoring',
  stream: 'ulo',
  roles: ['mentor', 'programme-manager'],
  records: 'MentoringSessionLogged',
})
export class LogMentoringSession extends UloCommand {
  @Decimal({ label: 'Hours', hint: 'In quarters of an hour, for example 2.5.', min: 0.25, max: 24, step: 0.25 })
  hours!: number;

  @ChoiceList({ label: 'Topics', options: mentoringTopics })
  topics!: MentoringTopic[];

  @Choice({ label: 'How did you meet?', options: sessionModes, optional: true })
  mode?: SessionMode;

  @LongText({ label: 'Note', hint: 'Do not write names or anything about a person’s health.', optional: true })
  note?: string;
}

@Command({
  name: 'agree-mentor-action',
  title: 'Agree a mentoring action',
  help: 'Something that the mentor or the ULO will do next.',
  part: 'mentoring',
  stream: 'ulo',
  roles: ['mentor', 'programme-manager', 'development-worker'],
  records: 'MentorActionAgreed',
  plansAhead: true,
})
export class AgreeMentorAction extends UloCommand {
  @Text({ label: 'Action', hint: 'What will be done. Do not write names.' })
  action!: string;

  @Day({ label: 'Due by', optional: true })
  dueOn?: string;
}

@Command({
  name: 'close-mentor-action',
  title: 'Close a mentoring action',
  part: 'mentoring',
  stream: 'ulo',
  roles: ['mentor', 'programme-manager', 'development-worker'],
  records: 'MentorActionClosed',
})
export class CloseMentorAction extends UloCommand {
  @Reference({ label: 'Action', to: 'open-mentor-action' })
  agreed!: string;
}

@Command({
  name: 'end-mentoring',
  title: 'End mentoring',
  part: 'mentoring',
  stream: 'ulo',
  roles: ['mentor', 'programme-manager', 'commissioner'],
  records: 'MentoringEnded',
  confirm: true,
})
export class EndMentoring extends UloCommand {
  @Reference({ label: 'Agreement', hint: whichAgreement, to: 'mentoring-agreement', optional: true })
  agreement?: string;

  @YesNo({ label: 'Did it end as agreed?' })
  asAgreed!: boolean;
}

export const mentoringCommands = [
  AgreeMentoring,
  ExtendMentoring,
  LogMentoringSession,
  AgreeMentorAction,
  CloseMentorAction,
  EndMentoring,
] as const;
