import { number, plural } from '../filters.js';
import type { Chart, ChartInput } from './chart.js';
import { drawing, el, hatch, line, swatch, words, wrap } from './svg.js';

/** How a part of a bar is filled: parts differ by more than colour. */
export type Fill = 'solid' | 'hatched' | 'strong' | 'open' | 'dashed';

export interface StackedChartInput extends ChartInput {
  /** In the order in which they are stacked. */
  parts: readonly { label: string; fill: Fill }[];
  /** From top to bottom. `values` are in the order of the parts. `now`: the label of a line above the bar. */
  bars: readonly { label: string; values: readonly number[]; now?: string }[];
  /** The heading of the first table column. */
  column: string;
}

const BAR = 16;
const LINE = 20;
/** Characters per line of a label: on wide screens and on a screen of 320 px. */
const [WIDE, NARROW] = [76, 34];
const classes: Readonly<Record<Fill, string>> = { solid: 'mp-chart__bar', strong: 'mp-chart__alarm', hatched: 'mp-chart__then', open: 'mp-chart__ahead', dashed: 'mp-chart__waits' };

/** Horizontal stacked bars, each below a label with the figures of all parts. */
export function stackedChart(input: StackedChartInput): Chart {
  const { id, parts, bars } = input;
  const isLong = bars.some((bar) => labelOf(bar, parts).length > NARROW);
  return {
    id, title: input.title, csv: input.csv, open: input.open, wide: false,
    sentence: input.sentence ?? stackedSentence(input),
    svg: drawn(input, id, WIDE),
    ...(isLong ? { narrow: drawn(input, `${id}-narrow`, NARROW) } : {}),
    key: parts.map(({ label, fill }) => ({ text: label, swatch: swatch(...(fill === 'hatched' ? [hatch(`${id}-hatch-key`)] : []), el('rect', { x: 1, y: 2, width: 30, height: 12, ...lookOf(fill, `${id}-hatch-key`) })) })),
    table: { head: [input.column, ...parts.map(({ label }) => label)], rows: bars.map(({ label, values }) => [label, ...parts.map((_, i) => number(values[i] ?? 0))]), numeric: parts.map((_, i) => i + 1), sparse: true },
  };
}

const lookOf = (fill: Fill, hatchId: string): Record<string, string> => ({ class: classes[fill], ...(fill === 'hatched' ? { fill: `url(#${hatchId})` } : {}) });

function labelOf({ label, values }: StackedChartInput['bars'][number], parts: StackedChartInput['parts']): string {
  const said = parts.flatMap((part, i) => ((values[i] ?? 0) > 0 ? [`${number(values[i])} ${part.label.toLowerCase()}`] : []));
  return `${label}: ${said.join(', ') || 'none'}`;
}

function drawn({ title, parts, bars }: StackedChartInput, id: string, letters: number): string {
  const most = Math.max(1, ...bars.map(({ values }) => sumOf(values)));
  const shapes: string[] = [];
  let y = 0;
  for (const bar of bars) {
    if (bar.now !== undefined) {
      // The line is above its label and must not cross it.
      shapes.push(line(0, y + 4, '100%', y + 4, 'mp-chart__today'), words(0, y + 22, bar.now, { class: 'mp-chart__strong-text' }));
      y += 26;
    }
    for (const text of wrap(labelOf(bar, parts), letters)) {
      shapes.push(words(0, y + 15, text));
      y += LINE;
    }
    let before = 0;
    for (const [i, { fill }] of parts.entries()) {
      const value = bar.values[i] ?? 0;
      if (value > 0) shapes.push(el('rect', { x: per(before, most), y, width: per(value, most), height: BAR, ...lookOf(fill, `${id}-hatch`) }));
      before += value;
    }
    shapes.push(line(0, y - 1, 0, y + 1 + BAR, 'mp-chart__axis'));
    y += BAR + 4;
  }
  return drawing(id, title, { width: '100%', height: Math.max(1, y) }, hatch(`${id}-hatch`), ...shapes);
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const per = (value: number, most: number): string => `${Math.round((value / most) * 1000) / 10}%`;

function stackedSentence({ parts, bars }: StackedChartInput): string {
  const all = sumOf(bars.flatMap(({ values }) => values));
  if (all === 0) return 'There is nothing to show yet.';
  return `${plural(all, 'thing')} in all: ${parts.map(({ label }, i) => `${number(sumOf(bars.map(({ values }) => values[i] ?? 0)))} ${label.toLowerCase()}`).join(', ')}.`;
}
