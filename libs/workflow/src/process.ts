import type { DomainEvent, EventDeclaration, Fact, FactOf, Judgement, Part, StreamKind } from '#kernel';

/** A part as the engine handles it, whatever its own types are. */
type AnyPart<W> = Part<never, never, DomainEvent<string, never>, W>;

/**
 * A kind of stream: its parts, folded together. `W` is the whole state, one slice for each part, under the part's name.
 */
export interface Process<W extends object> {
  kind: StreamKind;
  parts: Readonly<Record<keyof W & string, Part<never, never, never, W>>>;
  events: Readonly<Record<string, EventDeclaration>>;
  initial(): W;
  /** Takes ownership of `whole`, changes it in place and gives it back. Never throws. */
  evolve(whole: W, fact: Fact): W;
  decide(part: string, command: object, judgement: Judgement<W>): DomainEvent[];
}

/** Puts parts together to one process. Slices evolve in the order in which the parts are listed. */
export function defineProcess<W extends object>(
  kind: StreamKind,
  parts: { [K in keyof W & string]: Part<W[K], never, never, W> },
  events: Readonly<Record<string, EventDeclaration>>,
): Process<W> {
  const entries = Object.entries(parts) as [keyof W & string, AnyPart<W>][];
  return {
    kind,
    parts: parts as unknown as Process<W>['parts'],
    events,
    initial: () => Object.fromEntries(entries.map(([name, part]) => [name, part.initial()])) as W,
    evolve(whole, fact) {
      for (const [name, part] of entries)
        whole[name] = part.evolve(whole[name] as never, fact as FactOf<DomainEvent<string, never>>, whole) as W[typeof name];
      return whole;
    },
    decide(part, command, judgement) {
      const decider = (parts as unknown as Record<string, AnyPart<W> | undefined>)[part];
      if (!decider) throw new Error(`No part “${part}” in the process of a ${kind}`);
      return decider.decide(command as never, judgement);
    },
  };
}

/** The state that facts, already in order, lead to. */
export const fold = <W extends object>(process: Process<W>, facts: Iterable<Fact>): W => {
  let whole = process.initial();
  for (const fact of facts) whole = process.evolve(whole, fact);
  return whole;
};
