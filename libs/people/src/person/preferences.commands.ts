import { Choice, Command, Id, RegisteredPersonCommand, Text, type Role } from '#kernel';

const part = 'preferences';
const stream = 'person';
/** Until people sign in as themselves, those who keep the records act for them. */
const keepers: readonly Role[] = ['programme-manager', 'data-protection-officer'];

/** How reminders reach a person. */
export const reminderModes = { each: 'Each one at once', daily: 'One mail a day', weekly: 'One mail a week, on Mondays' } as const;
export type ReminderMode = keyof typeof reminderModes;

@Command({
  name: 'set-reminder-preferences',
  title: 'Choose how reminders arrive',
  part, stream, personal: true, roles: keepers, records: 'ReminderPreferencesSet',
})
export class SetReminderPreferences extends RegisteredPersonCommand {
  @Choice({ label: 'How should reminders arrive?', options: reminderModes })
  mode!: ReminderMode;
}

abstract class AboutOneThing extends RegisteredPersonCommand {
  @Id({ label: 'What for?', hint: 'The id of the milestone, agreement or other thing that reminders are about.' })
  subject!: string;
}

@Command({
  name: 'stop-reminders',
  title: 'Stop reminders for one thing',
  help: 'Others who are reminded of it still are.',
  part, stream, roles: keepers, records: 'RemindersStopped',
})
export class StopReminders extends AboutOneThing {}

@Command({
  name: 'resume-reminders',
  title: 'Take reminders for one thing up again',
  part, stream, roles: keepers, records: 'RemindersResumed',
})
export class ResumeReminders extends AboutOneThing {}

@Command({
  name: 'issue-calendar-address',
  title: 'Give a person a calendar address',
  help: 'An address that was given before stops working.',
  part, stream, roles: keepers, records: 'CalendarAddressIssued',
})
export class IssueCalendarAddress extends RegisteredPersonCommand {
  @Text({ label: 'Fingerprint of the secret', hint: 'SHA-256, in hexadecimal, of the secret part of the address. The secret itself is never recorded.', max: 64 })
  secretHash!: string;
}

@Command({
  name: 'revoke-calendar-address',
  title: 'Switch the calendar address off',
  part, stream, roles: keepers, records: 'CalendarAddressRevoked',
})
export class RevokeCalendarAddress extends RegisteredPersonCommand {}

export const preferencesCommands = [SetReminderPreferences, StopReminders, ResumeReminders, IssueCalendarAddress, RevokeCalendarAddress] as const;
