import type { NetworkStep } from '../schedule/network.js';
import type { ForecastInput } from './forecast.js';
import { pertQuantiles } from './pert.js';
import { shareBelow, valueAt, type Quantiles } from './quantiles.js';
import { seedOf, uniform, type Seed } from './random.js';

const { log, round } = Math;

/** For a step that exceeds all known lengths: the mean days left, as a share of the days spent. */
const SHARE_LEFT = 0.15;

/** Draws how long one open step takes, in whole days. */
export class StepLength {
  readonly #quantiles: Quantiles;
  readonly #seed: Seed;
  /** The step takes longer than this, in days. */
  readonly #minimum: number;
  readonly #shareBefore: number;

  /** @param spent counted days from its start up to yesterday; null when the step is not started */
  constructor(input: ForecastInput, step: NetworkStep, spent: number | null) {
    this.#quantiles = lengthsOf(input, step);
    this.#seed = seedOf(input.id, step.code);
    // Lengths are rounded: half a day more than the days spent is the minimum that rounds to one more day.
    this.#minimum = spent === null ? -1 : spent + 0.5;
    this.#shareBefore = shareBelow(this.#quantiles, this.#minimum);
  }

  /** The length in days for one run, given the days already spent. */
  days(run: number): number {
    const share = uniform(this.#seed, run);
    const before = this.#shareBefore;
    if (before === 1) return round(this.#minimum * (1 - SHARE_LEFT * log(share)));
    return round(valueAt(this.#quantiles, before + (1 - before) * share));
  }
}

function lengthsOf({ durations, experience }: ForecastInput, { code, days }: NetworkStep): Quantiles {
  const ratios = days === 0 ? undefined : experience.get(code);
  if (ratios !== undefined) return ratios.map((ratio) => ratio * days);
  return pertQuantiles(durations.get(code) ?? { least: days, usual: days, most: days });
}
