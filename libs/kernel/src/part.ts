import type { Author, DomainEvent, Fact, FactOf } from './events.js';
import type { PlainDate } from './dates.js';

/** The input of a decision. `W` is the state of the stream with all its parts. */
export interface DecisionContext<W> {
  /** The state as at `occurredOn`, without the event that is being corrected. Most rules use it. */
  at: W;
  /** The state as known now, without the event that is being corrected. At-most-once rules use it. */
  now: W;
  /** The day on which the fact happened. */
  occurredOn: PlainDate;
  /** The author; for a correction, the author of the original event. */
  actor: Author;
  /** For a correction: the fact before this correction. */
  original?: Pick<Fact, 'occurredOn' | 'data'>;
  /** The state of the ULO's programme as known now, if it has one. Only for commands declared with `seesProgramme`. */
  programme?: object | undefined;
  /** The number of facts of a type in the stream, including withdrawn ones. Absent when it is the number that the fold has. */
  recorded?: (type: string) => number;
}

/**
 * One part of a stream: its slice of the state and its rules.
 *
 * `evolve` is total (it never throws, for any order of the facts), sees every fact of the stream, may read the
 * other slices in `state`, and takes ownership of `slice`: it may change it in place and returns it.
 * `decide` throws `RuleRefused`, changes nothing, and returns no event when there is nothing to record.
 */
export interface Part<S, C extends object, E extends DomainEvent, W> {
  name: string;
  initial(): S;
  evolve(slice: S, fact: FactOf<E>, state: W): S;
  decide(command: C, context: DecisionContext<W>): E[];
}
