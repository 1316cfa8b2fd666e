import type { Taken } from './experience.js';

const MIN_SHAPE = 0.1;
const MAX_SHAPE = 50;
/** Number of bisections. The error is much smaller than the uncertainty of a few ratios. */
const HALVINGS = 40;

/**
 * The shape of the Weibull distribution that makes the ratios most likely, with running steps as censored (maximum likelihood). For few
 * finished steps the estimate is too large, so it is corrected by the method of R. Ross: "Bias and standard deviation due to Weibull
 * parameter estimation for small data sets", IEEE Transactions on Dielectrics and Electrical Insulation 3 (1996).
 * @param taken at least three of them finished
 */
export function weibullShape(taken: readonly Pick<Taken, 'ratio' | 'running'>[]): number {
  const finished = taken.filter(({ running }) => !running);
  const longest = taken.reduce((most, { ratio }) => Math.max(most, ratio), 0);
  // Divided by the longest, so that no power overflows. The shape does not depend on the unit.
  const logs = taken.map(({ ratio }) => Math.log(ratio / longest));
  const meanLog = finished.reduce((sum, { ratio }) => sum + Math.log(ratio / longest), 0) / finished.length;
  let [low, high] = [MIN_SHAPE, MAX_SHAPE];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = Math.sqrt(low * high);
    if (tooSmall(middle, logs, meanLog)) low = middle;
    else high = middle;
  }
  return Math.max((low * (finished.length - 2)) / (finished.length - 0.68), MIN_SHAPE);
}

/** Whether the likelihood increases with the shape. */
function tooSmall(shape: number, logs: readonly number[], meanLog: number): boolean {
  let [sum, weighted] = [0, 0];
  for (const log of logs) {
    const power = Math.exp(shape * log);
    sum += power;
    weighted += power * log;
  }
  return weighted / sum - 1 / shape < meanLog;
}
