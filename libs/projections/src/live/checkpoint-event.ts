import type { EventStore } from '#event-store';
import type { Position, StoredEvent } from '#kernel';

/** The event at the checkpoint, by its hash: a log that does not hold it is not the one that a read model was built from. */
export interface CheckpointEvent {
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

/** What names a log, in whatever store it lies: the hash of its first event. */
export async function nameOfLog(store: EventStore): Promise<string> {
  for await (const { events } of store.readAll()) if (events[0]) return events[0].metadata.hash;
  return '';
}

/**
 * `elsewhere`: the event has another position, because the log has moved to another store. `missing`: an older copy of
 * the log, or another log, was put in its place.
 */
export async function lookFor(store: EventStore, { stream, revision, hash }: CheckpointEvent, at: Position): Promise<'there' | 'elsewhere' | 'missing'> {
  const event = await eventAt(store, stream, revision);
  if (event?.metadata.hash !== hash) return 'missing';
  return event.position === at ? 'there' : 'elsewhere';
}
