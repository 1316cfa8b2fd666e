import type { EventStore } from '#event-store';
import type { Position, StoredEvent } from '#kernel';

/** The event at the checkpoint, by its hash: a log that does not hold it is not the one that a read model was built from. */
export interface Witness {
  stream: string;
  revision: number;
  hash: string;
}

/** The hash of one event; undefined when the log does not hold it. */
export const hashAt = async (store: EventStore, stream: string, revision: number): Promise<string | undefined> =>
  (await eventAt(store, stream, revision))?.metadata.hash;

async function eventAt(store: EventStore, stream: string, revision: number): Promise<StoredEvent | undefined> {
  for await (const { events } of store.readStream(stream, { from: revision })) {
    const [event] = events;
    if (event) return event.revision === revision ? event : undefined;
  }
  return undefined;
}

/**
 * False when an older copy of the log, or another log, was put in the place of the one that the witness was seen in, also
 * when the same log has moved to another store: positions are others there.
 */
export async function isIn(store: EventStore, { stream, revision, hash }: Witness, at: Position): Promise<boolean> {
  const event = await eventAt(store, stream, revision);
  return event?.metadata.hash === hash && event.position === at;
}
