import type { Taken } from './experience.js';

const LEAST = 0.1;
const MOST = 50;
/** Halvings of the range of shapes: far below what a handful of ratios can tell. */
const HALVINGS = 40;

/**
 * The shape of the Weibull distribution that makes the ratios most likely: those that finished, and those that go on as longer than they
 * are (maximum likelihood under censoring). Of few that finished it comes out too large, which is taken back as R. Ross does: "Bias and
 * standard deviation due to Weibull parameter estimation for small data sets", IEEE Transactions on Dielectrics and Electrical Insulation 3 (1996).
 * @param taken of which at least three finished
 */
export function weibullShape(taken: readonly Pick<Taken, 'ratio' | 'running'>[]): number {
  const finished = taken.filter(({ running }) => !running);
  const longest = taken.reduce((most, { ratio }) => Math.max(most, ratio), 0);
  // By the longest, so that no power overflows: the shape is the same in every unit.
  const logs = taken.map(({ ratio }) => Math.log(ratio / longest));
  const meanLog = finished.reduce((sum, { ratio }) => sum + Math.log(ratio / longest), 0) / finished.length;
  let [low, high] = [LEAST, MOST];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = Math.sqrt(low * high);
    if (tooSmall(middle, logs, meanLog)) low = middle;
    else high = middle;
  }
  return Math.max((low * (finished.length - 2)) / (finished.length - 0.68), LEAST);
}

/** Whether the likelihood still rises with the shape. */
function tooSmall(shape: number, logs: readonly number[], meanLog: number): boolean {
  let [sum, weighted] = [0, 0];
  for (const log of logs) {
    const power = Math.exp(shape * log);
    sum += power;
    weighted += power * log;
  }
  return weighted / sum - 1 / shape < meanLog;
}
