import type { EventStore } from '#event-store';

/** The event at the checkpoint, by its hash: a log that does not hold it is not the one that a read model was built from. */
export interface Witness {
  stream: string;
  revision: number;
  hash: string;
}

/** The hash of one event; undefined when the log does not hold it. */
export async function hashAt(store: EventStore, stream: string, revision: number): Promise<string | undefined> {
  for await (const { events } of store.readStream(stream, { from: revision })) {
    const [event] = events;
    if (event) return event.revision === revision ? event.metadata.hash : undefined;
  }
  return undefined;
}

/** False when an older copy of the log, or another log, was put in the place of the one that the witness was seen in. */
export const isIn = async (store: EventStore, { stream, revision, hash }: Witness): Promise<boolean> =>
  (await hashAt(store, stream, revision)) === hash;
