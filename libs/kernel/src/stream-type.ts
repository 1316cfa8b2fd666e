import type { CommandClass, StreamKind } from './command/declaration.js';
import type { Upcasters } from './declare-fact.js';
import type { DeclaredPart } from './declare-part.js';
import { defineDecider, type Decider } from './decider.js';
import type { References } from './references.js';

/** A kind of stream with everything that is derived from the facts of its parts. */
export interface StreamType<W extends object> extends Decider<W> {
  /** In the order of the parts and of their facts. */
  commands: readonly CommandClass[];
  /** Headings of the parts, by name. */
  titles: Readonly<Record<string, string>>;
  /** By event type, then by the version that they turn into the next. */
  upcasters: Readonly<Record<string, Upcasters>>;
  choices: (state: W) => References;
}

/** Combines declared parts. Slices evolve in the order in which the parts are listed. */
export function defineStreamType<W extends object>(
  kind: StreamKind,
  parts: { [K in keyof W & string]: DeclaredPart<W[K], W> },
): StreamType<W> {
  const all = Object.values<DeclaredPart<unknown, W>>(parts as never);
  const merged = <T>(of: (part: DeclaredPart<unknown, W>) => Readonly<Record<string, T>>): Record<string, T> => Object.assign({}, ...all.map(of)) as Record<string, T>;
  return {
    ...defineDecider<W>(kind, parts, merged((p) => p.events)),
    commands: all.flatMap((p) => p.commands),
    titles: Object.fromEntries(all.map((p) => [p.name, p.title])),
    upcasters: merged((p) => p.upcasters),
    choices: (state) => merged((p) => p.choices(state)),
  };
}
