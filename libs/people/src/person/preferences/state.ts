import type { SealedEvent } from '../sealed-event.js';

export interface PreferencesState {
  told: SealedEvent | null;
  /** Ids of the subjects that the person is not reminded of. */
  stopped: string[];
  calendarSecretHash: string | null;
}
