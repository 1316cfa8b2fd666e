import { rounded } from './statistics.js';
import type { Measured } from './rounds.js';
import type { BenchContext } from './bench-context.js';

/** One line of the result; `ratio` is `ours` divided by `reference`. */
export interface Figure {
  id: string;
  unit: string;
  ours: number;
  reference: number;
  referenceName: string;
  ratio: number;
  note: string;
}

export interface Bench {
  id: string;
  unit: string;
  referenceName: string;
  /** The target for the ratio; or a limit for `ours`, in the unit of the figure, which is then the reference. */
  wanted: { atLeast: number } | { atMost: number } | { under: number };
  /** @throws Error when the measured work had a wrong result */
  run(context: BenchContext, rounds: number): Promise<Measured & { also?: string }>;
}

export async function figureOf(bench: Bench, context: BenchContext, rounds: number): Promise<Figure> {
  const measured = await bench.run(context, rounds);
  const { ours, reference, ratio, spread, also } = measured;
  const { id, unit, referenceName } = bench;
  const note = [`wanted ${verdict(bench, measured)}`, ...(also ? [also] : []), spread].join('; ');
  return { id, unit, ours: digits(ours), reference: digits(reference), referenceName, ratio: digits(ratio), note };
}

function verdict({ wanted, unit }: Bench, { ours, ratio }: Measured): string {
  const outcome = (kept: boolean): string => (kept ? 'kept' : 'MISSED');
  if ('under' in wanted) return `under ${wanted.under} ${unit}: ${outcome(ours < wanted.under)}`;
  if ('atLeast' in wanted) return `at least ${wanted.atLeast}: ${outcome(ratio >= wanted.atLeast)}`;
  return `at most ${wanted.atMost}: ${outcome(ratio <= wanted.atMost)}`;
}

const digits = (value: number): number => Number(value.toPrecision(6));

/** The figures as an aligned table, the notes below it. */
export function table(figures: readonly Figure[]): string {
  const rows = [
    ['id', 'unit', 'ours', 'reference', 'ratio', 'against'],
    ...figures.map((f) => [f.id, f.unit, rounded(f.ours), rounded(f.reference), f.ratio.toFixed(2), f.referenceName]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const right = new Set([2, 3, 4]);
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (right.has(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join('  ').trimEnd();
  return [...rows.map(line), '', ...figures.map((f) => `${f.id}: ${f.note}`), ''].join('\n');
}
