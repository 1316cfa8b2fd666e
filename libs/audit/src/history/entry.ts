import { londonDate, type EventDeclaration, type Instant, type PlainDate, type ActorRole, type StoredEvent } from '#kernel';
import { correctionEvents, isCorrection, isRedaction, redactionEvents } from '#history';

/** Refers to another entry of the same history. */
export interface EntryReference {
  id: string;
  revision: number;
  title: string;
}

/** An earlier entry, by what it brought into the history. */
export interface AboutEntry extends EntryReference {
  name: string;
}

/** One recorded event, described for people. */
export interface HistoryEntry {
  id: string;
  /** Its revision in its stream, from 0. */
  revision: number;
  type: string;
  part: string;
  title: string;
  /** One clause with the figures; empty when the title says everything. */
  text: string;
  /** The day it happened. */
  occurredOn: PlainDate;
  recordedAt: Instant;
  /** The day in London on which it was recorded. */
  recordedOn: PlainDate;
  /** `id` is that of the person, opaque: names are in no history. */
  actor: { id: string; role: ActorRole; organisation: string };
  /** Earlier entries that its data names, such as the milestone whose date was moved. */
  about: AboutEntry[];
  /** The removal of what was written in this entry, and why; null when its text stands, or it never had one. */
  textRemoved: (EntryReference & { recordedOn: PlainDate; reason: string }) | null;
  /** The entry whose text this one removed. */
  removesTextOf: EntryReference | null;
  /** The fact that this entry corrects or withdraws. */
  corrects: EntryReference | null;
  /** The reason, on a correction only. */
  reason: string | null;
  /** The known corrections of this fact, in the order of recording; the last one applies. */
  correctedBy: EntryReference[];
  /** True when the last correction withdraws the fact. */
  withdrawn: boolean;
  example: boolean;
}

export type EventWords = Readonly<Record<string, EventDeclaration>>;

/** The history of one stream: each of its events as an entry, described when it is asked for. */
export class Entries {
  readonly #words: EventWords;
  readonly #byId: ReadonlyMap<string, StoredEvent>;
  /** Corrections and removals of texts by the event that they name, in the order of recording. */
  readonly #later = new Map<string, StoredEvent[]>();

  /** @param events the first events of the stream, in the order of their revisions */
  constructor(events: readonly StoredEvent[], declared: EventWords) {
    this.#words = { ...correctionEvents, ...redactionEvents, ...declared };
    this.#byId = new Map(events.map((event) => [event.id, event]));
    for (const event of events) {
      const original = this.#original(event);
      if (original) this.#later.set(original.id, [...(this.#later.get(original.id) ?? []), event]);
    }
  }

  /** The event with that id. */
  event(id: string): StoredEvent | undefined {
    return this.#byId.get(id);
  }

  of(event: StoredEvent): HistoryEntry {
    const original = this.#original(event);
    const reference = original ? this.#reference(original) : null;
    const corrections = (this.#later.get(event.id) ?? []).filter(isCorrection);
    const data = isCorrection(event) ? (event.data.data ?? {}) : isRedaction(event) ? {} : event.data;
    return {
      ...plainEntry(event, this.#words[event.type]),
      text: textOf(event, this.#words),
      about: this.#named(data, event),
      textRemoved: this.#removalOf(event, original),
      removesTextOf: isRedaction(event) ? reference : null,
      corrects: isCorrection(event) ? reference : null,
      reason: isCorrection(event) ? event.data.reason : null,
      correctedBy: corrections.map((one) => this.#reference(one)),
      withdrawn: corrections.at(-1)?.data.data === null,
    };
  }

  /** The earlier event that a correction or a removal of texts names. */
  #original(event: StoredEvent): StoredEvent | undefined {
    const original = isCorrection(event) || isRedaction(event) ? this.#byId.get(event.data.ofEvent) : undefined;
    return original && original.revision < event.revision ? original : undefined;
  }

  /** The last removal of its texts: of the event itself, or, after a correction, of what that corrects. */
  #removalOf(event: StoredEvent, original: StoredEvent | undefined): HistoryEntry['textRemoved'] {
    const ids = [event.id, ...(original && isCorrection(event) ? [original.id] : [])];
    const removals = ids.flatMap((id) => (this.#later.get(id) ?? []).filter(isRedaction)).filter(({ revision }) => revision > event.revision);
    const last = removals.sort((a, b) => a.revision - b.revision).at(-1);
    return last ? { ...this.#reference(last), recordedOn: londonDate(last.recordedAt), reason: last.data.reason } : null;
  }

  #named(data: object, { revision }: StoredEvent): AboutEntry[] {
    return [...new Set(Object.values(data))].flatMap((value) => {
      const named = typeof value === 'string' ? this.#byId.get(value) : undefined;
      if (!named || named.revision >= revision) return [];
      const reference = this.#reference(named);
      return [{ ...reference, name: nameIn(named.data) ?? (textOf(named, this.#words) || reference.title) }];
    });
  }

  #reference({ id, revision, type }: StoredEvent): EntryReference {
    return { id, revision, title: this.#words[type]?.title ?? type };
  }
}

/** What people call the thing that an event brought into the history, such as a milestone's name; undefined when its data has none. */
function nameIn(data: object): string | undefined {
  const { name, title, action, item, what } = data as Partial<Record<'name' | 'title' | 'action' | 'item' | 'what', unknown>>;
  return [name, title, action, item, what].find((one): one is string => typeof one === 'string');
}

const plainEntry = (event: StoredEvent, declaration: EventDeclaration | undefined) => ({
  id: event.id,
  revision: event.revision,
  type: event.type,
  part: declaration?.part ?? '',
  title: declaration?.title ?? event.type,
  occurredOn: event.occurredOn,
  recordedAt: event.recordedAt,
  recordedOn: londonDate(event.recordedAt),
  actor: { id: event.metadata.actor.id, role: event.metadata.actor.role, organisation: event.metadata.actor.organisation },
  example: event.metadata.example === true,
});

const textOf = (event: StoredEvent, words: EventWords): string =>
  isCorrection(event) && event.data.data !== null ? corrected(words, event.data, event.data.data) : describe(words[event.type], event.data);

function corrected(words: EventWords, { ofType, reason }: { ofType: string; reason: string }, data: object): string {
  const declaration = words[ofType];
  const text = describe(declaration, data);
  return text === '' ? reason : `${declaration?.title ?? ofType}: ${text}. Reason: ${reason}`;
}

/** A history stays readable: an entry that cannot be described has only its title. */
function describe(declaration: EventDeclaration | undefined, data: object): string {
  try {
    return declaration?.describe(data as never) ?? '';
  } catch {
    return '';
  }
}
