/** How reminders reach a person. */
export const reminderModes = { each: 'Each one at once', daily: 'One mail a day', weekly: 'One mail a week, on Mondays' } as const;
export type ReminderMode = keyof typeof reminderModes;

/** Until people sign in as themselves, those who keep the records act for them. */
export const keepers = ['programme-manager', 'data-protection-officer'] as const;
