import { plural } from '../filters.js';
import type { Chart, ChartInput } from './chart.js';
import { drawing, el, line, widthOf, words } from './svg.js';

/** A step with the codes of its prerequisites. The prerequisites must not form a cycle. */
export interface NetworkChartStep {
  code: string;
  title: string;
  waitsFor: readonly string[];
}
export interface NetworkChartInput extends ChartInput {
  steps: readonly NetworkChartStep[];
}

const ROW = 44;
const BOX = 30;
const GAP = 60;
const EDGE = 4;

/** Boxes in columns: each step is to the right of its prerequisites, and lines join them. */
export function networkChart(input: NetworkChartInput): Chart {
  const columns = columnsOf(input.steps);
  const box = Math.max(48, ...input.steps.map(({ code }) => widthOf(code) + 20));
  const places = new Map(columns.flatMap((column, x) => column.map((step, y) => [step.code, { x: EDGE + x * (box + GAP), y: EDGE + y * ROW }] as const)));
  const links = input.steps.flatMap(({ code, waitsFor }) => waitsFor.flatMap((other) => linkBetween(places.get(other), places.get(code), box)));
  const boxes = [...places].map(([code, { x, y }]) => el('rect', { x, y, width: box, height: BOX, class: 'mp-chart__ahead' }) + words(x + box / 2, y + 21, code, { 'text-anchor': 'middle' }));
  const height = 2 * EDGE + Math.max(1, ...columns.map(({ length }) => length)) * ROW - ROW + BOX;
  const title = (code: string): string => [code, input.steps.find((step) => step.code === code)?.title].join(' ');
  return {
    id: input.id,
    title: input.title,
    sentence: input.sentence ?? networkSentence(input.steps, columns.length),
    svg: drawing(input.id, input.title, { width: Math.round(2 * EDGE + columns.length * (box + GAP) - GAP), height }, ...links, ...boxes),
    wide: true,
    key: [],
    table: {
      head: ['Step', 'Waits for', 'What waits for it'],
      rows: input.steps.map(({ code, waitsFor }) => [title(code), waitsFor.map(title).join(', ') || 'Nothing', input.steps.filter((other) => other.waitsFor.includes(code)).map((other) => title(other.code)).join(', ') || 'Nothing']),
      numeric: [],
    },
    csv: input.csv,
    open: input.open,
  };
}

interface Point {
  x: number;
  y: number;
}
const linkBetween = (from: Point | undefined, to: Point | undefined, box: number): string[] =>
  from && to ? [line(from.x + box, from.y + BOX / 2, to.x, to.y + BOX / 2, 'mp-chart__axis')] : [];

/** Columns by the longest chain of prerequisites. Within a column, a step is placed near the rows of its prerequisites. */
function columnsOf(steps: readonly NetworkChartStep[]): NetworkChartStep[][] {
  const column = new Map(steps.map(({ code }) => [code, 0]));
  for (let moved = true, rounds = 0; moved && rounds < steps.length; rounds++) {
    moved = false;
    for (const { code, waitsFor } of steps) {
      const least = Math.max(0, ...waitsFor.map((other) => (column.get(other) ?? -1) + 1));
      if (least > (column.get(code) ?? 0)) moved = column.set(code, least) !== undefined;
    }
  }
  const columns: NetworkChartStep[][] = [];
  const row = new Map<string, number>();
  for (let x = 0; x <= Math.max(0, ...column.values()); x++) {
    const here = steps.filter(({ code }) => column.get(code) === x);
    const wanted = new Map(here.map(({ code, waitsFor }) => [code, waitsFor.reduce((sum, other) => sum + (row.get(other) ?? 0), 0) / (waitsFor.length || 1)]));
    columns.push(here.toSorted((a, b) => (wanted.get(a.code) ?? 0) - (wanted.get(b.code) ?? 0)));
    for (const [y, { code }] of (columns.at(-1) ?? []).entries()) row.set(code, y);
  }
  return columns;
}

function networkSentence(steps: readonly NetworkChartStep[], columns: number): string {
  const free = steps.filter(({ waitsFor }) => waitsFor.length === 0).map(({ code }) => code);
  if (steps.length === 0) return 'There are no steps.';
  return `${plural(steps.length, 'step')}, at most ${columns} one after another. ${free.length === 1 ? `${free[0]} waits for nothing` : `${free.length} wait for nothing`}.`;
}
