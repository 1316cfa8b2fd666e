import { start, type EventStore } from '#event-store';
import { londonDate, type ActorRole, type Instant, type PlainDate, type Position, type StoredEvent } from '#kernel';

/** What a search of the log looks at, of one event of a ULO or a programme. */
export interface IndexedEvent {
  kind: 'ulo' | 'programme';
  /** Of the ULO or programme. */
  id: string;
  revision: number;
  type: string;
  occurredOn: PlainDate;
  recordedAt: Instant;
  /** The id of who recorded it. */
  actor: string;
  role: ActorRole;
  organisation: string;
  /** It corrects or withdraws another entry. */
  corrects: boolean;
}

/** Of a ULO or programme, from its first event. */
export interface IndexedName {
  name: string;
  /** Of a ULO. */
  programme?: string;
}

/** The newest events are searched; about 200 bytes each. */
const MOST = 250_000;

/** The events of ULOs and programmes in the order of the log, in memory: read once, and what is new before each search. */
export class LogIndex {
  readonly names = new Map<string, IndexedName>();
  #events: IndexedEvent[] = [];
  #until: Position = start;
  #reading: Promise<void> | undefined;

  constructor(private readonly store: Pick<EventStore, 'readAll'>) {}

  /** Oldest first. Anyone who asks gets everything that was in the log by then. @throws Unavailable, Damaged */
  async upToDate(): Promise<readonly IndexedEvent[]> {
    await (this.#reading ??= this.#read().finally(() => (this.#reading = undefined)));
    return this.#events;
  }

  async #read(): Promise<void> {
    for await (const { events } of this.store.readAll({ after: this.#until })) {
      for (const event of events) this.#take(event);
      if (this.#events.length > MOST) this.#events = this.#events.slice(-MOST);
    }
  }

  #take({ stream, revision, type, occurredOn, recordedAt, metadata: { actor }, data, position }: StoredEvent): void {
    this.#until = position;
    const [, kind, id] = /^(ulo|programme)-(.+)$/u.exec(stream) ?? [];
    if (id === undefined || (kind !== 'ulo' && kind !== 'programme')) return;
    const { name, programme } = data as { name?: unknown; programme?: unknown };
    if (revision === 0) this.names.set(id, { name: typeof name === 'string' ? name : '', ...(typeof programme === 'string' ? { programme } : {}) });
    this.#events.push({ kind, id, revision, type, occurredOn, recordedAt, actor: actor.id, role: actor.role, organisation: actor.organisation, corrects: type === 'CorrectionRecorded' });
  }
}

/** Days from the day on which it happened to the one on which it was recorded. */
export const daysUntilRecorded = ({ occurredOn, recordedAt }: Pick<IndexedEvent, 'occurredOn' | 'recordedAt'>): number =>
  Math.round((Date.parse(londonDate(recordedAt)) - Date.parse(occurredOn)) / 86_400_000);
