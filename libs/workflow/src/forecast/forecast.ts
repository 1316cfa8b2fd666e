import type { PlainDate } from '#kernel';
import type { Network } from '../schedule/network.js';
import type { Duration } from '../template/template.js';
import type { Experience } from './experience.js';

export interface ForecastInput {
  /** Of what is developed. Random numbers derive from it, from the codes of steps and from the number of the run, and from nothing else. */
  id: string;
  /** With what is known as at `today`. */
  network: Network;
  today: PlainDate;
  /** By code of a step, in days; a step without one takes the days of the network. */
  durations: ReadonlyMap<string, Duration>;
  /** Of the same programme, without what happened after `today`. It replaces the durations of the steps that it holds. */
  experience: Experience;
  /** Codes of the steps whose finish is asked for. */
  of: readonly string[];
}

/** When something is likely to be finished: a tenth, half and nine tenths of the runs had finished it on these days. */
export interface Likely {
  p10: PlainDate;
  p50: PlainDate;
  p90: PlainDate;
  /** Those that most often decide it, at most three. Of those with the same share in whole per cent, the longest come first. */
  deciding: readonly Deciding[];
}

/** Another step, open, that it waited for. */
export interface Deciding {
  code: string;
  /** The share of runs in which it lay on the longest path (criticality index): above 0, at most 1. */
  share: number;
}

export interface Forecast {
  /** When the last step is finished. */
  end: Likely;
  /** In the order in which they were asked for. A step that is done has its day three times. */
  steps: readonly (Likely & { code: string })[];
}
