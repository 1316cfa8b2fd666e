import { commandSpec, type CommandClass } from './command/declaration.js';
import type { DecisionContext } from './part.js';
import type { DeclaredFact, Upcasters } from './declare-fact.js';
import type { DomainEvent, EventDeclaration, Fact } from './events.js';
import type { References } from './references.js';

/** The change that a fact of another part makes in this part. */
export interface Effect<S, W, T extends string = string, D extends object = never> {
  type: T;
  evolve(slice: S, fact: Fact<DomainEvent<T, D>>, state: W): S | void;
}

/** Declares an effect: `effectOf(launchHeld, (milestones, { occurredOn }) => …)`. Like the `evolve` of a fact, it never throws. */
export const effectOf = <S, W, T extends string, D extends object>(
  { type }: { type: T; describe: (data: D) => string },
  evolve: Effect<S, W, T, D>['evolve'],
): Effect<S, W, T, D> => ({ type, evolve });

/** A fact with data of any type. */
export type AnyFact<S, W> = DeclaredFact<S, W, string, never>;

export interface PartDeclaration<S, W, F extends AnyFact<S, W>> {
  /** Heading of the part where its facts are recorded and listed. */
  title: string;
  initial: () => S;
  /** In the order in which forms and lists show them. */
  facts: readonly F[];
  /** Effects of facts of other parts. */
  effects?: readonly Effect<S, W>[];
  /** The things that `@Reference({ to })` fields of any command can refer to, by `to`. */
  choices?: (state: W) => References;
}

/** A part of a kind of stream, built from its facts. Its events are `E`. */
export interface DeclaredPart<S, W, E extends DomainEvent = DomainEvent> {
  /** Exists only for its type, `EventOf<typeof lessons>`; never set. */
  event?: E;
  name: string;
  title: string;
  commands: readonly CommandClass[];
  events: Readonly<Record<string, EventDeclaration>>;
  upcasters: Readonly<Record<string, Upcasters>>;
  choices: (state: W) => References;
  initial: () => S;
  evolve(slice: S, fact: Fact, state: W): S;
  decide(command: object, context: DecisionContext<W>): DomainEvent[];
}

/** The events of a declared part. */
export type EventOf<P extends { event?: DomainEvent }> = NonNullable<P['event']>;

type EventsOf<F> = F extends { type: infer T extends string; describe: (data: infer D extends object) => string } ? DomainEvent<T, D> : never;

/** Returns the function that builds a part from its facts: `partsOf<UloState>()`. */
export const partsOf =
  <W>() =>
  <P extends keyof W & string, F extends AnyFact<W[P], W>>(name: P, declaration: PartDeclaration<W[P], W, F>): DeclaredPart<W[P], W, EventsOf<F>> =>
    part(name, declaration);

/** @throws Error when two facts of the part share a type or a command */
function part<S, W>(name: string, declaration: PartDeclaration<S, W, AnyFact<S, W>>): DeclaredPart<S, W, never> {
  const { title, initial, facts, effects = [], choices = () => ({}) } = declaration;
  const byCommand = new Map(facts.map((fact) => [fact.command, fact]));
  const byType = new Map([...effects, ...facts].map((effect) => [effect.type, effect]));
  if (byCommand.size !== facts.length || byType.size !== facts.length + effects.length)
    throw new Error(`Two facts of the part “${name}” share a type or a command`);
  return {
    name,
    title,
    initial,
    choices,
    commands: facts.map((fact) => fact.command),
    events: Object.fromEntries(facts.map(({ type, version, title, schema, describe }) => [type, { version, part: name, title, schema, describe }])),
    upcasters: Object.fromEntries(facts.flatMap(({ type, upcasters }) => (upcasters ? [[type, upcasters]] : []))),
    evolve: (slice, fact, state) => byType.get(fact.type)?.evolve(slice, fact as never, state) ?? slice,
    decide(command, context) {
      const fact = byCommand.get(command.constructor as CommandClass);
      if (!fact) throw new Error(`No fact of the part “${name}” is recorded by ${commandSpec(command.constructor as CommandClass).name}`);
      return fact.decide(command, context);
    },
  };
}
