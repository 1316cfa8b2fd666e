import type { CommandClass } from './command/declaration.js';
import type { DeclaredPart } from './declare-part.js';
import type { EventDeclaration } from './events.js';
import type { AnyPart } from './process.js';
import type { References } from './references.js';

interface Lists<W> {
  title: string;
  commands: readonly CommandClass[];
  events: Readonly<Record<string, EventDeclaration>>;
  choices?: (state: W) => References;
}

/** A part that is written as one decider with lists of its commands and events. New parts are written as facts. */
export const fromDecider = <S, W>(part: AnyPart<S, W>, { title, commands, events, choices = () => ({}) }: Lists<W>): DeclaredPart<S, W> => ({
  name: part.name,
  title,
  commands,
  events,
  upcasters: {},
  choices,
  initial: () => part.initial(),
  evolve: (slice, fact, state) => part.evolve(slice, fact as never, state),
  decide: (command, context) => part.decide(command as never, context),
});
