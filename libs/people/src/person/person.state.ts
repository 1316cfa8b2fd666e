import type { PlainDate } from '#kernel';

/** The sealed text of the event that counts, and what it must be opened as. */
export interface SealedEvent {
  type: 'PersonRegistered' | 'PersonChanged' | 'ReminderPreferencesSet';
  text: string;
}

/** What the log itself tells of a person: nothing that names them. */
export interface PersonState {
  details: { key: string | null; told: SealedEvent | null; registeredOn: PlainDate | null; leftOn: PlainDate | null; erasedOn: PlainDate | null };
  preferences: { told: SealedEvent | null; stopped: string[]; calendarSecretHash: string | null };
}
