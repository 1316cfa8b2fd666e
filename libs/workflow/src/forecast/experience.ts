import { PARTS, quantilesBy, type Quantiles } from './quantiles.js';
import { weibullShape } from './weibull.js';

/** How long one step of one development took. */
export interface Taken {
  code: string;
  /** Counted days divided by usual days: 1.5 is one and a half times the usual length. */
  ratio: number;
  /** True while the step is in progress: its final ratio will be larger. */
  running: boolean;
}

/** The ratios of actual to usual days in the developments of one programme, by step code. */
export type Experience = ReadonlyMap<string, Quantiles>;

/** The minimum number of finished steps. With fewer, the lengths of the template predict better than the ratios. */
export const MIN_FINISHED = 5;

/** Excludes steps that fewer than five developments finished. */
export function experienceOf(taken: Iterable<Taken>): Experience {
  const byCode = Map.groupBy(taken, ({ code }) => code);
  return new Map([...byCode].flatMap(([code, all]) => (all.filter(({ running }) => !running).length < MIN_FINISHED ? [] : [[code, ratioQuantiles(all)] as const])));
}

interface Point {
  share: number;
  ratio: number;
}

/**
 * The Kaplan–Meier estimate with one additional step at risk: the next one, which may take longer than all others. Of n finished and
 * no running steps, the k-th has the share k / (n + 1). Linear between the points.
 */
export function ratioQuantiles(taken: readonly Taken[]): Quantiles {
  // Of equal ratios, finished steps come first: a running step was still at risk at that time.
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
 * Extrapolates below the first and above the last finished step. Below, by the mean distance from the median. Above, by a Weibull
 * distribution through the last point, with the shape of all ratios: while most steps are running, the last finished one is short
 * and has a small share (M. Moeschberger and J. Klein, "A comparison of several methods of estimating the survival
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
