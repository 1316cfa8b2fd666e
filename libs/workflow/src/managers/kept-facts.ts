import { derivedId, type Author, type Fact, type StoredEvent } from '#kernel';
import type { ManagedEvent } from './process-manager.js';

interface Correction {
  ofEvent: string;
  ofType: string;
  data: object | null;
}

interface Kept {
  fact: Fact;
  withdrawn: boolean;
}

/** The facts of one stream that a manager needs, with corrections applied. */
export type KeptFacts = Kept[];

export const isCorrection = (event: Pick<StoredEvent, 'type' | 'data'>): event is { type: 'CorrectionRecorded'; data: Correction } => event.type === 'CorrectionRecorded';

/** A placeholder: managers do not use the author of a fact. */
const unknownAuthor: Author = { id: derivedId('manager'), role: 'milepost', organisation: 'Milepost' };

/** Adds the fact of an event, or applies a correction, in place. A correction of an unknown fact changes nothing. */
export function keep(facts: KeptFacts, event: ManagedEvent): void {
  const { id, type, data, occurredOn, recordedAt, revision } = event;
  if (!isCorrection(event)) {
    facts.push({ withdrawn: false, fact: { id, type, data, occurredOn, recordedAt, revision, actor: unknownAuthor, corrected: false } });
    return;
  }
  const { ofEvent, data: corrected } = event.data;
  const kept = facts.find(({ fact }) => fact.id === ofEvent);
  if (!kept) return;
  kept.withdrawn = corrected === null;
  if (corrected !== null) kept.fact = { ...kept.fact, data: corrected, occurredOn, corrected: true };
}

/** The facts without the withdrawn ones, by day; facts of one day in the order in which they were first recorded. */
export const factsIn = (facts: KeptFacts): Fact[] =>
  facts
    .flatMap(({ fact, withdrawn }) => (withdrawn ? [] : [fact]))
    .sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : a.revision - b.revision));
