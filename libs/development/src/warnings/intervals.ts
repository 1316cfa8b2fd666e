import { whyOn, type PlainDate, type WarningInterval, type WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';

/**
 * The intervals in which something is wrong. The reason can change within an interval.
 * @param days the days on which `why` can change, in any order
 * @param why the reason on a day; null when nothing is wrong
 */
export function intervalsWhere(days: readonly PlainDate[], why: (day: PlainDate) => string | null): WarningInterval[] {
  const found: WarningInterval[] = [];
  let open: WarningInterval | null = null;
  for (const day of [...new Set(days)].sort()) {
    const wrong = why(day);
    if (wrong !== null && open === null) found.push((open = { opens: day, clears: null, why: wrong }));
    else if (wrong !== null && open !== null) changeReason(open, day, wrong);
    else if (wrong === null && open !== null) {
      open.clears = day;
      open = null;
    }
  }
  return found;
}

/** Changes the reason from a day, if it is another one. */
export function changeReason(interval: WarningInterval, day: PlainDate, why: string): void {
  if (whyOn(interval, day) !== why) interval.later = [...(interval.later ?? []), { from: day, why }];
}

/** Removes the days on which one of the others is open from the intervals. */
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

/** Ends all intervals on `end`, and drops those that open on or after it. */
export const until = (intervals: readonly WarningInterval[], end: PlainDate | null): WarningInterval[] =>
  end === null
    ? [...intervals]
    : intervals.filter(({ opens }) => opens < end).map((one) => ({ ...one, clears: one.clears === null || end < one.clears ? end : one.clears }));

/** For warnings about the development, not about the organisation, which continues: clears them at the end of the development. */
export const duringDevelopment = (rule: WarningRule<UloState>): WarningRule<UloState> => ({
  ...rule,
  intervals: (ulo) => until(rule.intervals(ulo), ulo.course.ended?.on ?? null),
});
