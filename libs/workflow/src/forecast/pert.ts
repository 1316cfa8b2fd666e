import type { Duration } from '../template/template.js';
import { PARTS, quantilesBy, type Quantiles } from './quantiles.js';

const LAMBDA = 4;
const GRID = 2048;
/** Modes are rounded to thousandths of the range, so there are at most 1,001 tables. */
const MODES = 1000;
const tables = new Map<number, Quantiles>();

/** The PERT distribution of a length in days: a beta distribution from `least` to `most` with mode `usual` and mean (least + 4 usual + most) / 6. */
export function pertQuantiles({ least, usual, most }: Duration): Quantiles {
  if (most <= least) return new Float64Array(PARTS + 1).fill(usual);
  const mode = Math.round(((usual - least) / (most - least)) * MODES);
  let table = tables.get(mode);
  if (table === undefined) tables.set(mode, (table = unitTable(mode / MODES)));
  return table.map((share) => least + (most - least) * share);
}

/** The quantiles of the density x^(λ mode) · (1 − x)^(λ (1 − mode)) between 0 and 1, integrated by the trapezium rule. */
function unitTable(mode: number): Quantiles {
  const density = (x: number): number => x ** (LAMBDA * mode) * (1 - x) ** (LAMBDA * (1 - mode));
  const below = new Float64Array(GRID + 1);
  for (let i = 1; i <= GRID; i++) below[i] = below[i - 1]! + density((i - 1) / GRID) + density(i / GRID);
  const whole = below[GRID]!;
  let i = 0;
  return quantilesBy((share) => {
    while (i < GRID - 1 && below[i + 1]! < share * whole) i++;
    const width = below[i + 1]! - below[i]!;
    return (i + (width > 0 ? (share * whole - below[i]!) / width : 0)) / GRID;
  });
}
