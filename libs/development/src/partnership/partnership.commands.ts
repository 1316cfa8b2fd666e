import { Choice, ChoiceList, Command, FactCommand, Id, LongText, Text, UloCommand, Whole, YesNo } from '#kernel';
import { userGroups, type UserGroup } from '../user-groups.js';
import { offers, stepBackRoles, type Offer, type StepBackRole } from './partnership.events.js';

@Command({
  name: 'start-ulo-development',
  title: 'Start developing a ULO',
  help: 'A new ULO is developed in partnership with commissioners, a ULO from a neighbouring area and local people.',
  part: 'partnership',
  stream: 'ulo',
  creates: true,
  roles: ['commissioner', 'programme-manager'],
  records: 'UloDevelopmentStarted',
  plansAhead: true,
})
export class StartUloDevelopment extends FactCommand {
  @Id({ label: 'Programme', hint: 'The id of the programme that develops it.' })
  programme!: string;

  @Text({ label: 'Name of the ULO', hint: 'A working name will do.' })
  name!: string;

  @Text({ label: 'Area' })
  area!: string;

  @Text({ label: 'Commissioner', hint: 'The commissioning organisation, for example a county council.' })
  commissioner!: string;

  @YesNo({ label: 'Do carers count as users?', hint: 'As the programme’s rules say. Without an answer they do not.', optional: true })
  carersCount?: boolean;
}

@Command({
  name: 'bring-people-together',
  title: 'Bring local people together',
  help: 'Local people who use services, and carers, meet about the new ULO. Numbers only.',
  part: 'partnership',
  stream: 'ulo',
  roles: ['commissioner', 'programme-manager', 'mentor', 'user-member', 'development-worker'],
  records: 'PeopleBroughtTogether',
})
export class BringPeopleTogether extends UloCommand {
  @Whole({ label: 'People who use services' })
  users!: number;

  @Whole({ label: 'Carers' })
  carers!: number;
}

@Command({
  name: 'record-partnership',
  title: 'Record the partnership agreed',
  help: 'Three kinds of party agree: commissioners, a mentor from a neighbouring area, and local people who use services.',
  part: 'partnership',
  stream: 'ulo',
  roles: ['programme-manager', 'commissioner'],
  records: 'PartnershipAgreed',
})
export class RecordPartnership extends UloCommand {
  @Text({ label: 'Commissioner', hint: 'The commissioning organisation.' })
  commissioner!: string;

  @Text({ label: 'Mentor organisation', hint: 'The ULO from a neighbouring area.' })
  mentor!: string;

  @YesNo({ label: 'Have local people who use services agreed?' })
  localPeople!: boolean;
}

@Command({
  name: 'adopt-independence-statement',
  title: 'Adopt an independence statement',
  help: 'The group says that it is no part of the local authority and that its users set the agenda. Only the users adopt it.',
  part: 'partnership',
  stream: 'ulo',
  roles: ['user-member'],
  records: 'IndependenceStatementAdopted',
})
export class AdoptIndependenceStatement extends UloCommand {
  @LongText({ label: 'Statement', hint: 'Do not write names.' })
  statement!: string;
}

@Command({
  name: 'form-steering-group',
  title: 'Form the steering group',
  help: 'How many members of each kind it has. Numbers only.',
  part: 'partnership',
  stream: 'ulo',
  roles: ['user-member', 'programme-manager'],
  records: 'SteeringGroupFormed',
})
export class FormSteeringGroup extends UloCommand {
  @Whole({ label: 'People who use services', max: 200 })
  users!: number;

  @Whole({ label: 'Carers', max: 200 })
  carers!: number;

  @Whole({ label: 'Commissioners', max: 200 })
  commissioners!: number;

  @Whole({ label: 'Service providers', max: 200 })
  providers!: number;

  @Whole({ label: 'Others', max: 200 })
  others!: number;
}

@Command({
  name: 'adopt-aim',
  title: 'Adopt the aim',
  help: 'What the ULO is for. Commissioners and mentor may propose; only the users adopt it.',
  part: 'partnership',
  stream: 'ulo',
  roles: ['user-member'],
  records: 'AimAdopted',
})
export class AdoptAim extends UloCommand {
  @LongText({ label: 'Aim', hint: 'For example: a one-stop-shop for advice and information. Do not write names.' })
  aim!: string;

  @ChoiceList({ label: 'What will it offer?', options: offers })
  offers!: Offer[];

  @ChoiceList({ label: 'For whom?', options: userGroups })
  userGroups!: UserGroup[];

  @YesNo({ label: 'For all ages?' })
  allAges!: boolean;
}

@Command({
  name: 'declare-establishment',
  title: 'Declare the ULO established',
  help: 'Needs a constitution, an elected committee, and more than half of its voting seats held by people who use services.',
  part: 'partnership',
  stream: 'ulo',
  roles: ['committee', 'programme-manager'],
  records: 'UloEstablishmentDeclared',
  confirm: true,
})
export class DeclareEstablishment extends UloCommand {
  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

@Command({
  name: 'step-back',
  title: 'Step back as commissioner',
  help: 'The ULO stands on its own feet.',
  part: 'partnership',
  stream: 'ulo',
  roles: ['commissioner', 'programme-manager'],
  records: 'CommissionerSteppedBack',
  confirm: true,
})
export class StepBack extends UloCommand {
  @Choice({ label: 'What part does the commissioner keep?', options: stepBackRoles })
  role!: StepBackRole;
}

export const partnershipCommands = [
  StartUloDevelopment,
  BringPeopleTogether,
  RecordPartnership,
  AdoptIndependenceStatement,
  FormSteeringGroup,
  AdoptAim,
  DeclareEstablishment,
  StepBack,
] as const;
