import { addDays, addMonths, type PlainDate, type WarningInterval } from '#kernel';

/**
 * The intervals without a mark for more than `months` months. Each opens on the day after the same day of the month,
 * `months` months after the last mark. It clears on the next mark or on `end`.
 * @param marks the days on which something was done, in order; counting begins on the first
 * @param end the day on which the rule stops applying; null without an end
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
