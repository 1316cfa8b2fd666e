import type { StoredEvent } from '#kernel';
import type { HandledEvent } from '#workflow';

/** The reference that a process manager records for an event that it has handled. */
export const handledEventOf = ({ id, stream, revision }: Pick<StoredEvent, 'id' | 'stream' | 'revision'>): HandledEvent => ({ event: id, stream, revision });
