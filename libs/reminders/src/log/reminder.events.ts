import { dataSchema, declareEvents, type DomainEvent, type Instant } from '#kernel';

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
/** Not sent to anybody: each was due more than a week before. One event for all of them, since a long history has many. */
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

/** How the data of older versions is lifted: `ReminderSuperseded` told of one reminder, and how many days late it was. */
export const reminderEventSteps = {
  ReminderSuperseded: { 1: ({ reminder }: { reminder: string }): ReminderSuperseded['data'] => ({ reminders: [reminder] }) },
};
