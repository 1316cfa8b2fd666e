import { dataSchema, type Sealed } from '#kernel';

/** The sealed text of the latest such event, and its type, which is needed to open it. */
export interface SealedEvent {
  type: 'PersonRegistered' | 'PersonChanged' | 'ReminderPreferencesSet';
  text: string;
}

/** The data of an event that is sealed as a whole. */
export const sealedData = dataSchema<Sealed>({ key: { type: 'string' }, text: { type: 'string', contentEncoding: 'base64' } });
