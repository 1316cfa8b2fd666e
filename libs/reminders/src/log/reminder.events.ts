import { declareEvents, type DomainEvent, type Instant } from '#kernel';

/** Which reminder, and to whom: an opaque id, or null when there was nobody. */
export interface Reminded {
  reminder: string;
  person: string | null;
}

/** Recorded before a letter is sent, on the head seen: of two workers one loses here. */
export type ReminderClaimed = DomainEvent<'ReminderClaimed', Reminded & { until: Instant }>;
export type ReminderSent = DomainEvent<'ReminderSent', Reminded & { messageId: string }>;
/** The reason names nobody. A failure that is not permanent is tried again. */
export type ReminderFailed = DomainEvent<'ReminderFailed', Reminded & { reason: string; permanent: boolean }>;
/** Not sent: the person wants no reminders about it. */
export type ReminderSilenced = DomainEvent<'ReminderSilenced', Reminded>;
/** Not sent: it was due too long ago. */
export type ReminderSuperseded = DomainEvent<'ReminderSuperseded', Reminded & { daysLate: number }>;

export type ReminderEvent = ReminderClaimed | ReminderSent | ReminderFailed | ReminderSilenced | ReminderSuperseded;

export const reminderEvents = declareEvents<ReminderEvent>({
  ReminderClaimed: { version: 1, part: 'sending', title: 'Reminder about to be sent', describe: () => '' },
  ReminderSent: { version: 1, part: 'sending', title: 'Reminder sent', describe: () => '' },
  ReminderFailed: { version: 1, part: 'sending', title: 'Reminder not sent', describe: ({ reason, permanent }) => `${reason}${permanent ? '' : ' It is tried again.'}` },
  ReminderSilenced: { version: 1, part: 'sending', title: 'Reminder not wanted', describe: () => '' },
  ReminderSuperseded: { version: 1, part: 'sending', title: 'Reminder too late to be sent', describe: ({ daysLate }) => `${daysLate} days late` },
});
