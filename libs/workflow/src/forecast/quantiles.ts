/**
 * The inverse of a distribution function: element `i`, from 0 to `PARTS`, is the quantile of `i / PARTS`. Never decreases.
 * Linear between two elements.
 */
export type Quantiles = Float64Array;

const { floor, min } = Math;

export const PARTS = 256;

export const quantilesBy = (valueAt: (share: number) => number): Quantiles => Float64Array.from({ length: PARTS + 1 }, (_, i) => valueAt(i / PARTS));

/** @param share from 0 to 1 */
export function valueAt(quantiles: Quantiles, share: number): number {
  const position = share * PARTS;
  const i = min(floor(position), PARTS - 1);
  const below = quantiles[i]!;
  return below + (quantiles[i + 1]! - below) * (position - i);
}

/** The share of the distribution below a value. At a jump, excludes the share of the value itself. */
export function shareBelow(quantiles: Quantiles, value: number): number {
  if (value <= quantiles[0]!) return 0;
  if (value > quantiles[PARTS]!) return 1;
  let [low, high] = [0, PARTS];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (quantiles[middle]! < value) low = middle;
    else high = middle;
  }
  return (low + (value - quantiles[low]!) / (quantiles[high]! - quantiles[low]!)) / PARTS;
}
