import { londonDate, type EventDeclaration, type Instant, type PlainDate, type ActorRole, type StoredEvent } from '#kernel';
import { correctionEvents, isCorrection, isRedaction, redactionEvents } from '#history';

/** Refers to another entry of the same history. */
export interface EntryReference {
  id: string;
  revision: number;
  title: string;
}

/** An earlier entry, with the name of what it recorded. */
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
  /** `id` is the opaque id of the person: a history never has names of people. */
  actor: { id: string; role: ActorRole; organisation: string };
  /** Earlier entries that its data refers to, such as the milestone whose date was moved. */
  about: AboutEntry[];
  /** The removal of the long texts of this entry, with the reason; null when no text was removed. */
  textRemoved: (EntryReference & { recordedOn: PlainDate; reason: string }) | null;
  /** The entry whose text this entry removed. */
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

/** The history of one stream. Describes each event as an entry on request. */
export class Entries {
  readonly #words: EventWords;
  readonly #byId: ReadonlyMap<string, StoredEvent>;
  /** Corrections and removals of texts by the event that they refer to, in the order of recording. */
  readonly #laterByOriginal = new Map<string, StoredEvent[]>();

  /** @param events the first events of the stream, in the order of their revisions */
  constructor(events: readonly StoredEvent[], declared: EventWords) {
    this.#words = { ...correctionEvents, ...redactionEvents, ...declared };
    this.#byId = new Map(events.map((event) => [event.id, event]));
    for (const event of events) {
      const original = this.#original(event);
      if (original) this.#laterByOriginal.set(original.id, [...(this.#laterByOriginal.get(original.id) ?? []), event]);
    }
  }

  /** The event with that id. */
  event(id: string): StoredEvent | undefined {
    return this.#byId.get(id);
  }

  of(event: StoredEvent): HistoryEntry {
    const original = this.#original(event);
    const reference = original ? this.#reference(original) : null;
    const corrections = (this.#laterByOriginal.get(event.id) ?? []).filter(isCorrection);
    const data = isCorrection(event) ? (event.data.data ?? {}) : isRedaction(event) ? {} : event.data;
    return {
      ...plainEntry(event, this.#words[event.type]),
      text: textOf(event, this.#words),
      about: this.#referencedEntries(data, event),
      textRemoved: this.#removalOf(event, original),
      removesTextOf: isRedaction(event) ? reference : null,
      corrects: isCorrection(event) ? reference : null,
      reason: isCorrection(event) ? event.data.reason : null,
      correctedBy: corrections.map((one) => this.#reference(one)),
      withdrawn: corrections.at(-1)?.data.data === null,
    };
  }

  /** The earlier event that a correction or a removal of texts refers to. */
  #original(event: StoredEvent): StoredEvent | undefined {
    const original = isCorrection(event) || isRedaction(event) ? this.#byId.get(event.data.ofEvent) : undefined;
    return original && original.revision < event.revision ? original : undefined;
  }

  /** The last removal of the texts of an event. For a correction, also of the event that it corrects. */
  #removalOf(event: StoredEvent, original: StoredEvent | undefined): HistoryEntry['textRemoved'] {
    const ids = [event.id, ...(original && isCorrection(event) ? [original.id] : [])];
    const removals = ids.flatMap((id) => (this.#laterByOriginal.get(id) ?? []).filter(isRedaction)).filter(({ revision }) => revision > event.revision);
    const last = removals.sort((a, b) => a.revision - b.revision).at(-1);
    return last ? { ...this.#reference(last), recordedOn: londonDate(last.recordedAt), reason: last.data.reason } : null;
  }

  #referencedEntries(data: object, { revision }: StoredEvent): AboutEntry[] {
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

/** The name in the data of an event, such as the name of a milestone; undefined when there is none. */
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

/** Empty when the description fails, so that the history stays readable: the entry then has only its title. */
function describe(declaration: EventDeclaration | undefined, data: object): string {
  try {
    return declaration?.describe(data as never) ?? '';
  } catch {
    return '';
  }
}
