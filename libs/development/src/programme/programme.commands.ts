import { Choice, ChoiceList, Command, FactCommand, LongText, ProgrammeCommand, Text, YesNo } from '#kernel';
import { userGroups, type UserGroup } from '../user-groups.js';
import { jurisdictions, type Jurisdiction } from './programme.events.js';
import { ruleSets, type RuleSetCode } from './rule-sets.js';

const part = 'programme';

@Command({
  name: 'open-programme',
  title: 'Open a programme',
  help: 'A programme develops the user-led organisations of an area.',
  part,
  stream: 'programme',
  creates: true,
  roles: ['programme-manager'],
  records: 'ProgrammeOpened',
})
export class OpenProgramme extends FactCommand {
  @Text({ label: 'Name of the programme' })
  name!: string;

  @Text({ label: 'Area' })
  area!: string;

  @Choice({ label: 'Whose law applies?', hint: 'Without an answer: England.', options: jurisdictions, optional: true })
  jurisdiction?: Jurisdiction;
}

@Command({
  name: 'record-area-self-assessment',
  title: 'Record the area’s self-assessment',
  help: 'Which ULOs are there? Which user groups are not represented?',
  part,
  stream: 'programme',
  roles: ['programme-manager', 'commissioner'],
  records: 'AreaSelfAssessmentRecorded',
})
export class RecordAreaSelfAssessment extends ProgrammeCommand {
  @YesNo({ label: 'Is there a ULO in the area?' })
  uloInArea!: boolean;

  @ChoiceList({ label: 'Which user groups are not represented?', options: userGroups, optional: true })
  notRepresented?: UserGroup[];

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

@Command({
  name: 'identify-user-group-gap',
  title: 'Record a user group that is not represented',
  part,
  stream: 'programme',
  roles: ['programme-manager', 'commissioner', 'user-member'],
  records: 'UserGroupGapIdentified',
})
export class IdentifyUserGroupGap extends ProgrammeCommand {
  @Choice({ label: 'Which user group?', options: userGroups })
  userGroup!: UserGroup;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

@Command({
  name: 'adopt-rule-set',
  title: 'Adopt a rule set',
  help: 'The rules by which the committees of this programme’s ULOs are judged, from this day on.',
  part,
  stream: 'programme',
  roles: ['programme-manager'],
  records: 'RuleSetAdopted',
  plansAhead: true,
})
export class AdoptRuleSet extends ProgrammeCommand {
  @Choice({ label: 'Which rules?', options: ruleSets })
  ruleSet!: RuleSetCode;

  @YesNo({ label: 'Do carers count as users?' })
  carersCount!: boolean;
}

@Command({
  name: 'close-programme',
  title: 'Close the programme',
  help: 'From that day on no ULO is started in it and nothing is planned for its ULOs: no plan, milestone, launch or mentoring. Reminders stop, and calendars and “To do” no longer show its deadlines. What happened can still be recorded.',
  part,
  stream: 'programme',
  roles: ['programme-manager'],
  records: 'ProgrammeClosed',
  confirm: true,
})
export class CloseProgramme extends ProgrammeCommand {
  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const programmeCommands = [OpenProgramme, RecordAreaSelfAssessment, IdentifyUserGroupGap, AdoptRuleSet, CloseProgramme] as const;
