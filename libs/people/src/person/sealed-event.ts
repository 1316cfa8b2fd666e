/** The sealed text of the event that counts, and what it must be opened as. */
export interface SealedEvent {
  type: 'PersonRegistered' | 'PersonChanged' | 'ReminderPreferencesSet';
  text: string;
}
