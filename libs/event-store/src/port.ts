import type { NewEvent, Position, StoredEvent } from '#kernel';

/** The last event of a stream, which an append continues. Always read from a stored event. */
export type Head = { revision: number; hash: string } | 'no-stream';

/** Identifies an event in the log. Every stored event is also an EventRef. */
export type EventRef = Pick<StoredEvent, 'stream' | 'revision' | 'position'>;

/** An event, or its reference and hash, with its canonical text when the store has it in memory. */
export type HashedEventRef = StoredEvent | (EventRef & { hash: string; text?: string });

/** `seen` can advance without any event. */
export interface Batch {
  /** May be decoded on first access. Hashes were verified before. */
  events: StoredEvent[];
  /** The events of these types, without decoding the others. Absent: filter `events`. */
  only?(types: ReadonlySet<string>): StoredEvent[];
  /** References to the same events. Reading only these lets some stores skip decoding. */
  refs?: readonly HashedEventRef[];
  seen: Position;
  /** True once all events that were in the log when the read began have been yielded. */
  caughtUp?: boolean;
}

export interface Appended {
  revision: number;
  hash: string;
  position: Position;
}

/**
 * The append-only log. Every adapter passes the contract in `contract/`:
 * an append is atomic and always names its head; positions increase and are never reused.
 */
export interface EventStore {
  /**
   * Appends on exactly this head, and resolves when it is durable. Identical events on the same head succeed and return
   * the first result. The same ids on a later head are appended again: the store does not deduplicate commands.
   * @throws WrongExpectedRevision, Refused, Unavailable (the append may have been stored), Damaged
   */
  append(stream: string, events: readonly NewEvent[], on: { head: Head }): Promise<Appended>;
  /** Events from revision `from`, in the given direction. A missing stream has no events. Hashes and chain are verified. */
  readStream(stream: string, options?: { from?: number; direction?: 'forwards' | 'backwards' }): AsyncIterable<Batch>;
  /** All events after a position, in order, up to the end of the log at the time when it is reached. Hashes are verified. */
  readAll(options?: { after?: Position }): AsyncIterable<Batch>;
  /** As `readAll`, then follows new events until the signal aborts. Requesting the next batch acknowledges the previous one. */
  subscribe(options: { after?: Position; signal: AbortSignal }): AsyncIterable<Batch>;
  /** The position of the last event; `start` for an empty log. */
  head(): Promise<Position>;
  compare(a: Position, b: Position): -1 | 0 | 1;
  /** True when concurrent appends are stored in the order in which they were called. */
  readonly inOrder?: true;
  /** Releases files and connections. Pending appends are still committed. */
  close(): Promise<void>;
}

/** The position before the first event. Every adapter accepts it as a position. */
export const start: Position = '0';

/** Maximum bytes of canonical text: of one event, and of all events of one append. */
export const maxEventBytes = 512 * 1024;
export const maxAppendBytes = 1024 * 1024;
