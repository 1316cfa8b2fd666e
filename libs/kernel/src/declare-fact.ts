import { factData, type OwnFields } from './command/bases.js';
import { describeRecording, type CommandClass, type StreamKind } from './command/declaration.js';
import type { Judgement } from './decider.js';
import type { DomainEvent, Fact } from './events.js';

/** Returned by `decide` when what the command says is so already: the command succeeds and records nothing. */
export const NOTHING = Symbol('nothing to record');

export type Upcasters = Readonly<Record<number, (data: object) => object>>;

interface FactWords<S, W, C extends object, T extends string, D extends object> {
  command: CommandClass<C>;
  /** The event's name in the log: past tense, never changed. */
  type: T;
  /** Raised with an upcaster when the data changes. */
  version: number;
  /** Past tense, sentence case: "Mentoring session logged". */
  title: string;
  /** By the version that is lifted to the next: `{ 1: (data) => … }` lifts version 1 to 2. */
  upcasters?: Upcasters;
  /** One plain clause with the figures: "2 hours, on partnership working". Empty when the title says it all. */
  describe: (data: D) => string;
  /** Changes the slice of its part in place, or returns another one. Never throws, whatever the order of the facts. */
  evolve: (slice: S, fact: Fact<DomainEvent<T, D>>, state: W) => S | void;
}

/**
 * A fact of the domain: the command that records it, its event, its words, its rule and its effect.
 * Its data are the command's own fields.
 */
export interface FactDeclaration<S, W, C extends object, T extends string> extends FactWords<S, W, C, T, OwnFields<C>> {
  /** Changes nothing. @throws RuleRefused, InvalidInput */
  decide?: (command: C, context: Judgement<W>) => typeof NOTHING | void;
}

/** A fact whose data differ from the command's own fields: `decide` returns them. */
export interface DerivedFactDeclaration<S, W, C extends object, T extends string, D extends object> extends FactWords<S, W, C, T, D> {
  decide: (command: C, context: Judgement<W>) => D | typeof NOTHING;
}

/** A declared fact as its part handles it, whatever its command is. */
export interface DeclaredFact<S, W, T extends string = string, D extends object = object> {
  part: string;
  command: CommandClass;
  type: T;
  version: number;
  title: string;
  upcasters?: Upcasters;
  decide(command: object, context: Judgement<W>): DomainEvent[];
  describe: (data: D) => string;
  evolve(slice: S, fact: Fact<DomainEvent<T, D>>, state: W): S | void;
}

interface DeclareFact<W> {
  <P extends keyof W & string, C extends object, T extends string>(
    part: P,
    declaration: FactDeclaration<W[P], W, C, T>,
  ): DeclaredFact<W[P], W, T, OwnFields<C>>;
  <P extends keyof W & string, C extends object, T extends string, D extends object>(
    part: P,
    declaration: DerivedFactDeclaration<W[P], W, C, T, D>,
  ): DeclaredFact<W[P], W, T, D>;
}

/** Gives the function that declares facts of one kind of stream, whose state is `W`: `factsOf<UloState>('ulo')`. */
export const factsOf =
  <W>(stream: StreamKind): DeclareFact<W> =>
  <P extends keyof W & string, C extends object, T extends string, D extends object>(
    part: P,
    declaration: FactWords<W[P], W, C, T, D> & { decide?: (command: C, context: Judgement<W>) => D | typeof NOTHING | void },
  ): DeclaredFact<W[P], W, T, D> => {
    const { command, type, decide } = declaration;
    describeRecording(command, { part, stream, records: type });
    return {
      ...declaration,
      part,
      decide(asked, context) {
        const decided = decide?.(asked as C, context);
        return decided === NOTHING ? [] : [{ type, data: decided ?? factData(asked) }];
      },
    };
  };
