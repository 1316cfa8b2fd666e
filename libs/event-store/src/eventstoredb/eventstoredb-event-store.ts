import type { NewEvent, Position, StoredEvent } from '#kernel';
import { Unavailable } from '../errors.js';
import { start, type Appended, type Batch, type EventStore, type Head } from '../port.js';
import { append } from './appending.js';
import { BulkAppends } from './bulk-appends.js';
import { Connection } from './connection.js';
import { KnownHeads } from './known-heads.js';
import { LastPosition } from './last-position.js';
import { comparePositions } from './positions.js';
import { chained, readAll, readBackwards, readForwards } from './reading.js';
import { Spool } from './spool.js';
import { subscription } from './subscription.js';

export interface EventStoreDbOptions {
  /** A connection string that `faultOfAddress` accepts. */
  address: string;
  /** Called once, with one sentence, each time a subscription is cut off or no node is found. */
  onTrouble?: (sentence: string) => void;
  /** Milliseconds without events after which a subscription asks the leader whether it missed events. */
  silence?: number;
  /**
   * A folder for a copy of all events that `readAll` reads, kept until the store is closed. Streams are then read from that
   * copy, up to its end. Used to build a read model.
   */
  spoolIn?: string;
  /**
   * Sends appends without waiting for the previous one; they are stored in order. One lost answer fails all appends in
   * flight, and heads are not compared. Used to fill an empty log that is verified afterwards.
   */
  bulk?: boolean;
}

/** The log on an EventStoreDB or KurrentDB. Made by `openEventStoreDb`. */
export class EventStoreDbEventStore implements EventStore {
  readonly compare = comparePositions;
  readonly #appends: Connection;
  readonly #reads: Connection;
  readonly #heads = new KnownHeads();
  readonly #last = new LastPosition();
  readonly #closing = new AbortController();
  readonly #spool: Spool | undefined;
  readonly #bulk: BulkAppends | undefined;
  readonly inOrder?: true;
  #trouble: string | undefined;

  constructor(private readonly options: EventStoreDbOptions) {
    this.#appends = new Connection(options.address);
    this.#reads = new Connection(options.address);
    this.#spool = options.spoolIn === undefined ? undefined : new Spool(options.spoolIn);
    if (!options.bulk) return;
    this.#bulk = new BulkAppends(this.#appends);
    this.inOrder = true;
  }

  /** The reason why no events arrive at the moment; undefined while they arrive. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  async append(stream: string, events: readonly NewEvent[], on: { head: Head }): Promise<Appended> {
    this.#assertOpen();
    const appended = await (this.#bulk?.append(stream, events, on.head) ?? append(this.#appends, this.#heads, stream, events, on.head));
    this.#last.saw(appended.position);
    return appended;
  }

  async *readStream(stream: string, { from, direction = 'forwards' }: { from?: number; direction?: 'forwards' | 'backwards' } = {}): AsyncGenerator<Batch> {
    this.#assertOpen();
    const spooled = direction === 'forwards' && !from ? this.#spool?.stream(stream) : undefined;
    const remember = ({ revision, metadata: { hash } }: StoredEvent): void => this.#heads.remember(stream, { revision, hash });
    if (spooled) yield* chained(spooled);
    else if (direction === 'forwards') yield* readForwards(this.#appends, stream, from ?? 0, remember);
    else yield* readBackwards(this.#appends, stream, from ?? Number.MAX_SAFE_INTEGER, remember);
  }

  async *readAll({ after = start }: { after?: Position } = {}): AsyncGenerator<Batch> {
    this.#assertOpen();
    yield* readAll(this.#reads, after, { position: after }, { keep: (events) => this.#spool?.keep(events, after) });
  }

  async *subscribe({ after = start, signal }: { after?: Position; signal: AbortSignal }): AsyncGenerator<Batch> {
    this.#assertOpen();
    const { address, silence = 5_000 } = this.options;
    yield* subscription({
      address, after, silence,
      signal: AbortSignal.any([signal, this.#closing.signal]),
      head: () => this.#headFromNewClient(),
      trouble: (sentence) => this.tell(sentence),
    });
  }

  head(): Promise<Position> {
    this.#assertOpen();
    return this.#last.ask(this.#reads);
  }

  /** Stores the current fault and reports it once. Undefined clears it. */
  tell(sentence: string | undefined): void {
    if (sentence !== undefined && sentence !== this.#trouble) this.options.onTrouble?.(sentence);
    this.#trouble = sentence;
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    this.#spool?.close();
    await this.#bulk?.close();
    await Promise.all([this.#appends.close(), this.#reads.close()]);
  }

  /** Uses a new client: the current one may be connected to a node that was cut off and knows no more than this process. */
  async #headFromNewClient(): Promise<Position> {
    const on = new Connection(this.options.address);
    try {
      return await this.#last.ask(on);
    } finally {
      await on.close();
    }
  }

  #assertOpen(): void {
    if (this.#closing.signal.aborted) throw new Unavailable('The event store is closed.');
  }
}
