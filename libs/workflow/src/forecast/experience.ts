import { PARTS, quantilesBy, type Quantiles } from './quantiles.js';
import { weibullShape } from './weibull.js';

/** How long one step of one development took. */
export interface Taken {
  code: string;
  /** Counted days by usual days: 1.5 is half as long again as usual. */
  ratio: number;
  /** True while it goes on: it takes longer than this. */
  running: boolean;
}

/** What developments of one programme took for each step, by its code: ratios of actual to usual days. */
export type Experience = ReadonlyMap<string, Quantiles>;

/** With fewer finished ones, the template's own lengths are better than what happened. */
export const ENOUGH = 5;

/** Steps that fewer than five developments finished are not in it. */
export function experienceOf(taken: Iterable<Taken>): Experience {
  const byCode = Map.groupBy(taken, ({ code }) => code);
  return new Map([...byCode].flatMap(([code, all]) => (all.filter(({ running }) => !running).length < ENOUGH ? [] : [[code, ratioQuantiles(all)] as const])));
}

interface Point {
  share: number;
  ratio: number;
}

/**
 * Kaplan and Meier's estimate with one more at risk than there were: the next one, which may take longer than all before it. Of n
 * that finished and none that goes on, the k-th lies at the share k / (n + 1). Straight between them.
 */
export function ratioQuantiles(taken: readonly Taken[]): Quantiles {
  // Of equal ratios, those that finished come first: one that goes on was at risk then.
  const sorted = taken.toSorted((a, b) => a.ratio - b.ratio || Number(a.running) - Number(b.running));
  const points: Point[] = [];
  let surviving = 1;
  sorted.forEach(({ ratio, running }, i) => {
    if (running) return;
    const atRisk = sorted.length - i + 1;
    surviving *= 1 - 1 / atRisk;
    points.push({ share: 1 - surviving, ratio });
  });
  return quantilesBy(inverse(points, weibullShape(taken)));
}

/**
 * Below the first and above the last of those that finished nothing is known. Below goes on the mean distance from the median. Above goes
 * on a Weibull distribution through the last one, with the shape of all ratios: where most are still going on, the last one that finished is
 * a short one, and lies at a small share (M. Moeschberger and J. Klein, "A comparison of several methods of estimating the survival
 * function when there is extreme right censoring", Biometrics 41, 1985).
 */
function inverse(points: readonly Point[], shape: number): (share: number) => number {
  const first = points[0]!;
  const last = points.at(-1)!;
  const median = points[Math.floor(points.length / 2)]!.ratio;
  const spread = points.reduce((sum, { ratio }) => sum + Math.abs(ratio - median), 0) / points.length;
  const lowest = Math.max(first.ratio - spread, first.ratio / 2);
  let i = 0;
  return (share) => {
    if (share <= first.share) return lowest + ((first.ratio - lowest) * share) / first.share;
    if (share >= last.share) return last.ratio * (Math.log(Math.max(1 - share, 0.5 / PARTS)) / Math.log(1 - last.share)) ** (1 / shape);
    while (points[i + 1]!.share < share) i++;
    const [a, b] = [points[i]!, points[i + 1]!];
    return a.ratio + ((b.ratio - a.ratio) * (share - a.share)) / (b.share - a.share);
  };
}
