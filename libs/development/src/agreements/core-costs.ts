import { completedMonths, type PlainDate } from '#kernel';
import { overOn, type AgreementsState } from './state.js';

/** A period in which core costs are paid: its first day, and the first day after it. */
export type CoreTerm = readonly [from: PlainDate, over: PlainDate];

export const coreTerms = ({ agreements }: AgreementsState): CoreTerm[] =>
  agreements.filter((a) => a.coreSharePercent > 0).map((a) => [a.startsOn, overOn(a)] as const);

/** The number of completed months from `day` that the terms cover without a gap. */
export function coreMonths(terms: readonly CoreTerm[], day: PlainDate): number {
  let until = day;
  for (let next: CoreTerm | undefined; (next = terms.find(([from, over]) => from <= until && until < over)); ) until = next[1];
  return completedMonths(day, until);
}
