import type { CommandClass, StreamKind } from './command/declaration.js';
import type { PlainDate } from './dates.js';
import type { DecisionContext } from './part.js';
import type { DomainEvent, EventDeclaration, Fact } from './events.js';

/** A part as the engine handles it: whatever commands and events it knows, it gets only its own. */
export interface AnyPart<S, W> {
  name: string;
  initial(): S;
  evolve(slice: S, fact: never, whole: W): S;
  decide(command: never, context: DecisionContext<W>): DomainEvent[];
}

/**
 * A kind of stream: its parts, folded together. `W` is the whole state, one slice for each part, under the part's name.
 */
export interface Decider<W extends object> {
  kind: StreamKind;
  events: Readonly<Record<string, EventDeclaration>>;
  initial(): W;
  /** Takes ownership of `whole`, changes it in place and gives it back. Never throws. */
  evolve(whole: W, fact: Fact): W;
  /** The id of the programme that the stream belongs to, once known. Absent: streams of this kind belong to none. */
  programmeOf?(whole: W): string | null;
  /** The first day on which nothing is planned any more: a programme is closed, or a development has ended; null while it is open. */
  closedOn?(whole: W): PlainDate | null;
  /** The day on which what the stream is about began; null while that is not known. Absent: it has none. */
  beganOn?(whole: W): PlainDate | null;
  /** True of commands whose facts cannot lie before that day. */
  needsBeginning?(command: CommandClass): boolean;
  /** @throws RuleRefused */
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
    evolve(whole, fact) {
      for (const name of names) whole[name] = parts[name].evolve(whole[name], fact as never, whole);
      return whole;
    },
    decide(part, command, context) {
      if (!Object.hasOwn(parts, part)) throw new Error(`No part “${part}” in streams of the kind ${kind}`);
      return parts[part as keyof W & string].decide(command as never, context);
    },
  };
}

/** The state that facts, already in order, lead to. */
export const fold = <W extends object>(decider: Decider<W>, facts: Iterable<Fact>): W => {
  let whole = decider.initial();
  for (const fact of facts) whole = decider.evolve(whole, fact);
  return whole;
};
