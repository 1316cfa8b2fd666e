import type { StoredEvent } from '#kernel';
import type { Place } from '#workflow';

/** Where an event stands in the log. */
export const placeOf = ({ id, stream, revision }: Pick<StoredEvent, 'id' | 'stream' | 'revision'>): Place => ({ event: id, stream, revision });
