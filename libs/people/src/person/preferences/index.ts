import { personPart } from '../person-part.js';
import { calendarAddressIssued } from './issue-calendar-address.js';
import { remindersResumed } from './resume-reminders.js';
import { calendarAddressRevoked } from './revoke-calendar-address.js';
import { reminderPreferencesSet } from './set-reminder-preferences.js';
import { remindersStopped } from './stop-reminders.js';

export { reminderModes, type ReminderMode } from './codes.js';
export { SetReminderPreferences } from './set-reminder-preferences.js';
export { StopReminders } from './stop-reminders.js';
export { ResumeReminders } from './resume-reminders.js';
export { IssueCalendarAddress } from './issue-calendar-address.js';
export { RevokeCalendarAddress } from './revoke-calendar-address.js';

export const preferences = personPart('preferences', {
  title: 'Reminders and calendar',
  initial: () => ({ told: null, stopped: [], calendarSecretHash: null }),
  facts: [reminderPreferencesSet, remindersStopped, remindersResumed, calendarAddressIssued, calendarAddressRevoked],
});
