import { factData, type OwnFields } from './command/bases.js';
import { describeRecording, type CommandClass, type StreamKind } from './command/declaration.js';
import type { DecisionContext } from './part.js';
import type { DomainEvent, Fact } from './events.js';
import { ownFieldsSchema, type DataSchema } from './schema/data-schema.js';
import type { JsonSchema } from './schema/field-schema.js';

/** Returned by `decide` when the command would change nothing: it succeeds and records no event. */
export const NOTHING = Symbol('nothing to record');

export type Upcasters = Readonly<Record<number, (data: object) => object>>;

/** A fact of the domain: the command that records it, its event, its texts, its rule and its effect. */
export interface FactDeclaration<S, W, C extends object, T extends string, D extends object> {
  command: CommandClass<C>;
  /** The event's name in the log: past tense, never changed. */
  type: T;
  /** Raised with an upcaster when the data changes. */
  version: number;
  /** Past tense, sentence case: "Mentoring session logged". */
  title: string;
  /** By the version that they turn into the next: `{ 1: (data) => … }` turns version 1 into 2. */
  upcasters?: Upcasters;
  /** The schema of the data. Default: the command's own fields. Use `ownFieldsAnd(Command, Added)` or `dataSchema<…>({ … })` for others. */
  data?: DataSchema<D>;
  /**
   * Must not change the state. Returns the data when `data` is given; otherwise the data are the command's own fields.
   * @throws RuleRefused, InvalidInput
   */
  decide?: (command: C, context: DecisionContext<W>) => NoInfer<D> | typeof NOTHING | void;
  /** One plain clause with the figures: "2 hours, on partnership working". Empty when the title is enough. */
  describe: (data: NoInfer<D>) => string;
  /** Changes the slice of its part in place, or returns another one. Never throws, for any order of the facts. */
  evolve: (slice: S, fact: Fact<DomainEvent<T, NoInfer<D>>>, state: W) => S | void;
}

/** A declared fact without the type of its command, as its part uses it. */
export interface DeclaredFact<S, W, T extends string = string, D extends object = object> {
  part: string;
  command: CommandClass;
  type: T;
  version: number;
  title: string;
  schema: JsonSchema;
  upcasters?: Upcasters;
  decide(command: object, context: DecisionContext<W>): DomainEvent[];
  describe: (data: D) => string;
  evolve(slice: S, fact: Fact<DomainEvent<T, D>>, state: W): S | void;
}

type DeclareFact<W> = <P extends keyof W & string, C extends object, T extends string, D extends object = OwnFields<C>>(
  part: P,
  declaration: FactDeclaration<W[P], W, C, T, D>,
) => DeclaredFact<W[P], W, T, D>;

/** Returns the function that declares facts of one kind of stream, whose state is `W`: `factsOf<UloState>('ulo')`. */
export const factsOf =
  <W>(stream: StreamKind): DeclareFact<W> =>
  (part, { command, type, version, title, upcasters, data, decide, describe, evolve }) => {
    describeRecording(command, { part, stream, records: type });
    return {
      part, command, type, version, title, describe, evolve,
      schema: data ?? ownFieldsSchema(command),
      ...(upcasters && { upcasters }),
      decide(issued, context) {
        const decided = decide?.(issued as never, context);
        return decided === NOTHING ? [] : [{ type, data: decided ?? factData(issued) }];
      },
    };
  };
