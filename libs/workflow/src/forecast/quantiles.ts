/**
 * A distribution by its inverse: the value below which the share `i / PARTS` lies, for `i` from 0 to `PARTS`. Never falls.
 * Between two of them it is a straight line.
 */
export type Quantiles = Float64Array;

const { floor, min } = Math;

export const PARTS = 256;

export const quantilesBy = (valueAt: (share: number) => number): Quantiles => Float64Array.from({ length: PARTS + 1 }, (_, i) => valueAt(i / PARTS));

/** @param share from 0 to 1 */
export function valueAt(quantiles: Quantiles, share: number): number {
  const place = share * PARTS;
  const i = min(floor(place), PARTS - 1);
  const below = quantiles[i]!;
  return below + (quantiles[i + 1]! - below) * (place - i);
}

/** The share that lies below a value; where the distribution has a jump at it, the part that is surely below. */
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
