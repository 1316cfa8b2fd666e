import { daysBetween, type PlainDate } from '#kernel';
import { date, plural } from '../filters.js';
import { timeGrid, timeScale, type TimeScale } from './axis.js';
import type { Chart, ChartInput } from './chart.js';
import { likelyInWords, rangeRow, rangeSwatch, type LikelyRange } from './likely-range.js';
import { drawing, el, hatch, line, swatch, widthOf, words, wrap } from './svg.js';

/** Days from `from` to `to`, both included; the same day twice is a point in time. */
export interface Span {
  from: PlainDate;
  to: PlainDate;
}
export interface PlanRow {
  label: string;
  /** The first plan. */
  baseline?: Span | undefined;
  /** The actual days, or those planned or forecast now. */
  current?: Span | undefined;
  /** True if `current` has happened. */
  done?: boolean | undefined;
  /** The days between which its end is likely. */
  likely?: Span | undefined;
  /** A day within the period, drawn as a diamond: the launch. */
  mark?: PlainDate | undefined;
  /** The state in words, for the table. */
  status: string;
}
export interface PlanChartInput extends ChartInput {
  rows: readonly PlanRow[];
  today: PlainDate;
  /** The label of the line for today, if the page shows an earlier day. */
  todayLabel?: string | undefined;
  /** Forecasts, drawn below the rows. */
  likely?: readonly LikelyRange[];
  /** True to add a drawing for narrow screens, so that it does not scroll there. */
  narrow?: boolean;
}

/** Today is not drawn if it is more than this number of days after the last day of the plan. */
const FAR_DAYS = 366;
/** The greatest width, in px, at which texts have 9 points or more on A4. */
const WIDEST = 960;
const ROW = 60;
/** The line height of labels, in px. */
const LINE = 20;
/** The width of the drawing on a screen of 320 px. */
const NARROW = 288;
const TOP = 44;

/** Bars on a time axis that compare the first plan with the current days, with today marked. */
export function planChart(input: PlanChartInput): Chart {
  const { likely = [] } = input;
  return {
    id: input.id,
    title: input.title,
    sentence: [input.sentence ?? planSentence(input.rows), ...likely.map((range) => `${range.label}: ${lowerFirst(likelyInWords(range))}.`)].join(' '),
    svg: drawn(input, input.id),
    ...(input.narrow ? { narrow: drawn(input, `${input.id}-narrow`, NARROW) } : {}),
    wide: true,
    key: keyOf(input),
    table: {
      head: ['What', 'First planned', 'Now', 'Difference', 'Status'],
      rows: tableRows(input.rows, likely),
      numeric: [],
    },
    csv: input.csv,
    open: input.open,
  };
}

/** @param narrow the width for narrow screens, on which labels are wrapped */
function drawn(input: PlanChartInput, id: string, narrow?: number): string {
  const { likely = [] } = input;
  const spans = [...input.rows.flatMap((row) => [row.baseline, row.current, row.likely, row.mark === undefined ? undefined : { from: row.mark, to: row.mark }]), ...likely].filter((span) => span !== undefined);
  const planned = spans.flatMap((span) => [span.from, span.to]);
  // If the plan ended years ago, a line for today would compress the plan.
  const showsToday = planned.length === 0 || daysBetween(planned.reduce((a, b) => (b > a ? b : a)), input.today) <= FAR_DAYS;
  const days = showsToday ? [input.today, ...planned] : planned;
  const months = daysBetween(days.reduce((a, b) => (b < a ? b : a)), days.reduce((a, b) => (b > a ? b : a))) / 30.4;
  const width = narrow ?? Math.round(Math.min(WIDEST, Math.max(640, months * 24)));
  const scale = timeScale(days, 8, width - 16);
  const rows: string[] = [];
  let y = TOP;
  for (const row of input.rows) {
    const label = narrow === undefined ? [labelOf(row)] : wrap(labelOf(row), Math.floor((narrow - 8) / widthOf('m')));
    rows.push(planRow(row, label, y, scale, width, `${id}-hatch`));
    y += ROW + (label.length - 1) * LINE;
  }
  const height = y + likely.length * ROW + 8;
  const today = scale.x(input.today);
  const todayLabel = input.todayLabel ?? 'Today';
  const near = today + widthOf(todayLabel) + 8 > width;
  return drawing(id, input.title, { width, height }, hatch(`${id}-hatch`), timeGrid(scale, 4, height),
    ...(showsToday ? [line(today, 20, today, height, 'mp-chart__today'), words(near ? today - 5 : today + 5, 34, todayLabel, { class: 'mp-chart__strong-text', ...(near ? { 'text-anchor': 'end' } : {}) })] : []),
    ...rows, ...likely.map((range, i) => rangeRow(range, y + i * ROW, scale, width)));
}

const tableRows = (rows: readonly PlanRow[], likely: readonly LikelyRange[]): string[][] => [
  ...rows.map((row) => [row.label, spanText(row.baseline), spanText(row.current), shiftText(row) || '–', row.status]),
  ...likely.map((range) => [`Forecast: ${range.label}`, '–', '–', '–', likelyInWords(range)]),
];

