import { londonDate, type EventDeclaration, type Instant, type PlainDate, type ActorRole, type StoredEvent } from '#kernel';
import { correctionEvents, isCorrection } from '#history';

/** Refers to another entry of the same history. */
export interface EntryReference {
  id: string;
  revision: number;
  title: string;
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
  actor: { role: ActorRole; organisation: string };
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
  const words: EventWords = { ...correctionEvents, ...declared };
  const byId = new Map<string, HistoryEntry>();
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
    byId.set(event.id, entry);
    return entry;
  });
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
    actor: { role: event.metadata.actor.role, organisation: event.metadata.actor.organisation },
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
