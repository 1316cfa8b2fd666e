import type { PlainDate } from '#kernel';
import type { SealedEvent } from '../sealed-event.js';

export interface DetailsState {
  /** The id of the key that opens the sealed texts. */
  key: string | null;
  told: SealedEvent | null;
  registeredOn: PlainDate | null;
  leftOn: PlainDate | null;
  erasedOn: PlainDate | null;
}
