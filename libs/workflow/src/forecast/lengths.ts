import type { NetworkStep } from '../schedule/network.js';
import type { ForecastInput } from './forecast.js';
import { pertQuantiles } from './pert.js';
import { shareBelow, valueAt, type Quantiles } from './quantiles.js';
import { seedOf, uniform, type Seed } from './random.js';

const { log, round } = Math;

/** Of a step that has outlived everything known: what is left, by what was spent, on average. */
const OUTLIVED = 0.15;

/** Draws how long one open step takes, in whole days. */
export class StepLength {
  readonly #quantiles: Quantiles;
  readonly #seed: Seed;
  /** It takes longer than this, in days. */
  readonly #more: number;
  readonly #shareBefore: number;

  /** @param spent counted days from its start up to yesterday; null when it is not started */
  constructor(input: ForecastInput, step: NetworkStep, spent: number | null) {
    this.#quantiles = lengthsOf(input, step);
    this.#seed = seedOf(input.id, step.code);
    // Lengths are rounded: half a day more than those spent is the least that gives one more.
    this.#more = spent === null ? -1 : spent + 0.5;
    this.#shareBefore = shareBelow(this.#quantiles, this.#more);
  }

  /** Of one run; on the condition of what was spent. */
  days(run: number): number {
    const share = uniform(this.#seed, run);
    const before = this.#shareBefore;
    if (before === 1) return round(this.#more * (1 - OUTLIVED * log(share)));
    return round(valueAt(this.#quantiles, before + (1 - before) * share));
  }
}

function lengthsOf({ durations, experience }: ForecastInput, { code, days }: NetworkStep): Quantiles {
  const ratios = days === 0 ? undefined : experience.get(code);
  if (ratios !== undefined) return ratios.map((ratio) => ratio * days);
  return pertQuantiles(durations.get(code) ?? { least: days, usual: days, most: days });
}
