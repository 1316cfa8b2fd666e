import type { Author, DomainEvent, Fact, FactOf } from './events.js';
import type { PlainDate } from './dates.js';

/** What a decision is made on. `W` is the whole state of the stream, all parts together. */
export interface DecisionContext<W> {
  /** The fold as at the day the thing happened, without the event that is being corrected: facts are judged on it. */
  at: W;
  /** The whole fold as it stands now, without the event that is being corrected: at-most-once rules are judged on it. */
  now: W;
  /** The day the thing happened. */
  occurredOn: PlainDate;
  /** Who says so; of a correction, who said so first. */
  actor: Author;
  /** Of a correction: the fact as it stands. */
  original?: Pick<Fact, 'occurredOn' | 'data'>;
  /** The whole fold of the ULO's programme as it stands now, for commands declared with `seesProgramme`, when there is one. */
  programme?: object | undefined;
  /** How many facts of a type the stream holds, those withdrawn since included. Absent: as many as the fold has. */
  recorded?: (type: string) => number;
}

/**
 * One part of a stream: its slice of the state and its rules.
 *
 * `evolve` is total (it never throws, whatever the order of the facts), sees every fact of the stream, may read the
 * other slices in `whole`, and takes ownership of `slice`: it may change it in place and returns it.
 * `decide` throws `RuleRefused`, changes nothing, and returns no event when there is nothing to record.
 */
export interface Part<S, C extends object, E extends DomainEvent, W> {
  name: string;
  initial(): S;
  evolve(slice: S, fact: FactOf<E>, whole: W): S;
  decide(command: C, context: DecisionContext<W>): E[];
}
