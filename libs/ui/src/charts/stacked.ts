import { number, plural } from '../filters.js';
import type { Chart, ChartInput } from './chart.js';
import { drawing, el, hatch, line, swatch, words, wrap } from './svg.js';

/** How a part of a bar is filled: told apart without colour, too. */
export type Fill = 'solid' | 'hatched' | 'strong' | 'open' | 'dashed';

export interface StackedChartInput extends ChartInput {
  /** In the order in which they are stacked. */
  parts: readonly { label: string; fill: Fill }[];
  /** From top to bottom; `values` in the order of the parts. `now`: a line marked so stands above it. */
  bars: readonly { label: string; values: readonly number[]; now?: string }[];
  /** The head of the first column of the table. */
  column: string;
}

const BAR = 16;
const LINE = 20;
/** Letters of a label that a screen of 320 px has room for. */
const LETTERS = 34;
const classes: Readonly<Record<Fill, string>> = { solid: 'mp-chart__bar', strong: 'mp-chart__alarm', hatched: 'mp-chart__then', open: 'mp-chart__ahead', dashed: 'mp-chart__waits' };

/** Horizontal bars of several parts, each under its label with the figures of all parts. */
export function stackedChart(input: StackedChartInput): Chart {
  const { id, parts, bars } = input;
  const most = Math.max(1, ...bars.map(({ values }) => sumOf(values)));
  const hatchId = `${id}-hatch`;
  const fillOf = (fill: Fill): Record<string, string> => ({ class: classes[fill], ...(fill === 'hatched' ? { fill: `url(#${hatchId})` } : {}) });
  const drawn: string[] = [];
  let y = 0;
  for (const { label, values, now } of bars) {
    if (now !== undefined) {
      drawn.push(line(0, y + 11, '100%', y + 11, 'mp-chart__today'), words(4, y + 16, now, { class: 'mp-chart__strong-text' }));
      y += 24;
    }
    const said = parts.flatMap((part, i) => ((values[i] ?? 0) > 0 ? [`${number(values[i])} ${part.label.toLowerCase()}`] : []));
    for (const text of wrap(`${label}: ${said.join(', ') || 'none'}`, LETTERS)) {
      drawn.push(words(0, y + 15, text));
      y += LINE;
    }
    let before = 0;
    for (const [i, part] of parts.entries()) {
      const value = values[i] ?? 0;
      if (value > 0) drawn.push(el('rect', { x: per(before, most), y, width: per(value, most), height: BAR, ...fillOf(part.fill) }));
      before += value;
    }
    drawn.push(line(0, y - 1, 0, y + 1 + BAR, 'mp-chart__axis'));
    y += BAR + 4;
  }
  return {
    id, title: input.title, csv: input.csv, open: input.open, wide: false,
    sentence: input.sentence ?? stackedSentence(input),
    svg: drawing(id, input.title, { width: '100%', height: Math.max(1, y) }, hatch(hatchId), ...drawn),
    key: parts.map(({ label, fill }) => ({ text: label, swatch: swatch(...(fill === 'hatched' ? [hatch(`${hatchId}-key`)] : []), el('rect', { x: 1, y: 2, width: 30, height: 12, class: classes[fill], ...(fill === 'hatched' ? { fill: `url(#${hatchId}-key)` } : {}) })) })),
    table: { head: [input.column, ...parts.map(({ label }) => label)], rows: bars.map(({ label, values }) => [label, ...parts.map((_, i) => number(values[i] ?? 0))]), numeric: parts.map((_, i) => i + 1), sparse: true },
  };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const per = (value: number, most: number): string => `${Math.round((value / most) * 1000) / 10}%`;

function stackedSentence({ parts, bars }: StackedChartInput): string {
  const all = sumOf(bars.flatMap(({ values }) => values));
  if (all === 0) return 'There is nothing to show yet.';
  return `${plural(all, 'thing')} in all: ${parts.map(({ label }, i) => `${number(sumOf(bars.map(({ values }) => values[i] ?? 0)))} ${label.toLowerCase()}`).join(', ')}.`;
}
