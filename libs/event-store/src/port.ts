import type { NewEvent, Position, StoredEvent } from '#kernel';

/** The last event of a stream: what an append continues. Always taken from a stored event. */
export type Head = { revision: number; hash: string } | 'no-stream';

/** Where an event lies. A stored event is one too. */
export type Place = Pick<StoredEvent, 'stream' | 'revision' | 'position'>;

/** An event, or where it lies with its hash. */
export type HashedPlace = StoredEvent | (Place & { hash: string });

/** `seen` moves on even when no event came with it. */
export interface Batch {
  /** May be decoded only when it is first asked for; hashes were checked before. */
  events: StoredEvent[];
  /** Where the same events lie, for who needs no more than that: some stores then save the decoding. */
  places?: readonly HashedPlace[];
  seen: Position;
  /** Present and true once everything that was in the log when the read began has been handed over. */
  caughtUp?: boolean;
}

export interface Appended {
  revision: number;
  hash: string;
  position: Position;
}

/**
 * The append-only log. Every adapter keeps the contract of `contract/`:
 * all events of one append or none; never an append without a head; positions grow and are never used again.
 */
export interface EventStore {
  /**
   * Appends on the exact head seen and resolves when it is durable. Identical events again on the same head succeed
   * with the first result; the same ids on a later head are appended again: the store does not deduplicate commands.
   * @throws WrongExpectedRevision, Refused, Unavailable (whether it was stored is unknown), Damaged
   */
  append(stream: string, events: readonly NewEvent[], on: { head: Head }): Promise<Appended>;
  /** From revision `from` on (or down). A stream that does not exist gives no events. Hashes and chain are checked. */
  readStream(stream: string, options?: { from?: number; direction?: 'forwards' | 'backwards' }): AsyncIterable<Batch>;
  /** Everything after a position, in order, up to the end as it is when the end is reached. Hashes are checked. */
  readAll(options?: { after?: Position }): AsyncIterable<Batch>;
  /** As `readAll`, then live until the signal aborts. Asking for the next batch says that the last one is applied. */
  subscribe(options: { after?: Position; signal: AbortSignal }): AsyncIterable<Batch>;
  /** The position of the last event, `start` of an empty log. */
  head(): Promise<Position>;
  compare(a: Position, b: Position): -1 | 0 | 1;
  /** Present and true where appends that are under way at once are stored in the order in which they were asked for. */
  readonly inOrder?: true;
  /** Releases files and connections; appends that wait are still committed. */
  close(): Promise<void>;
}

/** Before the first event. Every adapter takes it wherever a position is asked for. */
export const start: Position = '0';

/** Bytes of the canonical text of one event, and of all events of one append. */
export const maxEventBytes = 512 * 1024;
export const maxAppendBytes = 1024 * 1024;
