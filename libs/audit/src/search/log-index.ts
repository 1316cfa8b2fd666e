import { start, type EventStore } from '#event-store';
import { londonDate, type ActorRole, type Instant, type PlainDate, type Position, type StoredEvent } from '#kernel';

/** The fields of one event of a ULO or programme that a search uses. */
export interface IndexedEvent {
  kind: 'ulo' | 'programme';
  /** The id of the ULO or programme. */
  id: string;
  revision: number;
  type: string;
  occurredOn: PlainDate;
  recordedAt: Instant;
  /** The id of the person who recorded it. */
  actor: string;
  role: ActorRole;
  organisation: string;
  /** True when it corrects or withdraws another entry. */
  corrects: boolean;
}

/** The name of a ULO or programme, from its first event. */
export interface IndexedName {
  name: string;
  /** The id of the programme. Only for a ULO. */
  programme?: string;
}

/** Maximum number of events in memory, about 200 bytes each. Older events are not searched. */
const MAX_EVENTS = 250_000;

/** The events of ULOs and programmes in memory, in the order of the log. Each search first adds the new events. */
export class LogIndex {
  readonly names = new Map<string, IndexedName>();
  #events: IndexedEvent[] = [];
  #until: Position = start;
  #reading: Promise<void> | undefined;

  constructor(private readonly store: Pick<EventStore, 'readAll'>) {}

  /** All events in the log at the time of the call, oldest first. @throws Unavailable, Damaged */
  async upToDate(): Promise<readonly IndexedEvent[]> {
    await (this.#reading ??= this.#read().finally(() => (this.#reading = undefined)));
    return this.#events;
  }

  async #read(): Promise<void> {
    for await (const { events } of this.store.readAll({ after: this.#until })) {
      for (const event of events) this.#take(event);
      if (this.#events.length > MAX_EVENTS) this.#events = this.#events.slice(-MAX_EVENTS);
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

/** The number of days from the day on which an event happened to the day on which it was recorded. */
export const daysUntilRecorded = ({ occurredOn, recordedAt }: Pick<IndexedEvent, 'occurredOn' | 'recordedAt'>): number =>
  Math.round((Date.parse(londonDate(recordedAt)) - Date.parse(occurredOn)) / 86_400_000);
