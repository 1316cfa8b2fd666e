import { addMonths, completedMonths, daysBetween, maxDate, minDate, type PlainDate } from '#kernel';
import { month } from '../filters.js';
import { line, widthOf, words } from './svg.js';

/** Maps days to x coordinates on an axis that starts at `left` and is `width` units wide. */
export interface TimeScale {
  from: PlainDate;
  to: PlainDate;
  left: number;
  width: number;
  x: (day: PlainDate) => number;
}

export function timeScale(days: readonly PlainDate[], left: number, width: number): TimeScale {
  const [first = '2000-01-01'] = days;
  const from = monthStart(days.reduce(minDate, first));
  const to = addMonths(monthStart(days.reduce(maxDate, first)), 1);
  const all = Math.max(1, daysBetween(from, to));
  return { from, to, left, width, x: (day) => round(left + (daysBetween(from, day) / all) * width) };
}
const monthStart = (day: PlainDate): PlainDate => `${day.slice(0, 8)}01`;
const round = (n: number): number => Math.round(n * 10) / 10;

/** First days of months, quarters, half-years, years or decades: as many as there is room for with labels. */
export function ticks(scale: TimeScale, room = 76): PlainDate[] {
  const months = completedMonths(scale.from, scale.to);
  const least = (room * months) / scale.width;
  const step = [1, 3, 6, 12, 24, 60].find((each) => each >= least) ?? Math.ceil(least / 120) * 120;
  const toFirst = (step - (monthNumber(scale.from) % step)) % step;
  const count = Math.max(0, Math.ceil((months - toFirst) / step));
  const found = Array.from({ length: count }, (_, i) => addMonths(scale.from, toFirst + i * step));
  return found.length > 0 ? found : [scale.from];
}
const monthNumber = (day: PlainDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** Vertical lines with the month above each. A month that would not fit before the right edge is left out. */
export const timeGrid = (scale: TimeScale, top: number, bottom: number): string =>
  ticks(scale).map((day) => {
    const [x, text] = [scale.x(day), month(day)];
    const fits = x + 3 + widthOf(text) <= scale.left + scale.width;
    return line(x, top, x, bottom, 'mp-chart__grid') + (fits ? words(x + 3, top + 12, text) : '');
  }).join('');

/** About four round figures from 0 to at least `most`. */
export function niceSteps(most: number): number[] {
  const rough = Math.max(most, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((n) => n * power >= rough) ?? 10) * power);
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, i) => i * step);
}
