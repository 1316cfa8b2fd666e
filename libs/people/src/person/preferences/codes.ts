/** How often reminders are sent to a person. */
export const reminderModes = { each: 'Each one at once', daily: 'One mail a day', weekly: 'One mail a week, on Mondays' } as const;
export type ReminderMode = keyof typeof reminderModes;

/** Roles that record preferences on behalf of people who do not sign in themselves. */
export const keepers = ['programme-manager', 'data-protection-officer'] as const;
