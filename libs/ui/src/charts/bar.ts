import { number } from '../filters.js';
import type { Chart, ChartInput } from './chart.js';
import { drawing, el, escapeXml, line, words, wrap } from './svg.js';

export interface BarChartInput extends ChartInput {
  bars: readonly { label: string; value: number }[];
  /** Formats a value: `(n) => plural(n, 'warning')`. */
  format?: (value: number) => string;
  /** The headings of the two table columns. */
  columns: readonly [label: string, value: string];
  /** A range to compare with, marked by two lines: 24 to 36 months. */
  range?: { from: number; to: number; label: string };
}

const LINE = 20;
const BAR = 18;

/** Characters per line of a label: on wide screens and on a screen of 320 px. */
const [WIDE, NARROW] = [76, 34];

/** Horizontal bars at full width, each below its label and value; legible at 320 px. */
export function barChart(input: BarChartInput): Chart {
  const format = input.format ?? number;
  const isLong = input.bars.some((bar) => labelOf(bar, format).length > NARROW);
  return {
    id: input.id,
    title: input.title,
    sentence: input.sentence ?? barSentence(input, format),
    svg: drawn(input, input.id, WIDE, format),
    ...(isLong ? { narrow: drawn(input, `${input.id}-narrow`, NARROW, format) } : {}),
    wide: false,
    key: [],
    table: { head: [...input.columns], rows: input.bars.map((bar) => [bar.label, format(bar.value)]), numeric: [1] },
    csv: input.csv,
    open: input.open,
  };
}

const labelOf = ({ label, value }: BarChartInput['bars'][number], format: (value: number) => string): string => `${label}: ${format(value)}`;

function drawn(input: BarChartInput, id: string, letters: number, format: (value: number) => string): string {
  const most = Math.max(0, input.range?.to ?? 0, ...input.bars.map((bar) => bar.value)) || 1;
  const at = (value: number): string => `${Math.round((Math.max(0, value) / most) * 1000) / 10}%`;
  const top = input.range ? 26 : 0;
  const parts: string[] = [];
  let y = top;
  for (const bar of input.bars) {
    const lines = wrap(labelOf(bar, format), letters);
    // The space separates the lines when a reader copies the label.
    const spans = lines.map((text, i) => el('tspan', { x: 0, dy: i === 0 ? 0 : LINE }, escapeXml(i < lines.length - 1 ? `${text} ` : text)));
    parts.push(el('text', { x: 0, y: y + 16 }, ...spans));
    y += lines.length * LINE + 4;
    parts.push(el('rect', { x: 0, y, width: at(bar.value), height: BAR, class: 'mp-chart__bar' }), line(0, y - 2, 0, y + BAR + 2, 'mp-chart__axis'));
    y += BAR + 12;
  }
  // The two lines cross the bars; their label is above all bars.
  const range = input.range
    ? [words(0, 16, `┆ ${input.range.label}`), ...[input.range.from, input.range.to].map((value) => line(at(value), top, at(value), y, 'mp-chart__limit'))]
    : [];
  return drawing(id, input.title, { width: '100%', height: Math.max(y, 1) }, ...parts, ...range);
}

function barSentence({ bars, range }: BarChartInput, format: (value: number) => string): string {
  const sorted = [...bars].sort((a, b) => b.value - a.value);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return 'There is nothing to show yet.';
  const inside = range ? withinSentence(bars.filter((bar) => bar.value >= range.from && bar.value <= range.to).length, bars.length, range.label) : '';
  if (first.value === last.value) return `${bars.length === 1 ? first.label : `Each of the ${bars.length}`}: ${format(first.value)}.${inside}`;
  const least = sorted.filter(({ value }) => value === last.value).length;
  return `The most is ${first.label}, with ${format(first.value)}; ${least === 1 ? `the least is ${last.label}, with ${format(last.value)}` : `${least} of ${sorted.length} have the least: ${format(last.value)}`}.${inside}`;
}
const withinSentence = (count: number, of: number, label: string): string => ` ${count} of ${of} ${count === 1 ? 'is' : 'are'} within ${label}.`;
