import type { Fact, PlainDate, Decider, StoredEvent } from '#kernel';
import { factsOf } from './history.js';

/** The number of folds to cache for one stream. */
const MOST = 4;

/** The facts of a stream, in the order in which they happened, and the state that they lead to. Callers must not change them. */
export interface Folded<W extends object> {
  readonly facts: readonly Fact[];
  readonly state: W;
}

interface Kept extends Folded<object> {
  readonly decider: Decider<never>;
  readonly asAt: PlainDate | undefined;
  /** The last event and the number of events that were folded. */
  readonly last: StoredEvent;
  readonly count: number;
}

/** The last folds of each stream, by its first event. They stay in memory as long as that event does. */
const folds = new WeakMap<StoredEvent, Kept[]>();

/**
 * The fold of a stream as at a day. It uses or continues a cached fold of the same event objects. After a late fact, a correction or
 * a new read of the events, it folds from the start.
 * @param events the first events of the stream, in the order of their revisions
 */
export function foldOf<W extends object>(decider: Decider<W>, events: readonly StoredEvent[], asAt?: PlainDate): Folded<W> {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return { facts: [], state: decider.initial() };
  const all = folds.get(first) ?? [];
  const own = all.filter((one) => one.decider === (decider as Decider<never>));
  const isWhole = last.revision - first.revision + 1 === events.length;
  const same = isWhole ? own.find((one) => one.last === last && one.count === events.length && one.asAt === asAt) : undefined;
  const { facts, state } = same ?? folded(decider, factsOf(events, asAt === undefined ? {} : { asAt }), own);
  folds.set(first, [{ decider: decider as Decider<never>, asAt, last, count: events.length, facts, state }, ...all.filter((one) => one !== same)].slice(0, MOST));
  return { facts, state: state as W };
}

/** Continues a copy of the longest cached fold of the same first facts, if it has more than half of all facts. */
function folded(decider: Decider<object>, facts: readonly Fact[], kept: readonly Folded<object>[]): Folded<object> {
  const [longest] = kept.filter((one) => isBeginning(one.facts, facts)).sort((a, b) => b.facts.length - a.facts.length);
  if (longest?.facts.length === facts.length) return longest;
  const from = longest && longest.facts.length * 2 > facts.length ? longest : undefined;
  let state = from ? structuredClone(from.state) : decider.initial();
  for (const fact of facts.slice(from?.facts.length ?? 0)) state = decider.evolve(state, fact);
  return { facts, state };
}

const isBeginning = (some: readonly Fact[], facts: readonly Fact[]): boolean => some.length <= facts.length && some.every((fact, i) => isSame(fact, facts[i]));

/** Compares data by identity: the object is the same only when it comes from the same read of the stream. */
const isSame = (a: Fact, b: Fact | undefined): boolean => a.id === b?.id && a.data === b.data && a.occurredOn === b.occurredOn;
