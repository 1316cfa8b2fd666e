import type { PlainDate } from '#kernel';
import type { Network } from '../schedule/network.js';
import type { Duration } from '../template/template.js';
import type { Experience } from './experience.js';

export interface ForecastInput {
  /** The id of the development. Random numbers derive only from it, from the step codes and from the number of the run. */
  id: string;
  /** The network with the facts as at `today`. */
  network: Network;
  today: PlainDate;
  /** Durations in days by step code. A step without one takes the days of the network. */
  durations: ReadonlyMap<string, Duration>;
  /** The experience of the same programme up to `today`. It replaces the durations of the steps that it contains. */
  experience: Experience;
  /** Codes of the steps to forecast. */
  of: readonly string[];
}

/** The days by which a tenth, half and nine tenths of the runs had finished. */
export interface Likely {
  p10: PlainDate;
  p50: PlainDate;
  p90: PlainDate;
  /** The steps that most often decide the finish, at most three. Among equal shares in whole per cent, the longest come first. */
  deciding: readonly Deciding[];
}

/** Another open step on the path that decided the finish. */
export interface Deciding {
  code: string;
  /** The share of runs in which it was on the longest path (criticality index): more than 0, at most 1. */
  share: number;
}

export interface Forecast {
  /** The finish of the last step. */
  end: Likely;
  /** In the order of `of`. For a finished step, all three days are its finish day. */
  steps: readonly (Likely & { code: string })[];
}
