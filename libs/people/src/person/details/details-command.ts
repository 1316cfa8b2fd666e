import { Choice, MailAddress, PersonCommand, Reference, Text, roles, type Role } from '#kernel';

/** A command with the details of a person; sealed as a whole in the log. */
export abstract class DetailsCommand extends PersonCommand {
  @Text({ label: 'Name', max: 120 })
  name!: string;

  @MailAddress({ label: 'Address for mail', hint: 'Reminders are sent to it. Without one, nothing can be sent to this person.', optional: true })
  mail?: string;

  @Text({ label: 'Organisation', max: 120 })
  organisation!: string;

  @Choice({ label: 'Role', options: roles })
  role!: Role;

  @Reference({ label: 'Only for one programme', hint: 'Without an answer: all of them.', to: 'programme', optional: true })
  onlyProgramme?: string;

  @Reference({ label: 'Only for one ULO', hint: 'Without an answer: all of them.', to: 'ulo', optional: true })
  onlyUlo?: string;
}
