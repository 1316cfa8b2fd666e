import { dataSchema, declareEvents, type DomainEvent, type Instant } from '#kernel';

/** A reminder and a person: an opaque id, or null when there was no recipient. */
export interface Reminded {
  reminder: string;
  person: string | null;
}

/** Recorded before an email is sent, on the head read: of two workers one fails here. */
export type ReminderClaimed = DomainEvent<'ReminderClaimed', Reminded & { until: Instant }>;
export type ReminderSent = DomainEvent<'ReminderSent', Reminded & { messageId: string }>;
/** The reason contains no name. A failure that is not permanent is retried. */
export type ReminderFailed = DomainEvent<'ReminderFailed', Reminded & { reason: string; permanent: boolean }>;
/** Not sent: the person does not want reminders about it. */
export type ReminderSilenced = DomainEvent<'ReminderSilenced', Reminded>;
/** Not sent: each was due more than a week before. One event for all, because a long history has many. */
export type ReminderSuperseded = DomainEvent<'ReminderSuperseded', { reminders: string[] }>;

export type ReminderEvent = ReminderClaimed | ReminderSent | ReminderFailed | ReminderSilenced | ReminderSuperseded;

const id = { type: 'string', format: 'uuid' } as const;
const reminded = { reminder: id, person: { type: ['string', 'null'], format: 'uuid' } } as const;

export const reminderEvents = declareEvents<ReminderEvent>({
  ReminderClaimed: {
    version: 1, part: 'sending', title: 'Reminder about to be sent',
    schema: dataSchema({ ...reminded, until: { type: 'string', format: 'date-time' } }),
    describe: () => '',
  },
  ReminderSent: { version: 1, part: 'sending', title: 'Reminder sent', schema: dataSchema({ ...reminded, messageId: { type: 'string' } }), describe: () => '' },
  ReminderFailed: {
    version: 1, part: 'sending', title: 'Reminder not sent',
    schema: dataSchema({ ...reminded, reason: { type: 'string' }, permanent: { type: 'boolean' } }),
    describe: ({ reason, permanent }) => `${reason}${permanent ? '' : ' It is tried again.'}`,
  },
  ReminderSilenced: { version: 1, part: 'sending', title: 'Reminder not wanted', schema: dataSchema(reminded), describe: () => '' },
  ReminderSuperseded: {
    version: 2, part: 'sending', title: 'Reminders too late to be sent',
    schema: dataSchema({ reminders: { type: 'array', items: id } }),
    describe: ({ reminders }) => `${reminders.length}, due more than a week before`,
  },
});

/** Upcasters: an older `ReminderSuperseded` was about one reminder, with the number of days late. */
export const reminderEventSteps = {
  ReminderSuperseded: { 1: ({ reminder }: { reminder: string }): ReminderSuperseded['data'] => ({ reminders: [reminder] }) },
};
