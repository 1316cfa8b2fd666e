import type { EventStore } from '#event-store';
import type { Position, StoredEvent } from '#kernel';

/** The event at the checkpoint, with its hash. A log without it is not the log that the read model was built from. */
export interface CheckpointEvent {
  stream: string;
  revision: number;
  hash: string;
}

/** The hash of one event; undefined when the log does not have it. */
export const hashAt = async (store: EventStore, stream: string, revision: number): Promise<string | undefined> =>
  (await eventAt(store, stream, revision))?.metadata.hash;

async function eventAt(store: EventStore, stream: string, revision: number): Promise<StoredEvent | undefined> {
  for await (const { events } of store.readStream(stream, { from: revision })) {
    const [event] = events;
    if (event) return event.revision === revision ? event : undefined;
  }
  return undefined;
}

/** Identifies a log in any store: the hash of its first event. */
export async function logIdOf(store: EventStore): Promise<string> {
  for await (const { events } of store.readAll()) if (events[0]) return events[0].metadata.hash;
  return '';
}

/**
 * `elsewhere`: the event has another position, because the log moved to another store. `missing`: the log was replaced by
 * an older copy or by another log.
 */
export async function locateEvent(store: EventStore, { stream, revision, hash }: CheckpointEvent, at: Position): Promise<'there' | 'elsewhere' | 'missing'> {
  const event = await eventAt(store, stream, revision);
  if (event?.metadata.hash !== hash) return 'missing';
  return event.position === at ? 'there' : 'elsewhere';
}
