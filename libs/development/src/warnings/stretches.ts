import { whyOn, type PlainDate, type WarningInterval, type WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';

/**
 * The times in which something is wrong, when it can only change on some days. What is said changes with the day.
 * @param days on which it can change, in any order
 * @param why what is wrong on a day; null: nothing
 */
export function stretches(days: readonly PlainDate[], why: (day: PlainDate) => string | null): WarningInterval[] {
  const found: WarningInterval[] = [];
  let open: WarningInterval | null = null;
  for (const day of [...new Set(days)].sort()) {
    const wrong = why(day);
    if (wrong !== null && open === null) found.push((open = { opens: day, clears: null, why: wrong }));
    else if (wrong !== null && open !== null) sayFrom(open, day, wrong);
    else if (wrong === null && open !== null) {
      open.clears = day;
      open = null;
    }
  }
  return found;
}

/** Says something else from a day on, when it is something else. */
export function sayFrom(interval: WarningInterval, day: PlainDate, why: string): void {
  if (whyOn(interval, day) !== why) interval.later = [...(interval.later ?? []), { from: day, why }];
}

/** What is left of the intervals on days on which none of the others is open. */
export const without = (intervals: readonly WarningInterval[], others: readonly Pick<WarningInterval, 'opens' | 'clears'>[]): WarningInterval[] =>
  others.reduce<WarningInterval[]>(
    (left, other) =>
      left.flatMap((one) => {
        if (one.clears !== null && one.clears <= other.opens) return [one];
        if (other.clears !== null && other.clears <= one.opens) return [one];
        const before = one.opens < other.opens ? [{ ...one, clears: other.opens }] : [];
        const after = other.clears !== null && (one.clears === null || other.clears < one.clears) ? [{ ...one, opens: other.clears }] : [];
        return [...before, ...after];
      }),
    [...intervals],
  );

/** Nothing is watched from the end of a development on. */
export const until = (intervals: readonly WarningInterval[], end: PlainDate | null): WarningInterval[] =>
  end === null
    ? [...intervals]
    : intervals.filter(({ opens }) => opens < end).map((one) => ({ ...one, clears: one.clears === null || end < one.clears ? end : one.clears }));

/** A warning about the development, not about the organisation that lives on: none is open once the development has ended. */
export const whileDeveloped = (rule: WarningRule<UloState>): WarningRule<UloState> => ({
  ...rule,
  intervals: (ulo) => until(rule.intervals(ulo), ulo.course.ended?.on ?? null),
});
