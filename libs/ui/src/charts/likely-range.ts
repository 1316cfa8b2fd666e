import type { PlainDate } from '#kernel';
import { date } from '../filters.js';
import type { TimeScale } from './axis.js';
import { el, line, widthOf, words } from './svg.js';

/** The days between which something is likely to be finished. Half of the runs of the forecast end by `half`. */
export interface LikelyRange {
  label: string;
  from: PlainDate;
  half: PlainDate;
  to: PlainDate;
}

type Days = Omit<LikelyRange, 'label'>;

/** “Likely between 4 March and 20 September 2028; half of the runs end by 12 June”. */
export function likelyInWords({ from, half, to }: Days): string {
  if (from === to) return `Almost certainly on ${date(to)}`;
  return `Likely between ${shortIn(to, from)} and ${date(to)}; half of the runs end by ${shortIn(to, half)}`;
}

/** “Between 4 March and 20 September 2028”. */
export const betweenInWords = ({ from, to }: Pick<Days, 'from' | 'to'>): string => (from === to ? `On ${date(to)}` : `Between ${shortIn(to, from)} and ${date(to)}`);

/** A day, without its year if the other day is in the same year. */
const shortIn = (other: PlainDate, day: PlainDate): string => (day.slice(0, 4) === other.slice(0, 4) ? date(day).replace(/ \d{4}$/u, '') : date(day));

/** A line from the first day to the last, with a dot at `half` and a label above it. */
export function rangeRow(range: LikelyRange, y: number, scale: TimeScale, width: number): string {
  const [from, half, to] = [scale.x(range.from), scale.x(range.half), scale.x(range.to)];
  const middle = y + 36;
  const text = `${range.label}: ${likelyInWords(range)}`;
  return (
    words(Math.max(scale.left, Math.min(from, width - widthOf(text) - 4)), y + 16, text) +
    line(from, middle, to, middle, 'mp-chart__likely') +
    line(from, middle - 8, from, middle + 8, 'mp-chart__likely') +
    line(to, middle - 8, to, middle + 8, 'mp-chart__likely') +
    el('circle', { cx: half, cy: middle, r: 6, class: 'mp-chart__likely-half' })
  );
}

export const rangeSwatch = (): string => line(2, 8, 30, 8, 'mp-chart__likely') + el('circle', { cx: 16, cy: 8, r: 5, class: 'mp-chart__likely-half' });
