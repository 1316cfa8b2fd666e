import type { SealedEvent } from '../sealed-event.js';

export interface PreferencesState {
  told: SealedEvent | null;
  /** The ids of what the person is not reminded of. */
  stopped: string[];
  calendarSecretHash: string | null;
}
