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

/** Entries of a whole stream in the order of recording, with references between corrections and their originals. */
export function entriesOf(events: readonly StoredEvent[], declared: EventWords): HistoryEntry[] {
  const words: EventWords = { ...correctionEvents, ...redactionEvents, ...declared };
  const byId = new Map<string, HistoryEntry>();
  const names = new Map<string, string | undefined>();
  const named = (data: object, known: ReadonlyMap<string, HistoryEntry>): AboutEntry[] =>
    [...new Set(Object.values(data))].flatMap((value) => {
      const entry = typeof value === 'string' ? known.get(value) : undefined;
      return entry ? [{ ...referenceTo(entry), name: names.get(entry.id) ?? (entry.text === '' ? entry.title : entry.text) }] : [];
    });
  return events.map((event) => {
    const entry = plainEntry(event, words);
    if (isCorrection(event)) {
      const original = byId.get(event.data.ofEvent);
      original?.correctedBy.push(referenceTo(entry));
      if (original) original.withdrawn = event.data.data === null;
      entry.corrects = original ? referenceTo(original) : null;
      entry.reason = event.data.reason;
      if (event.data.data !== null) entry.text = corrected(words, event.data, event.data.data);
    }
    if (isRedaction(event)) {
      const original = byId.get(event.data.ofEvent);
      entry.removesTextOf = original ? referenceTo(original) : null;
      const removed = { ...referenceTo(entry), recordedOn: entry.recordedOn, reason: event.data.reason };
      for (const about of [original, ...(original?.correctedBy ?? []).map(({ id }) => byId.get(id))]) if (about) about.textRemoved = removed;
    }
    entry.about = isRedaction(event) ? [] : named(isCorrection(event) ? (event.data.data ?? {}) : event.data, byId);
    names.set(event.id, nameIn(event.data));
    byId.set(event.id, entry);
    return entry;
  });
}

/** What people call the thing that an event brought into the history, such as a milestone's name; undefined when its data has none. */
function nameIn(data: object): string | undefined {
  const { name, title, action, item, what } = data as Partial<Record<'name' | 'title' | 'action' | 'item' | 'what', unknown>>;
  return [name, title, action, item, what].find((one): one is string => typeof one === 'string');
}

const referenceTo = ({ id, revision, title }: HistoryEntry): EntryReference => ({ id, revision, title });

function plainEntry(event: StoredEvent, words: EventWords): HistoryEntry {
  const declaration = words[event.type];
  return {
    id: event.id,
    revision: event.revision,
    type: event.type,
    part: declaration?.part ?? '',
    title: declaration?.title ?? event.type,
    text: describe(declaration, event.data),
    occurredOn: event.occurredOn,
    recordedAt: event.recordedAt,
    recordedOn: londonDate(event.recordedAt),
    actor: { id: event.metadata.actor.id, role: event.metadata.actor.role, organisation: event.metadata.actor.organisation },
    about: [],
    textRemoved: null,
    removesTextOf: null,
    corrects: null,
    reason: null,
    correctedBy: [],
    withdrawn: false,
    example: event.metadata.example === true,
  };
}

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
