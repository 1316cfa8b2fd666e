import { maxDate, type PlainDate } from '#kernel';
import { CountedDays } from '../schedule/counted-days.js';
import { graphOf, indexesOf } from '../schedule/graph.js';
import type { Network, NetworkStep } from '../schedule/network.js';
import { forward } from '../schedule/passes.js';
import { DONE, IN_PROGRESS, timingOf, type Timing } from '../schedule/timing.js';
import type { Forecast, ForecastInput, Likely } from './forecast.js';
import { StepLength } from './lengths.js';
import { addPath, lastOf, type Tally } from './runs.js';

const { ceil, max, round } = Math;

export const RUNS = 2000;
const MAX_DECIDING = 3;

/**
 * Draws the lengths of all open steps 2,000 times and computes the schedule of each run (decision 38). The same input gives the same
 * result.
 * @throws RangeError when `of` has a step that is not in the network, or when the network is not valid: see `graphOf`
 */
export function forecastOf(input: ForecastInput): Forecast {
  const { network, today, of } = input;
  const days = new CountedDays(network.pauses);
  const graph = graphOf(network.steps);
  const timing = timingOf(network, days, today);
  const tallies = [-1, ...aims(network.steps, of)].map((aim) => tallyOf(aim, network.steps.length));
  const lengths = network.steps.map((step, i) => {
    if (timing.state[i] === DONE) return null;
    return new StepLength(input, step, timing.state[i] === IN_PROGRESS ? max(days.numberOf(today) - timing.start[i]!, 0) : null);
  });
  for (let run = 0; run < RUNS; run++) {
    draw(timing, lengths, run);
    const last = forward(graph, timing);
    for (const tally of tallies) {
      tally.ends[run] = tally.aim < 0 ? last : timing.end[tally.aim]!;
      addPath(graph, timing, tally.aim < 0 ? lastOf(timing) : tally.aim, tally);
    }
  }
  const [end, ...steps] = tallies.map((tally) => likelyDays(tally, network, days));
  return { end: end!, steps: steps.map((step, i) => ({ code: of[i]!, ...step })) };
}

function aims(steps: readonly NetworkStep[], of: readonly string[]): number[] {
  const indexes = indexesOf(steps);
  return of.map((code) => {
    const index = indexes.get(code);
    if (index === undefined) throw new RangeError(`${code} is no step of the network`);
    return index;
  });
}

const tallyOf = (aim: number, size: number): Tally => ({ aim, ends: new Int32Array(RUNS), times: new Int32Array(size), days: new Float64Array(size) });

function draw(timing: Timing, lengths: readonly (StepLength | null)[], run: number): void {
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i]!;
    if (length === null) continue;
    const drawn = length.days(run);
    timing.length[i] = max(drawn, 1);
    timing.shift[i] = drawn === 0 ? -1 : 0;
    if (timing.state[i] === IN_PROGRESS) timing.end[i] = timing.start[i]! + timing.length[i]!;
  }
}

const percent = (share: number): number => round(share * 100);

/** The day on which a step, or the last step (aim -1), was finished; null while it is open. */
function finishedOn({ steps, startOn }: Network, aim: number): PlainDate | null {
  if (aim >= 0) return steps[aim]!.finishedOn;
  if (steps.some((step) => step.finishedOn === null)) return null;
  return steps.reduce((last, step) => maxDate(last, step.finishedOn ?? last), steps[0]?.finishedOn ?? startOn);
}

function likelyDays({ aim, ends, times, days: taken }: Tally, network: Network, days: CountedDays): Likely {
  const done = finishedOn(network, aim);
  if (done !== null) return { p10: done, p50: done, p90: done, deciding: [] };
  const sorted = ends.toSorted();
  const at = (share: number): PlainDate => days.dayOf(sorted[ceil(share * RUNS) - 1]! - 1);
  const deciding = network.steps
    .map(({ code }, i) => ({ code, share: times[i]! / RUNS, taken: taken[i]! }))
    .filter(({ share }, i) => share > 0 && i !== aim)
    .sort((a, b) => percent(b.share) - percent(a.share) || b.taken - a.taken)
    .slice(0, MAX_DECIDING)
    .map(({ code, share }) => ({ code, share }));
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9), deciding };
}
