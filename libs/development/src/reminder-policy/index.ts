import { programmePart } from '../programme-part.js';
import { nonWorkingDayAdded } from './add-non-working-day.js';
import { warningEmailsChosen } from './choose-warning-emails.js';
import { quietHoursSet } from './set-quiet-hours.js';
import { reminderRuleSet } from './set-reminder-rule.js';
import { defaultReminderPolicy } from './state.js';

export { type Recipient } from './codes.js';
export { ruleInWords } from './rule-in-words.js';
export { SEND_HOUR, defaultReminderPolicy, type ReminderPolicy, type ReminderRule } from './state.js';
export { SetReminderRule } from './set-reminder-rule.js';
export { SetQuietHours } from './set-quiet-hours.js';
export { ChooseWarningEmails } from './choose-warning-emails.js';
export { AddNonWorkingDay } from './add-non-working-day.js';

export const reminderPolicy = programmePart('reminderPolicy', {
  title: 'Reminders',
  initial: defaultReminderPolicy,
  facts: [reminderRuleSet, warningEmailsChosen, quietHoursSet, nonWorkingDayAdded],
});
