import type { StoredEvent } from '#kernel';
import type { HandledEvent } from '#workflow';

/** Where an event stands in the log. */
export const handledEventOf = ({ id, stream, revision }: Pick<StoredEvent, 'id' | 'stream' | 'revision'>): HandledEvent => ({ event: id, stream, revision });
