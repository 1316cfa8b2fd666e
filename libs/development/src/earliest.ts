import { minDate, type PlainDate } from '#kernel';

/** The earliest of the given days; null when no day is given. */
export const earliest = (...days: (PlainDate | null | undefined)[]): PlainDate | null =>
  days.reduce<PlainDate | null>((first, day) => (day === null || day === undefined ? first : first === null ? day : minDate(first, day)), null);
