import { addDays, addMonths, type PlainDate } from '#kernel';

/** A quarter of a calendar year. */
export interface Quarter {
  /** `2026-Q4`. */
  code: string;
  /** "October to December 2026". */
  label: string;
  from: PlainDate;
  to: PlainDate;
}

const names = ['January to March', 'April to June', 'July to September', 'October to December'];

export function quarterOf(day: PlainDate): Quarter {
  const year = day.slice(0, 4);
  const quarter = Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  const from = `${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`;
  return { code: `${year}-Q${quarter + 1}`, label: `${names[quarter] ?? ''} ${year}`, from, to: addDays(addMonths(from, 3), -1) };
}

/** The quarters that overlap a period, at most 40. */
export function quartersBetween(from: PlainDate, to: PlainDate): Quarter[] {
  const quarters: Quarter[] = [];
  for (let quarter = quarterOf(from); quarter.from <= to && quarters.length < 40; quarter = quarterOf(addDays(quarter.to, 1))) quarters.push(quarter);
  return quarters;
}
