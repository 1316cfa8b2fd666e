import { Id, RegisteredPersonCommand } from '#kernel';

/** A command about the reminders for one subject. */
export abstract class SubjectCommand extends RegisteredPersonCommand {
  @Id({ label: 'What for?', hint: 'The id of the milestone, agreement or other thing that reminders are about.' })
  subject!: string;
}
