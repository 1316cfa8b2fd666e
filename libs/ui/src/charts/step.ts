import type { PlainDate } from '#kernel';
import { date, number } from '../filters.js';
import { niceSteps, timeGrid, timeScale, type TimeScale } from './axis.js';
import type { Chart, ChartInput } from './chart.js';
import { drawing, el, line, swatch, widthOf, words } from './svg.js';

export interface Series {
  label: string;
  /** Oldest first. `text` replaces the figure in words: "6 of 8 people". */
  points: readonly { on: PlainDate; value: number; text?: string }[];
}
export interface StepChartInput extends ChartInput {
  /** One or two series, which differ by dashes and marks as well as by colour. */
  series: readonly [Series] | readonly [Series, Series];
  /** `step` for values that stay until the next point, `line` for values that change between two measurements. */
  shape?: 'step' | 'line';
  /** The last day shown; a step line continues to it. */
  until: PlainDate;
  format?: (value: number) => string;
  /** A value to compare with: half of the committee. */
  limit?: { value: number; label: string };
}

const WIDTH = 640;
/** The width of the drawing on a screen of 320 px. */
const NARROW = 288;
const HEIGHT = 300;
const [LEFT, RIGHT, TOP, BOTTOM] = [56, 24, 24, 12];

/** A line chart of one or two figures over time. */
export function stepChart(input: StepChartInput): Chart {
  const format = input.format ?? number;
  return {
    id: input.id,
    title: input.title,
    sentence: input.sentence ?? input.series.map((series) => seriesSentence(series, format)).join(' '),
    svg: drawn(input, input.id, WIDTH, format),
    narrow: drawn(input, `${input.id}-narrow`, NARROW, format),
    wide: true,
    key: input.series.length === 1 ? [] : input.series.map((series, i) => ({ swatch: swatch(line(0, 8, 32, 8, lineClass(i)), mark(16, 8, i)), text: series.label })),
    table: {
      head: ['Date', ...(input.series.length > 1 ? ['What'] : []), input.series.length > 1 ? 'Figure' : input.series[0].label],
      rows: input.series.flatMap((series) => series.points.map((point) => [date(point.on), ...(input.series.length > 1 ? [series.label] : []), point.text ?? format(point.value)])),
      numeric: [input.series.length > 1 ? 2 : 1],
    },
    csv: input.csv,
    open: input.open,
  };
}

function drawn(input: StepChartInput, id: string, width: number, format: (value: number) => string): string {
  const points = input.series.flatMap((series) => series.points);
  const scale = timeScale([...points.map((point) => point.on), input.until], LEFT, width - LEFT - RIGHT);
  const steps = niceSteps(Math.max(input.limit?.value ?? 0, ...points.map((point) => point.value), 0));
  const most = steps.at(-1) ?? 1;
  const y = (value: number): number => Math.round((HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM - 24)) * 10) / 10;
  const labels = labelHeights(input.series.map((series) => heightsAtLabel(series, scale, y, format)));
  const parts = [
    timeGrid(scale, 4, HEIGHT - BOTTOM),
    ...steps.map((value) => line(LEFT, y(value), width - RIGHT, y(value), value === 0 ? 'mp-chart__axis' : 'mp-chart__grid') + words(LEFT - 6, y(value) + 5, format(value), { 'text-anchor': 'end' })),
    ...(input.limit ? [line(LEFT, y(input.limit.value), width - RIGHT, y(input.limit.value), 'mp-chart__limit')] : []),
    ...input.series.map((series, i) => curve(series, i, { scale, y, format, until: input.until, step: input.shape !== 'line', width, labelAt: labels[i] ?? 0 })),
    // On the left, because the labels of the lines are at their right ends.
    ...(input.limit ? [words(LEFT + 8, y(input.limit.value) - 6, input.limit.label)] : []),
  ];
  return drawing(id, input.title, { width, height: HEIGHT }, ...parts);
}

const lineClass = (i: number): string => `mp-chart__line${i === 0 ? '' : ' mp-chart__line--second'}`;
const mark = (x: number, y: number, i: number): string =>
  i === 0 ? el('circle', { cx: x, cy: y, r: 4.5, class: 'mp-chart__mark' }) : el('rect', { x: x - 4.5, y: y - 4.5, width: 9, height: 9, class: 'mp-chart__mark--second' });

interface Frame {
  scale: TimeScale;
  y: (value: number) => number;
  format: (value: number) => string;
  until: PlainDate;
  step: boolean;
  width: number;
  labelAt: number;
}

/** The y coordinates of the line labels: above the upper line, and below the lower line if there is room. They never overlap. */
function labelHeights([first, second]: readonly Heights[]): number[] {
  if (!first) return [];
  if (!second) return [first.top - 10];
  const [upper, lower] = first.last <= second.last ? [first, second] : [second, first];
  const below = lower.bottom + 22 <= HEIGHT - 4 ? lower.bottom + 22 : lower.top - 10;
  const above = Math.min(upper.top - 10, below - 18);
  return upper === first ? [above, below] : [below, above];
}

/** The heights of a line in the part that is behind its label, and its last height. */
interface Heights {
  top: number;
  bottom: number;
  last: number;
}

function heightsAtLabel({ label, points }: Series, scale: TimeScale, y: (value: number) => number, format: (value: number) => string): Heights {
  const last = points.at(-1);
  if (!last) return { top: y(0), bottom: y(0), last: y(0) };
  const from = scale.x(last.on) - widthOf(labelOf(label, last, format));
  // Includes the point before the label, from which the line is drawn.
  const behind = points.filter((_, i) => i === points.length - 1 || scale.x(points[i + 1]?.on ?? last.on) >= from).map(({ value }) => y(value));
  return { top: Math.min(...behind), bottom: Math.max(...behind), last: y(last.value) };
}

const labelOf = (label: string, last: Series['points'][number], format: (value: number) => string): string => `${label}: ${last.text ?? format(last.value)}`;

function curve({ label, points }: Series, i: number, { scale, y, format, until, step, width, labelAt }: Frame): string {
  const last = points.at(-1);
  if (!last) return '';
  const path = points.map((point, n) => (n === 0 ? `M${scale.x(point.on)} ${y(point.value)}` : step ? `H${scale.x(point.on)}V${y(point.value)}` : `L${scale.x(point.on)} ${y(point.value)}`));
  if (step) path.push(`H${scale.x(until)}`);
  const text = labelOf(label, last, format);
  const end = step ? scale.x(until) : scale.x(last.on);
  return el('path', { d: path.join(''), class: lineClass(i) }) + points.map((point) => mark(scale.x(point.on), y(point.value), i)).join('') +
    words(Math.min(width - 4, Math.max(end, scale.left + widthOf(text))), labelAt, text, { 'text-anchor': 'end', class: 'mp-chart__strong-text' });
}

function seriesSentence({ label, points }: Series, format: (value: number) => string): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return `${label}: nothing recorded yet.`;
  const say = (point: Series['points'][number]): string => `${point.text ?? format(point.value)} on ${date(point.on)}`;
  if (points.length === 1) return `${label}: ${say(first)}.`;
  const lowest = points.reduce((a, b) => (b.value < a.value ? b : a));
  const dip = lowest.value < Math.min(first.value, last.value) ? `, and lowest with ${say(lowest)}` : '';
  return `${label}: ${say(last)}, after ${say(first)}${dip}.`;
}