function labelOf(row: PlanRow): string {
  const remark = row.baseline || row.current ? shiftText(row) : 'no dates yet';
  return `${row.label}${remark && remark !== 'As planned' ? ` (${remark})` : ''}`;
}

function planRow(row: PlanRow, label: readonly string[], top: number, scale: TimeScale, width: number, hatchId: string): string {
  const start = Math.min(...[row.baseline, row.current].filter((span) => span !== undefined).map((span) => scale.x(span.from)));
  // The label starts where its bar starts, so that both are visible when the chart is scrolled. It stays inside the right edge.
  const x = Math.max(scale.left, Math.min(Number.isFinite(start) ? start : scale.left, width - Math.max(...label.map(widthOf)) - 4));
  const y = top + (label.length - 1) * LINE;
  return (
    label.map((text, i) => words(x, top + 16 + i * LINE, text)).join('') +
    (row.baseline ? shape(row.baseline, y + 22, 11, scale, { class: 'mp-chart__then', fill: `url(#${hatchId})` }) : '') +
    (row.current ? shape(row.current, y + 36, 15, scale, { class: row.done ? 'mp-chart__now' : 'mp-chart__ahead' }) : '') +
    (row.likely ? line(scale.x(row.likely.from), y + 43.5, scale.x(row.likely.to), y + 43.5, 'mp-chart__likely') : '') +
    (row.mark === undefined ? '' : shape({ from: row.mark, to: row.mark }, y + 36, 15, scale, { class: 'mp-chart__now' }))
  );
}

/** A bar, or a diamond if the span is one day. */
function shape(span: Span, y: number, height: number, scale: TimeScale, look: Record<string, string>): string {
  const x = scale.x(span.from);
  const middle = y + height / 2;
  const half = height / 2 + 1;
  if (span.from === span.to) return el('path', { d: `M${x - half} ${middle}L${x} ${middle - half}L${x + half} ${middle}L${x} ${middle + half}Z`, ...look });
  return el('rect', { x, y, width: Math.max(2, Math.round((scale.x(span.to) - x) * 10) / 10), height, ...look });
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function keyOf({ id, rows, likely = [] }: PlanChartInput): Chart['key'] {
  const sample = (look: Record<string, string>): string => swatch(el('rect', { x: 1, y: 2, width: 30, height: 12, ...look }));
  return [
    ...(rows.some((row) => row.baseline) ? [{ swatch: swatch(hatch(`${id}-hatch-key`), el('rect', { x: 1, y: 2, width: 30, height: 12, class: 'mp-chart__then', fill: `url(#${id}-hatch-key)` })), text: 'First planned' }] : []),
    ...(rows.some((row) => row.current && row.done) ? [{ swatch: sample({ class: 'mp-chart__now' }), text: 'Done' }] : []),
    ...(rows.some((row) => row.current && !row.done) ? [{ swatch: sample({ class: 'mp-chart__ahead' }), text: 'Now planned or forecast' }] : []),
    ...(rows.some((row) => row.likely) ? [{ swatch: swatch(line(1, 8, 31, 8, 'mp-chart__likely')), text: 'The end is likely between these days' }] : []),
    ...(rows.some((row) => row.mark !== undefined) ? [{ swatch: swatch(el('path', { d: 'M8 8L16 0L24 8L16 16Z', class: 'mp-chart__now' })), text: 'Launch' }] : []),
    ...(likely.length > 0 ? [{ swatch: swatch(rangeSwatch()), text: 'Likely between these days; half of the runs end by the dot' }] : []),
  ];
}

const spanText = (span: Span | undefined): string => (!span ? '–' : span.from === span.to ? date(span.to) : `${date(span.from)} to ${date(span.to)}`);
const daysLate = ({ baseline, current }: PlanRow): number | undefined => (baseline && current ? daysBetween(baseline.to, current.to) : undefined);
function shiftText(row: PlanRow): string {
  const days = daysLate(row);
  if (days === undefined) return '';
  return days === 0 ? 'As planned' : `${plural(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`;
}

function planSentence(rows: readonly PlanRow[]): string {
  if (rows.length === 0) return 'Nothing is planned yet.';
  const done = rows.filter((row) => row.done).length;
  const later = rows.filter((row) => (daysLate(row) ?? 0) > 0);
  const worst = later.reduce<PlanRow | undefined>((a, b) => (a && (daysLate(a) ?? 0) >= (daysLate(b) ?? 0) ? a : b), undefined);
  const shift = worst ? ` ${later.length} of ${rows.length} ${later.length === 1 ? 'is' : 'are'} later than first planned: most of all ${worst.label}, ${shiftText(worst)}.` : ' None is later than first planned.';
  return `${done} of ${rows.length} ${done === 1 ? 'is' : 'are'} done.${shift}`;
}
