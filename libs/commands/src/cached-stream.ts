import type { Decider, StoredEvent, StreamKind } from '#kernel';
import type { Head } from '#event-store';
import { LiveFold, factsOf, isCorrection } from '#history';
import { RecordedFacts } from './recorded-facts.js';

export type AnyDecider = Decider<object>;
/** The decider of each kind of stream that has commands. */
export type Deciders = Readonly<Partial<Record<StreamKind, AnyDecider>>>;

export function deciderOf(deciders: Deciders, kind: StreamKind): AnyDecider {
  const decider = deciders[kind];
  if (!decider) throw new Error(`No decider is declared for streams of the kind “${kind}”`);
  return decider;
}

/** The state of one stream that the command pipeline caches: its fold, its head, its facts, and the events of each command. */
export class CachedStream {
  private readonly firstRevisions = new Map<string, number>();
  private readonly partRevisions = new Map<string, number>();
  private readonly counts = new Map<string, number>();

  /** The time of the last comparison with the store, in ms of `performance.now()`. */
  comparedAt = -Infinity;

  private constructor(
    private readonly decider: AnyDecider,
    private readonly fold: LiveFold<object>,
    private readonly facts: RecordedFacts,
    private last: Pick<StoredEvent, 'revision' | 'position' | 'recordedAt'> & { hash: string },
  ) {}

  /** Undefined when there are no events. @param events all events of the stream, in the order of their revisions */
  static of(decider: AnyDecider, events: readonly StoredEvent[]): CachedStream | undefined {
    const last = events.at(-1);
    if (!last) return undefined;
    const facts = factsOf(events);
    const cached = new CachedStream(decider, LiveFold.ofFacts(decider, facts), new RecordedFacts(facts), { ...last, hash: last.metadata.hash });
    for (const event of events) cached.note(event);
    return cached;
  }

  get state(): object {
    return this.fold.state;
  }
  get head(): Exclude<Head, 'no-stream'> {
    return { revision: this.last.revision, hash: this.last.hash };
  }
  get revision(): number {
    return this.last.revision;
  }
  get position(): string {
    return this.last.position;
  }
  get recordedAt(): string {
    return this.last.recordedAt;
  }

  /** Applies the next event to the fold. False when that is not possible: the stream must then be read and folded again. */
  apply(event: StoredEvent): boolean {
    if (event.revision !== this.last.revision + 1 || event.metadata.prevHash !== this.last.hash) return false;
    if (!this.fold.apply(event)) return false;
    this.last = { revision: event.revision, position: event.position, recordedAt: event.recordedAt, hash: event.metadata.hash };
    this.note(event);
    this.facts.add(event);
    return true;
  }

  /** True when no fact is later than that day, so that the state is also the state as at that day. */
  endsBy(day: string): boolean {
    return this.fold.endsBy(day);
  }

  /** The revision of the first event of this command in the stream. */
  recordedBy(commandId: string): number | undefined {
    return this.firstRevisions.get(commandId);
  }

  /** True when the same fact is already recorded for that day. */
  holds(type: string, day: string, data: object): boolean {
    return this.facts.has(type, day, data);
  }

  /** The number of facts of a type in the stream, including withdrawn ones. */
  recorded(type: string): number {
    return this.counts.get(type) ?? 0;
  }

  /** The revision of the last event of a part; -1 when there is none. */
  touched(part: string): number {
    return part === 'corrections' ? this.last.revision : (this.partRevisions.get(part) ?? -1);
  }

  private note(event: StoredEvent): void {
    const { commandId } = event.metadata;
    if (!this.firstRevisions.has(commandId)) this.firstRevisions.set(commandId, event.revision);
    this.counts.set(event.type, this.recorded(event.type) + 1);
    const part = this.decider.events[isCorrection(event) ? event.data.ofType : event.type]?.part;
    if (part !== undefined) this.partRevisions.set(part, event.revision);
  }
}
