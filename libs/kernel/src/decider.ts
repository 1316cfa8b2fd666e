import type { CommandClass, StreamKind } from './command/declaration.js';
import type { PlainDate } from './dates.js';
import type { DecisionContext } from './part.js';
import type { DomainEvent, EventDeclaration, Fact } from './events.js';

/** A part without the types of its commands and events. The engine passes it only its own. */
export interface AnyPart<S, W> {
  name: string;
  initial(): S;
  evolve(slice: S, fact: never, state: W): S;
  decide(command: never, context: DecisionContext<W>): DomainEvent[];
}

/**
 * A kind of stream, whose parts are folded together. `W` is the state: one slice for each part, under the part's name.
 */
export interface Decider<W extends object> {
  kind: StreamKind;
  events: Readonly<Record<string, EventDeclaration>>;
  initial(): W;
  /** Takes ownership of `state`, changes it in place and returns it. Never throws. */
  evolve(state: W, fact: Fact): W;
  /** The id of the programme that the stream belongs to, once known. Absent when streams of this kind belong to no programme. */
  programmeOf?(state: W): string | null;
  /** The first day after the end, when a programme is closed or a development has ended; null while it is open. */
  closedOn?(state: W): PlainDate | null;
  /** The day on which the subject of the stream began; null while not known. Absent for kinds without such a day. */
  beganOn?(state: W): PlainDate | null;
  /** True for commands whose facts cannot have happened before that day. */
  needsBeginning?(command: CommandClass): boolean;
  /** @throws RuleRefused when a rule forbids the command */
  decide(part: string, command: object, context: DecisionContext<W>): DomainEvent[];
}

/** Combines parts. Slices evolve in the order in which the parts are listed. */
export function defineDecider<W extends object>(
  kind: StreamKind,
  parts: { [K in keyof W & string]: AnyPart<W[K], W> },
  events: Readonly<Record<string, EventDeclaration>>,
): Decider<W> {
  const names = Object.keys(parts) as (keyof W & string)[];
  return {
    kind,
    events,
    initial: () => Object.fromEntries(names.map((name) => [name, parts[name].initial()])) as W,
    evolve(state, fact) {
      for (const name of names) state[name] = parts[name].evolve(state[name], fact as never, state);
      return state;
    },
    decide(part, command, context) {
      if (!Object.hasOwn(parts, part)) throw new Error(`No part “${part}” in streams of the kind ${kind}`);
      return parts[part as keyof W & string].decide(command as never, context);
    },
  };
}

/** The state that facts, already in order, lead to. */
export const fold = <W extends object>(decider: Decider<W>, facts: Iterable<Fact>): W => {
  let state = decider.initial();
  for (const fact of facts) state = decider.evolve(state, fact);
  return state;
};
