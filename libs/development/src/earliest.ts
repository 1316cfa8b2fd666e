import { minDate, type PlainDate } from '#kernel';

/** The first of the days that there are; null when there is none. */
export const earliest = (...days: (PlainDate | null | undefined)[]): PlainDate | null =>
  days.reduce<PlainDate | null>((first, day) => (day === null || day === undefined ? first : first === null ? day : minDate(first, day)), null);
