import { Choice, Command, Id, MailAddress, PersonCommand, Reference, RegisteredPersonCommand, Text, roles as roleNames, type Role } from '#kernel';

const part = 'details';
const stream = 'person';

/** What is told of a person: sealed as a whole in the log. */
abstract class Details extends PersonCommand {
  @Text({ label: 'Name', max: 120 })
  name!: string;

  @MailAddress({ label: 'Address for mail', hint: 'Reminders are sent to it. Without one, nothing can be sent to this person.', optional: true })
  mail?: string;

  @Text({ label: 'Organisation', max: 120 })
  organisation!: string;

  @Choice({ label: 'Role', options: roleNames })
  role!: Role;

  @Reference({ label: 'Only for one programme', hint: 'Without an answer: all of them.', to: 'programme', optional: true })
  onlyProgramme?: string;

  @Reference({ label: 'Only for one ULO', hint: 'Without an answer: all of them.', to: 'ulo', optional: true })
  onlyUlo?: string;
}

@Command({
  name: 'register-person',
  title: 'Register a person',
  help: 'Somebody to whom reminders go. Their details can be read only by those who need them, and can be erased.',
  part, stream, creates: true, personal: true, roles: ['programme-manager'], records: 'PersonRegistered',
})
export class RegisterPerson extends Details {}

@Command({
  name: 'change-person',
  title: 'Change the details of a person',
  help: 'Give all of them as they are from now on: what you leave out is no longer known.',
  part, stream, personal: true, roles: ['programme-manager', 'data-protection-officer'], records: 'PersonChanged',
})
export class ChangePerson extends Details {
  @Id({ label: 'Person', hint: 'The id of the person.' })
  person!: string;
}

@Command({
  name: 'person-leaves',
  title: 'Record that a person leaves',
  help: 'From that day on reminders go to whoever else has the role, or to the programme manager.',
  part, stream, roles: ['programme-manager'], records: 'PersonLeft',
})
export class PersonLeaves extends RegisteredPersonCommand {}

@Command({
  name: 'person-returns',
  title: 'Record that a person is back',
  help: 'Also when it was recorded by mistake that they leave.',
  part, stream, roles: ['programme-manager'], records: 'PersonReturned',
})
export class PersonReturns extends RegisteredPersonCommand {}

@Command({
  name: 'erase-person',
  title: 'Erase the details of a person',
  help: 'Their name, address and everything else told of them becomes unreadable for ever. That it happened stays in the log.',
  part, stream, roles: ['data-protection-officer'], records: 'PersonalDataErased', confirm: true,
})
export class ErasePerson extends RegisteredPersonCommand {}

export const detailsCommands = [RegisterPerson, ChangePerson, PersonLeaves, PersonReturns, ErasePerson] as const;
