import { declareEvents, type DomainEvent, type Sealed } from '#kernel';

export type DetailsEvent =
  | DomainEvent<'PersonRegistered', Sealed>
  /** Whole: what it does not say is no longer known. */
  | DomainEvent<'PersonChanged', Sealed>
  | DomainEvent<'PersonLeft'>
  | DomainEvent<'PersonReturned'>
  | DomainEvent<'PersonalDataErased'>;

export type PreferencesEvent =
  | DomainEvent<'ReminderPreferencesSet', Sealed>
  | DomainEvent<'RemindersStopped', { subject: string }>
  | DomainEvent<'RemindersResumed', { subject: string }>
  /** `secretHash`: SHA-256 of the secret part of the address. */
  | DomainEvent<'CalendarAddressIssued', { secretHash: string }>
  | DomainEvent<'CalendarAddressRevoked'>;

const told = (part: string, title: string): { version: 1; part: string; title: string; describe: () => string } => ({
  version: 1, part, title, describe: () => '',
});

/** None of them tells in words what it holds: that is for those who have the key. */
export const detailsEvents = declareEvents<DetailsEvent>({
  PersonRegistered: told('details', 'Person registered'),
  PersonChanged: told('details', 'Details of a person changed'),
  PersonLeft: told('details', 'Person left'),
  PersonReturned: told('details', 'Person is back'),
  PersonalDataErased: told('details', 'Personal data erased'),
});

export const preferencesEvents = declareEvents<PreferencesEvent>({
  ReminderPreferencesSet: told('preferences', 'Way of reminding chosen'),
  RemindersStopped: told('preferences', 'Reminders for one thing stopped'),
  RemindersResumed: told('preferences', 'Reminders for one thing taken up again'),
  CalendarAddressIssued: told('preferences', 'Calendar address issued'),
  CalendarAddressRevoked: told('preferences', 'Calendar address switched off'),
});
