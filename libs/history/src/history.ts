import { londonDate, type Fact, type PlainDate, type StoredEvent } from '#kernel';
import { isCorrection, type CorrectionRecorded } from './corrections.js';
import { isRedaction } from './redactions.js';

/** Selects a history: facts that had happened by `asAt`, as known at the end of `knownAt`. Both days are inclusive. */
export interface Moment {
  asAt?: PlainDate;
  knownAt?: PlainDate;
  /** Leaves out the event with this id and all its corrections. A correction is decided on this history. */
  without?: string;
}

type Correction = StoredEvent & { data: CorrectionRecorded['data'] };

/**
 * The facts of one stream in the order in which they happened, after corrections.
 * @param events every event of the stream, in the order of their revisions
 */
export function factsOf(events: Iterable<StoredEvent>, moment: Moment = {}): Fact[] {
  const { asAt, knownAt, without } = moment;
  const facts: Fact[] = [];
  const corrections = new Map<string, Correction>();
  for (const event of events) {
    if (knownAt !== undefined && londonDate(event.recordedAt) > knownAt) continue;
    if (isCorrection(event)) corrections.set(event.data.ofEvent, event);
    else if (event.id !== without && !isRedaction(event)) facts.push(asFact(event));
  }
  const placed = corrections.size === 0 ? facts : facts.flatMap((fact) => corrected(fact, corrections.get(fact.id)));
  return placed.filter((fact) => asAt === undefined || fact.occurredOn <= asAt).sort(inOrder);
}

/** The order in which facts are folded: by the day they happened; within a day, in the order of first recording. */
export const inOrder = (a: Placed, b: Placed): number =>
  a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : a.revision - b.revision;

type Placed = Pick<Fact, 'occurredOn' | 'revision'>;

export const asFact = (event: StoredEvent): Fact => ({
  id: event.id,
  type: event.type,
  data: event.data,
  occurredOn: event.occurredOn,
  recordedAt: event.recordedAt,
  revision: event.revision,
  actor: event.metadata.actor,
  corrected: false,
});

function corrected(fact: Fact, correction: Correction | undefined): Fact[] {
  if (!correction) return [fact];
  const { data } = correction.data;
  return data === null ? [] : [{ ...fact, data, occurredOn: correction.occurredOn, corrected: true }];
}
