import { addDays, addMonths, type PlainDate, type WarningInterval } from '#kernel';

/**
 * The times in which nothing was heard for longer than so many months: each opens on the day after the same day of
 * the month, so many months after the last mark, and clears on the next mark or when the watch ends.
 * @param marks the days on which something was done, in order; the watch begins on the first
 * @param end the day on which the watch ends; null: it goes on
 */
export const silences = (
  marks: readonly PlainDate[],
  months: number,
  end: PlainDate | null,
  why: (mark: PlainDate) => string,
): WarningInterval[] =>
  marks.flatMap((mark, i) => {
    const opens = addDays(addMonths(mark, months), 1);
    const next = marks[i + 1] ?? null;
    const clears = next === null || (end !== null && end < next) ? end : next;
    return clears !== null && clears <= opens ? [] : [{ opens, clears, why: why(mark) }];
  });
