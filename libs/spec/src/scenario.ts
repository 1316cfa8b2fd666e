import {
  RuleRefused, commandSpec, derivedId, factData, fold,
  type Author, type CommandClass, type DomainEvent, type Fact, type DecisionContext, type PlainDate, type Decider, type WarningRule,
} from '#kernel';
import { inOrder, warningsOf } from '#history';
import { assertFitsSchema } from './fits-schema.js';

/** A fact: `[day, event type, data]`. Its id is `factId(n)`, where n is its number in the list, from 1. */
export type Given = readonly [day: PlainDate, type: string, data?: object];

/** The id of the n-th given fact (from 1), for commands and data that refer to it. */
export const factId = (n: number): string => derivedId(`fact-${n}`);

/** The default actor of tests: a programme manager. */
export const somebody: Author = { id: derivedId('somebody'), role: 'programme-manager', organisation: 'Example' };
/** Parts of the decision context that a test sets. The default actor is `somebody`. */
type GivenContext = Partial<Pick<DecisionContext<never>, 'actor' | 'original' | 'programme' | 'recorded'>>;

const factFrom = ([occurredOn, type, data = {}]: Given, index: number): Fact => ({
  id: factId(index + 1),
  type,
  data,
  occurredOn,
  recordedAt: `${occurredOn}T12:00:00.000Z`,
  revision: index,
  actor: somebody,
  corrected: false,
});

/** given / when / then for a stream type, without a store: tests rules, states and warnings. */
export const specFor = <W extends object>(decider: Decider<W>) => ({
  given(this: void, ...given: Given[]) {
    const facts = given.map(factFrom);
    const stateOn = (day?: PlainDate): W =>
      fold(decider, facts.filter((f) => day === undefined || f.occurredOn <= day).sort(inOrder));
    return {
      /** The state as at a day, or the current state. */
      state: stateOn,
      /** The intervals of one warning, as `opens` or `opens/clears`. */
      warnings: (rule: WarningRule<W>): string[] =>
        warningsOf([rule], stateOn()).map((w) => `${w.opens}/${w.clears ?? ''}`),
      when<C extends object>(type: CommandClass<C>, day: PlainDate, fields: Partial<C> = {}, context: GivenContext = {}) {
        const command = Object.assign(new type(), { occurredOn: day }, fields);
        const { part } = commandSpec(type);
        const decide = (): DomainEvent[] => {
          const decided = decider.decide(part, command, { at: stateOn(day), now: stateOn(), occurredOn: day, actor: somebody, ...context });
          for (const event of decided) assertFitsSchema(event, decider.events);
          return decided;
        };
        return {
          then: (...expected: DomainEvent[]): void => expect(decide()).toEqual(expected),
          /** The command's own fields become the data of one event of this type. */
          thenRecords: (eventType: string): void =>
            expect(decide()).toEqual([{ type: eventType, data: factData(command as never) }]),
          thenNothing: (): void => expect(decide()).toEqual([]),
          thenRefused: (code: string, blockers?: string[]): void => {
            const refused = refusal(decide);
            expect(refused?.code).toBe(code);
            if (blockers) expect(refused?.blockers).toEqual(blockers);
          },
        };
      },
    };
  },
});

function refusal(decide: () => unknown): RuleRefused | undefined {
  try {
    decide();
  } catch (error) {
    if (error instanceof RuleRefused) return error;
    throw error;
  }
  return undefined;
}
